import type { Particulars } from './annotation.ts';

/** What an article says of one of its passages, so that the passage can be shown and compared without the article. */
export interface PassageReading {
  /** The article's: BCP 47 primary subtag. */
  readonly language?: string;
  /** What the article states of itself. */
  readonly stated: Particulars;
  /** Whom the article attributes the sentence to. */
  readonly speaker?: string;
  /** Whose words are quoted in the passage, else whom the sentence is attributed to. */
  readonly utterer?: string;
  /** Whether most of it is a direct quote. */
  readonly isQuote: boolean;
}
