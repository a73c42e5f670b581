import type { ClaimKey, Relation, SpeakerStance, Stance } from './claim.ts';

/**
 * How a passage is described so that it can be found again: W3C's TextQuoteSelector (quote, prefix, suffix)
 * and TextPositionSelector (position). The quote is the truth, the position a hint.
 */
export interface Selectors {
  /** The passage as it stood in the normalised text. */
  readonly quote: string;
  /** Up to 32 characters before the passage. */
  readonly prefix: string;
  /** Up to 32 characters after the passage. */
  readonly suffix: string;
  /** [start, end) in the text the digest names; absent where a hand-written annotation gives none. */
  readonly position?: readonly [start: number, end: number];
  /**
   * Other passages of the same text that look like the quote, or say the same, as they stood when it was described,
   * the most alike first: what must not be taken for it once it is gone. Absent where there are none, or where nobody looked.
   */
  readonly lookalikes?: readonly string[];
}

export interface Wording {
  readonly quote: string;
  /** When this wording was replaced: an ISO timestamp, as written. */
  readonly until?: string;
}

/** A tagged passage of one article. `id` is `[a-z][a-z0-9]{7}`, random and never reused. */
export interface Annotation extends Selectors {
  readonly id: string;
  /** Absent: a tagged passage not yet tied to a claim. */
  readonly claim?: ClaimKey;
  readonly stance?: Stance;
  /** Canonical names; empty where nobody is named. */
  readonly speaker: readonly string[];
  readonly speakerStance?: SpeakerStance;
  /** Who passed it on, outermost first. */
  readonly via: readonly string[];
  /** Only where a person confirmed or corrected one. */
  readonly relation?: Relation;
  readonly tags: readonly string[];
  readonly note?: string;
  readonly creator?: string;
  /** ISO timestamp, as written. */
  readonly created?: string;
  /** Wordings this annotation had, oldest first. */
  readonly history: readonly Wording[];
  /** Where the position refers to another text than the sidecar's `article.digest`. */
  readonly digest?: string;
}

/** A passage judged not to carry a claim: neither highlighted nor counted, and never suggested again. */
export interface Rejection extends Selectors {
  readonly id: string;
  readonly claim: ClaimKey;
  readonly creator?: string;
  readonly created?: string;
  readonly digest?: string;
}

/** What is known of an article as a publication. A field that is not stated is absent, never guessed. */
export interface Particulars {
  readonly title?: string;
  readonly author?: readonly string[];
  /** The outlet. */
  readonly publisher?: string;
  /** Agencies credited for the text. */
  readonly agency?: readonly string[];
  /** ISO, possibly partial: `2031`, `2031-05`, `2031-05-04`, or a full timestamp. */
  readonly published?: string;
  readonly url?: string;
  readonly archive?: string;
  readonly retrieved?: string;
}
