import type { Anchoring } from '../../src/core/model/anchor.ts';
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Range } from '../../src/core/model/range.ts';

/** An annotation that says nothing but its quote, and what `fields` add. */
export const annotationOf = (id: string, quote: string, fields: Partial<Annotation> = {}): Annotation => ({
  id,
  quote,
  prefix: '',
  suffix: '',
  speaker: [],
  via: [],
  tags: [],
  history: [],
  ...fields,
});

export const exactlyAt = (range: Range): Anchoring => ({
  state: 'exact',
  range,
  changes: [],
  candidates: [],
});
