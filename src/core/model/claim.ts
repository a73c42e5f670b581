/** How the article itself holds the claim. */
export const STANCES = ['asserts', 'disputes', 'reports'] as const;
export type Stance = (typeof STANCES)[number];

/** How the speaker holds the claim. */
export const SPEAKER_STANCES = ['affirms', 'denies', 'doubts', 'expects'] as const;
export type SpeakerStance = (typeof SPEAKER_STANCES)[number];

/** How a match, or an annotation, stands to the claim: see "relation of a match" in the documentation. */
export const RELATIONS = ['same', 'same-quote', 'differs', 'contradicts', 'earlier', 'later'] as const;
export type Relation = (typeof RELATIONS)[number];

/** The annotator's own rating of a claim. */
export const VERDICTS = ['unchecked', 'true', 'false', 'missing-context', 'unverifiable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A readable slug that names a claim, unique in a workspace. */
export type ClaimKey = string;

export interface Evidence {
  readonly source?: string;
  readonly url?: string;
  /** A possibly partial ISO date, as written. */
  readonly retrieved?: string;
  readonly quote?: string;
  readonly says?: string;
}

/** What the claims register says of a claim as such. A claim needs no entry until something is said of it. */
export interface ClaimEntry {
  readonly key: ClaimKey;
  readonly statement?: string;
  readonly verdict?: Verdict;
  readonly reviewUrl?: string;
  readonly evidence: readonly Evidence[];
  readonly related: readonly { readonly claim: ClaimKey; readonly as?: string }[];
  /** Claims judged to be other claims than this one. */
  readonly distinct: readonly ClaimKey[];
  readonly tags: readonly string[];
  readonly note?: string;
}
