import { LEXICON_LANGUAGES } from '../language/lexicon.ts';
import { stem as lightStem } from '../language/stem.ts';
import { synonymGroups } from '../language/synonyms.ts';
import type { Work } from '../work.ts';
import { loreOf } from './language.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { StringTable } from './stringTable.ts';
import { tokenise, type Token } from './tokens.ts';
import { withRoom } from './withRoom.ts';

/**
 * How much a word of a workspace is worth is learned from the workspace; in a small one everything would look
 * equally rare, or, where all articles tell of one event, its very names worthless. So counts start from a
 * background in which this many passages hold no content word, and function words are everywhere.
 */
const BACKGROUND_SENTENCES = 4000;
const BACKGROUND_ARTICLES = 400;
const STOP_WEIGHT = 0.05;

/** What kind of word it is. */
const STOP = 1;
const NUMERIC = 2;

/** As much of a token as tells which word it is. */
export type Word = Pick<Token, 'form' | 'number'>;

/** The words of all articles, as small integers, with how often each occurs. Language-aware; grows, never shrinks. */
export class Vocabulary {
  private words = new StringTable();
  /** By language the terms of forms met since weights were worked out last. */
  private readonly formIds = new Map<string, Map<string, number>>();
  private readonly groups = new Map<number, readonly string[]>();
  /** Per term `STOP` and `NUMERIC`. */
  private kinds = new Uint8Array(1024);
  private sentenceCounts = new Int32Array(1024);
  private articleCounts = new Int32Array(1024);
  private capitals = new Int32Array(1024);
  private lowers = new Int32Array(1024);
  /** Worked out when asked for; -1 since the last change. */
  private weights = new Float64Array(1024).fill(-1);
  private articleWeights = new Float64Array(1024).fill(-1);
  /** Sentences and articles counted, the background left out. */
  sentences = 0;
  articles = 0;
  private tokens = 0;
  /** Per term the number of the sentence it was last counted for, as far as there was anything to count; and how many were. */
  private lastCounted = new Int32Array(0);
  private counted = 0;

  get size(): number {
    return this.words.size;
  }

  /** The stem an id stands for. */
  word(id: number): string {
    return this.words.at(id);
  }

  /** A number for the two UTF-16 units a stem begins with; 0 for stems of fewer than four, which resemble none. */
  start(id: number): number {
    const { words } = this;
    return words.lengthOf(id) < 4 ? 0 : (words.unitAt(id, 0) << 16) | words.unitAt(id, 1);
  }

  /** The id of a token's stem, made where it is new. */
  idOf(token: Word, language: string | undefined): number {
    const key = language ?? '';
    let forms = this.formIds.get(key);
    if (forms === undefined) this.formIds.set(key, (forms = new Map<string, number>()));
    const known = forms.get(token.form);
    if (known !== undefined) return known;
    const id = this.intern(token, language);
    forms.set(token.form, id);
    return id;
  }

  /** Names of the groups of like-meaning words it belongs to. */
  groupsOf(id: number): readonly string[] {
    return this.groups.get(id) ?? NO_GROUPS;
  }

  isStop(id: number): boolean {
    return ((this.kinds[id] ?? 0) & STOP) !== 0;
  }

  isNumber(id: number): boolean {
    return ((this.kinds[id] ?? 0) & NUMERIC) !== 0;
  }

  /** How much a word says about a passage: the logarithm of how seldom passages hold it; near nothing for function words. */
  weight(id: number): number {
    const known = this.weights[id];
    if (known !== undefined && known >= 0) return known;
    const total = this.sentences + BACKGROUND_SENTENCES;
    const count = (this.sentenceCounts[id] ?? 0) + 0.5;
    const weight = this.isStop(id) ? STOP_WEIGHT : Math.log(total / count);
    if (id < this.weights.length) this.weights[id] = weight;
    return weight;
  }

  /** How much a word says about what an article is about. */
  articleWeight(id: number): number {
    const known = this.articleWeights[id];
    if (known !== undefined && known >= 0) return known;
    const total = this.articles + BACKGROUND_ARTICLES;
    const weight = this.isStop(id) ? 0 : Math.log(total / ((this.articleCounts[id] ?? 0) + 0.5));
    if (id < this.articleWeights.length) this.articleWeights[id] = weight;
    return weight;
  }

  /** Sentences that hold a word. */
  sentenceCount(id: number): number {
    return this.sentenceCounts[id] ?? 0;
  }

  articleCount(id: number): number {
    return this.articleCounts[id] ?? 0;
  }

  /** 0..1: how surely a word is a name, by how it is written inside sentences throughout the workspace. */
  nameness(id: number): number {
    if ((this.kinds[id] ?? 0) !== 0) return 0;
    const capital = this.capitals[id] ?? 0;
    return capital / (capital + 2 * (this.lowers[id] ?? 0) + 0.5);
  }

  /** Words a sentence, on average. */
  get meanLength(): number {
    return this.sentences > 0 ? this.tokens / this.sentences : 1;
  }

