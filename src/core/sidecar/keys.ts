import type { Sections } from './yaml/document.ts';

/** The sections of a sidecar that are read and edited entry by entry. */
export const SIDECAR_SECTIONS: Sections = new Map([
  ['annotations', 'list'],
  ['rejections', 'list'],
]);

// The known keys, in the order in which they are written.
export const ROOT_KEYS = ['version', 'article', 'annotations', 'rejections', 'conflict'] as const;
export const ARTICLE_KEYS = [
  'title',
  'author',
  'publisher',
  'agency',
  'published',
  'url',
  'archive',
  'retrieved',
  'original',
  'digest',
  'conflict',
] as const;
export const ANNOTATION_KEYS = [
  'id',
  'claim',
  'stance',
  'quote',
  'prefix',
  'suffix',
  'lookalikes',
  'position',
  'digest',
  'speaker',
  'speakerStance',
  'via',
  'relation',
  'tags',
  'note',
  'creator',
  'created',
  'history',
  'conflict',
] as const;
export const REJECTION_KEYS = [
  'id',
  'claim',
  'quote',
  'prefix',
  'suffix',
  'lookalikes',
  'position',
  'digest',
  'creator',
  'created',
  'conflict',
] as const;

/** The sections of a claims register that are read and edited entry by entry. */
export const REGISTER_SECTIONS: Sections = new Map([
  ['claims', 'map'],
  ['speakers', 'map'],
]);
export const REGISTER_KEYS = ['version', 'claims', 'speakers', 'conflict'] as const;
export const CLAIM_KEYS = [
  'statement',
  'verdict',
  'reviewUrl',
  'evidence',
  'related',
  'distinct',
  'tags',
  'note',
  'conflict',
] as const;
export const EVIDENCE_KEYS = ['source', 'url', 'retrieved', 'quote', 'says'] as const;
