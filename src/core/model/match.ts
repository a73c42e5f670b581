import type { Difference } from './anchor.ts';
import type { Relation } from './claim.ts';
import type { PassageReading } from './passageReading.ts';
import type { Range } from './range.ts';

/** A reason a person can check, e.g. `{kind: 'shared-name', text: 'Putin'}`. */
export interface Reason {
  readonly kind:
    | 'same-words'
    | 'shared-words'
    | 'shared-name'
    | 'shared-number'
    | 'shared-date'
    | 'same-speaker'
    | 'same-event'
    | 'other-event'
    | 'judged-before'
    | 'semantic';
  /** The words it rests on, for people to read. */
  readonly text: string;
}

/** A passage of another article that may carry the same claim as the passage asked about. */
export interface Match {
  /** The article's id: see `ArticleId`. */
  readonly article: string;
  readonly range: Range;
  readonly text: string;
  readonly reading: PassageReading;
  /** Calibrated, 0..1, comparable across queries. */
  readonly score: number;
  /** How likely it carries the claim, 0..1, by all that is known: what people are shown, and what suggesting goes by. */
  readonly certainty: number;
  readonly relation: Relation;
  /** Whether the certainty is above the threshold at which a match is shown unasked, and nothing speaks against it. */
  readonly suggested: boolean;
  /** Whether the match's text is independent of the query's article; undefined where nothing shows it. */
  readonly independent?: boolean;
  readonly reasons: readonly Reason[];
  /** The details in which the passages disagree: `from` the query's, `to` the match's. */
  readonly differences: readonly Difference[];
}
