import { detectLanguage } from '../language/detect.ts';
import type { Particulars } from '../model/annotation.ts';
import type { Article, Section, SectionKind, Sentence } from '../model/article.ts';
import { byPosition, type Range } from '../model/range.ts';
import { finish, Pace, type Work } from '../work.ts';
import { normaliseText } from '../text/normalise.ts';
import { attribute, withPullQuotes } from './attribution.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import type { Statements } from './furniture.ts';
import { withoutMarks } from './markdown.ts';
import { findQuotes, type QuoteSpan } from './quotes.ts';
import { type Part, readStructure } from './sections.ts';
import { LONGEST_SENTENCE, splitSentences } from './sentences.ts';
import { parseStatedDate } from './statedDate.ts';
import { type WordMark, wordMark, wordsOf } from './wording.ts';

/** What is no part of what the article says about its subject. */
const UNMATCHABLE: ReadonlySet<SectionKind> = new Set([
  'front-matter',
  'dateline',
  'timestamp',
  'byline',
  'credit',
  'boilerplate',
  'promo',
]);
/** Sections whose quotation marks mean quotations. */
const QUOTING: ReadonlySet<SectionKind> = new Set([
  'headline',
  'subheading',
  'caption',
  'pull-quote',
  'body',
]);
/** Shorter sentences ("Yes.", "He agreed.") recur without repeating anything. */
const SHORTEST_REPEAT = 4;
/** A crosshead of fewer words claims nothing. */
const SHORTEST_CROSSHEAD = 5;
const NO_WORDS: WordMark = { count: 0, hash: 0 };

/**
 * Reads an article: its sections, sentences, quotations and their speakers, entities, and what it states of itself.
 * Pure, linear in the length of the text, and made for any text whatever: it throws for none.
 * @param decoded the article as decoded, or already normalised
 * @param options.name the file's name; `.md` and `.markdown` are Markdown, where a line end is no end of a paragraph
 */
export function readArticle(decoded: string, options: { readonly name: string }): Article {
  return finish(articleWork(decoded, options));
}

/** The same piece by piece, for texts that take long. */
export function* articleWork(decoded: string, options: { readonly name: string }): Work<Article> {
  const { article, prose, spans } = yield* structureWork(decoded, options);
  yield undefined;
  return { ...article, ...(yield* attribute(article.text, prose, spans, article.sentences)) };
}

/** An article as far as it is read without asking whose words are whose: nothing in it has a speaker. */
export type UnattributedArticle = Omit<Article, 'entities'>;

/** Reads an article for what it says and where, and not for who says it, which takes about as long again. */
export function readUnattributed(decoded: string, options: { readonly name: string }): UnattributedArticle {
  const { article, prose, spans } = finish(structureWork(decoded, options));
  const quotes = spans.map(({ range, outer, depth }) => ({ range, outer, depth }));
  return { ...article, quotes: withPullQuotes(prose, quotes, () => undefined) };
}

/** What an article is made of, with the sections that can quote and the quotations the marks in them show. */
interface Structure {
  readonly article: Omit<UnattributedArticle, 'quotes'>;
  readonly prose: readonly Part[];
  readonly spans: readonly QuoteSpan[];
}

function* structureWork(decoded: string, options: { readonly name: string }): Work<Structure> {
  const text = normaliseText(decoded);
  const front = readFrontMatter(text);
  yield undefined;
  const { parts, statements } = yield* readStructure(
    text,
    front?.range.end ?? 0,
    /\.(?:md|markdown)$/i.test(options.name),
  );
  // The first article of all is short and takes long: no step of it has run before.
  yield undefined;
  const prose = parts.filter((part) => QUOTING.has(part.kind));
  const language = detectLanguage(sampleOf(text, prose));
  yield undefined;
  const sentences = yield* readSentences(text, parts, language);
  yield undefined;
  const spans = yield* findQuotes(
    text,
    prose.map((part) => part.range),
  );
  return {
    article: {
      text,
      ...(language !== undefined && { language }),
      stated: particularsOf(front, statements),
      ...(statements.dateline !== undefined && { dateline: statements.dateline }),
      sections: sectionsOf(front, parts),
      sentences,
    },
    prose,
    spans,
  };
}