  /** Counts the sentence that has the terms from one place to another. */
  countSentence(terms: Int32Array, from: number, to: number, by: 1 | -1): void {
    if (this.lastCounted.length < this.kinds.length) this.lastCounted = new Int32Array(this.kinds.length);
    const { lastCounted, sentenceCounts } = this;
    const number = ++this.counted;
    for (let at = from; at < to; at++) {
      const id = terms[at] ?? 0;
      if (lastCounted[id] === number) continue;
      lastCounted[id] = number;
      sentenceCounts[id] = (sentenceCounts[id] ?? 0) + by;
    }
    this.tokens += by * (to - from);
    this.sentences += by;
  }

  countArticle(distinct: Int32Array, by: 1 | -1): void {
    for (let at = 0; at < distinct.length; at++) {
      const id = distinct[at] ?? 0;
      this.articleCounts[id] = (this.articleCounts[id] ?? 0) + by;
    }
    this.articles += by;
  }

  /** To be called after counting: what words are worth has changed. */
  reweigh(): void {
    this.formIds.clear();
    if (this.weights.length < this.words.size) {
      this.weights = new Float64Array(this.kinds.length);
      this.articleWeights = new Float64Array(this.kinds.length);
    }
    this.weights.fill(-1);
    this.articleWeights.fill(-1);
  }

  /** @param kept the ids to be kept, in order; each becomes its place there */
  *save(writer: SnapshotWriter, kept: Int32Array): Work<void> {
    const of = (counts: Int32Array): Int32Array => kept.map((id) => counts[id] ?? 0);
    writer.array(Float64Array.of(this.sentences, this.articles, this.tokens));
    yield* this.words.save(writer, kept);
    yield;
    writer.array(Uint8Array.from(kept, (id) => this.kinds[id] ?? 0));
    for (const counts of [this.sentenceCounts, this.articleCounts, this.capitals, this.lowers]) {
      yield;
      writer.array(of(counts));
    }
    yield;
    const grouped = Array.from(kept.entries()).flatMap(([place, id]) =>
      this.groupsOf(id).map((group) => ({ place, group })),
    );
    writer.array(Int32Array.from(grouped, ({ place }) => place));
    writer.strings(grouped.map(({ group }) => group));
  }

  static load(reader: SnapshotReader): Vocabulary {
    const vocabulary = new Vocabulary();
    const [sentences = 0, articles = 0, tokens = 0] = reader.doubles();
    vocabulary.sentences = sentences;
    vocabulary.articles = articles;
    vocabulary.tokens = tokens;
    vocabulary.words = StringTable.load(reader);
    vocabulary.kinds = reader.bytes();
    vocabulary.sentenceCounts = reader.integers();
    vocabulary.articleCounts = reader.integers();
    vocabulary.capitals = reader.integers();
    vocabulary.lowers = reader.integers();
    const places = reader.integers();
    reader.strings().forEach((group, at) => {
      const id = places[at] ?? 0;
      vocabulary.groups.set(id, [...vocabulary.groupsOf(id), group]);
    });
    vocabulary.reweigh();
    return vocabulary;
  }

  /** How one occurrence is written, where that tells something. */
  countCase(id: number, capital: boolean, by: 1 | -1): void {
    const counts = capital ? this.capitals : this.lowers;
    counts[id] = (counts[id] ?? 0) + by;
  }

  private intern(token: Word, language: string | undefined): number {
    const lore = loreOf(language);
    const lower = token.form.toLowerCase();
    // "US", "IT", "WHO": written in capitals a function word is something else.
    const acronym = lower !== token.form && lore.stops.has(lower);
    const isStop = !acronym && lore.stops.has(lower);
    const word = acronym ? token.form : isStop || token.number ? lower : plain(lore.stem(lower) || lower);
    const known = this.size;
    const id = this.words.idOf(word);
    if (id < known) return id;
    if (id >= this.kinds.length) this.growTo(id + 1);
    this.kinds[id] = (isStop ? STOP : 0) | (token.number ? NUMERIC : 0);
    const lexicon = LEXICON_LANGUAGES.find((tag) => tag === language);
    const groups =
      isStop || token.number
        ? []
        : synonymGroups(lexicon === undefined ? lower : lightStem(lower, lexicon), lexicon);
    if (groups.length > 0)
      this.groups.set(
        id,
        groups.map((group) => `${language} ${group}`),
      );
    return id;
  }

  private growTo(size: number): void {
    this.sentenceCounts = withRoom(this.sentenceCounts, size);
    this.articleCounts = withRoom(this.articleCounts, size);
    this.capitals = withRoom(this.capitals, size);
    this.lowers = withRoom(this.lowers, size);
    const kinds = new Uint8Array(this.sentenceCounts.length);
    kinds.set(this.kinds);
    this.kinds = kinds;
  }
}

const NO_GROUPS: readonly string[] = [];

/** Latin letters without their marks, so that "Sébastien" and "Sebastien" agree; other scripts keep theirs. */
function plain(word: string): string {
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0000-\u007F]*$/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replaceAll('\u00DF', 'ss')
    .replaceAll('\u0451', '\u0435')
    .normalize('NFC');
}

/** Tokens of a text with their ids. */
export function termsOf(
  text: string,
  language: string | undefined,
  vocabulary: Vocabulary,
): { readonly tokens: readonly Token[]; readonly ids: Int32Array } {
  const tokens = tokenise(text);
  return { tokens, ids: Int32Array.from(tokens, (token) => vocabulary.idOf(token, language)) };
}
