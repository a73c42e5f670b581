import type { Particulars } from './annotation.ts';
import type { Range } from './range.ts';

export type SectionKind =
  | 'front-matter'
  | 'headline'
  | 'subheading'
  | 'dateline'
  | 'timestamp'
  | 'byline'
  | 'credit'
  | 'caption'
  | 'pull-quote'
  | 'body'
  | 'boilerplate'
  | 'promo';

/** A run of an article's text with one function. Sections are in text order and do not overlap. */
export interface Section {
  readonly kind: SectionKind;
  readonly range: Range;
}

/** Somebody an utterance is attributed to, by the words of the article. */
export interface Speaker {
  /** The fullest name the article gives this person or body; the words as they stand where it names nobody. */
  readonly name: string;
  /** The words that name the speaker at this place: "he", "Mrs Holm", "the warden". */
  readonly mention: Range;
}

/** A directly quoted utterance. */
export interface Quote {
  /** Without the quotation marks. */
  readonly range: Range;
  /** With them. */
  readonly outer: Range;
  /** 0 for an outermost quote, 1 for one inside it. */
  readonly depth: number;
  /** Absent where the article does not say whose words these are. */
  readonly speaker?: Speaker;
  /** The verb of attribution as it stands ("said", "denied"), where there is one. */
  readonly verb?: string;
}

export interface Sentence {
  /** Without surrounding white space and Markdown block marks. */
  readonly range: Range;
  readonly section: SectionKind;
  /** Counts paragraphs of the article from 0. */
  readonly paragraph: number;
  /** False for boilerplate, promos, credits, crossheads of a few words, and repeats of text that stands elsewhere in the article. */
  readonly matchable: boolean;
  /** Whom the article attributes this sentence to, in direct or indirect speech. */
  readonly speaker?: Speaker;
  readonly verb?: string;
}

/** A person, place or body named in the article, with every way the article names it. */
export interface Entity {
  /** The fullest name. */
  readonly name: string;
  /** Absent where nothing in the article shows it. */
  readonly kind?: 'person' | 'place' | 'body';
  readonly mentions: readonly Range[];
}

/** An article as read: what it says of itself and how its text is built. Ranges are into `text`. */
export interface Article {
  /** Normalised text: see `normaliseText`. */
  readonly text: string;
  /** BCP 47 primary subtag detected from the text, or undefined where too little of it is there. */
  readonly language?: string;
  /** What the article itself states; a sidecar may say more. */
  readonly stated: Particulars;
  /** The place of a dateline such as `Moscow/Sochi - `, as written. */
  readonly dateline?: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  readonly entities: readonly Entity[];
}