/** Enough of the article's own words to tell its language. */
function sampleOf(text: string, prose: readonly Part[]): string {
  const pieces: string[] = [];
  let length = 0;
  for (const part of prose) {
    if (length > 6000) break;
    const piece = text.slice(part.range.start, Math.min(part.range.end, part.range.start + 6000));
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('\n');
}

function* readSentences(
  text: string,
  parts: readonly Part[],
  language: string | undefined,
): Work<Sentence[]> {
  const pace = new Pace();
  const sentences: Sentence[] = [];
  const seen = new SentencesSeen(text);
  for (const [paragraph, part] of parts.entries()) {
    for (const found of splitSentences(text, part.range, language)) {
      if (pace.due(found.end - found.start)) yield undefined;
      const range = withoutStrayMarks(text, found);
      if (range.end <= range.start) continue;
      const words =
        range.end - range.start > LONGEST_SENTENCE ? NO_WORDS : wordMark(withoutMarks(text, range));
      const counts = !UNMATCHABLE.has(part.kind) && !part.repeats && words.count > 0;
      const repeated = counts && words.count >= SHORTEST_REPEAT && seen.isRepeat(range, words.hash);
      const crosshead = part.kind === 'subheading' && words.count < SHORTEST_CROSSHEAD;
      sentences.push({ range, section: part.kind, paragraph, matchable: counts && !repeated && !crosshead });
    }
  }
  return sentences;
}

/** The sentences of a text so far, by what they say. */
class SentencesSeen {
  private readonly byHash = new Map<number, Range[]>();

  constructor(private readonly text: string) {}

  /** Whether one before it has the same words; the next is compared with this one otherwise. */
  isRepeat(range: Range, hash: number): boolean {
    const alike = this.byHash.get(hash);
    if (alike === undefined) this.byHash.set(hash, [range]);
    else {
      const words = this.wordsIn(range);
      if (alike.some((other) => this.wordsIn(other) === words)) return true;
      alike.push(range);
    }
    return false;
  }

  private wordsIn(range: Range): string {
    return wordsOf(withoutMarks(this.text, range)).join(' ');
  }
}

/** Emphasis marks around the whole sentence, or left at one end of it because the emphasis spans several. */
function withoutStrayMarks(text: string, range: Range): Range {
  let { start, end } = range;
  for (const mark of ['**', '__', '*', '_']) {
    if (end - start <= mark.length) continue;
    const opens = text.startsWith(mark, start);
    const closes = text.startsWith(mark, end - mark.length);
    if (!opens && !closes) continue;
    const marks = text.slice(start, end).split(mark).length - 1;
    if (opens && closes && marks === 2) {
      start += mark.length;
      end -= mark.length;
    } else if (marks % 2 === 1) {
      if (opens) start += mark.length;
      else end -= mark.length;
    }
  }
  return { start, end };
}

function sectionsOf(front: FrontMatter | undefined, parts: readonly Part[]): Section[] {
  const sections: Section[] = front === undefined ? [] : [{ kind: 'front-matter', range: front.range }];
  for (const part of parts) {
    const { dateline, credit } = part;
    if (dateline !== undefined) sections.push({ kind: 'dateline', range: dateline });
    const start = dateline === undefined ? part.outer.start : part.range.start;
    const end = credit === undefined ? part.outer.end : part.range.end;
    if (end > start) sections.push({ kind: part.kind, range: { start, end } });
    if (credit !== undefined) sections.push({ kind: 'credit', range: credit });
  }
  return sections.sort((a, b) => byPosition(a.range, b.range));
}

/** Front matter says it best; then the lines of the text, the publication before an update. */
function particularsOf(front: FrontMatter | undefined, statements: Statements): Particulars {
  const dates = [...statements.dates].sort(
    (a, b) =>
      Number(/updat|modif|aktualis|mis à jour|обновл/i.test(a)) -
      Number(/updat|modif|aktualis|mis à jour|обновл/i.test(b)),
  );
  const published = dates.map(parseStatedDate).find((date) => date !== undefined);
  const { title = '', authors, publisher, agencies, url } = statements;
  const stated: { -readonly [Key in keyof Particulars]: Particulars[Key] } = {};
  if (title !== '') stated.title = title;
  if (authors.length > 0) stated.author = authors;
  if (publisher !== undefined) stated.publisher = publisher;
  if (agencies.length > 0) stated.agency = [...new Set(agencies)];
  if (published !== undefined) stated.published = published;
  if (url !== undefined) stated.url = url;
  return front === undefined ? stated : { ...stated, ...front.stated };
}
