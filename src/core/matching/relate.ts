import type { Difference } from '../model/anchor.ts';
import type { Relation } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';
import type { Footing } from './footing.ts';

/** A passage to be related to another. */
export interface RelatedPassage {
  /** Undefined for words from nowhere. */
  readonly article: ArticleId | undefined;
  /** Into the article's text; for words from nowhere into `text`. */
  readonly range: Range;
  readonly text: string;
}

/** How the candidate stands to the query, and in which details they disagree. */
export type Relate = (
  query: RelatedPassage,
  candidate: RelatedPassage,
  footing: Footing,
) => { readonly relation: Relation; readonly differences: readonly Difference[] };

/** For callers that want a ranking only. */
export const takenAsSame: Relate = () => ({ relation: 'same', differences: [] });
