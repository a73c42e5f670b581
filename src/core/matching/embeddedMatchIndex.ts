import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Match, Reason } from '../model/match.ts';
import type { Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';
import {
  attributedRecordOf,
  type ArticleRecord,
  type RecordedArticle,
  type RecordedAttribution,
} from './articleRecord.ts';
import type { Stamp } from './articleTable.ts';
import { clauseRange } from './clauseRange.ts';
import { SentenceIndex, sentenceAt, type Candidates } from './embeddedIndex.ts';
import { independenceOf } from './independence.ts';
import { termsOfSentence, type IndexedArticle } from './indexedArticle.ts';
import { JudgedTerms, Precedents, shifted, type ClaimJudgements, type Precedent } from './judgements.ts';
import type { MatchIndex, MatchOptions, MatchQuery } from './matchIndex.ts';
import { BESIDES, placed } from './passageOrder.ts';
import { saysMoreThan, type Featured } from './ranking.ts';
import { readingOf } from './passageReading.ts';
import { reasonsFor } from './reasons.ts';
import { footingOf } from './footing.ts';
import type { Relate } from './relate.ts';
import { analyse, relate, sameSpeaker, type AnalysedPassage, type PassageInContext } from './relation.ts';
import { Scorer } from './scorer.ts';
import { certainty, isDoubtful, SUGGESTED, type Standout } from './suggesting.ts';
import { hasMark } from './textMark.ts';
import { tokenise } from './tokens.ts';
import { termsOf } from './vocabulary.ts';

const PER_ARTICLE = 3;
/**
 * How many words, other than the passage's own, an article must have for people to be told that it reports one event
 * with another, and for figures to be compared as of one: more than it takes to order matches by it.
 */
const LEAST_TOLD = 25;
export interface EmbeddedMatchIndexOptions {
  /** How two passages stand to each other, for who knows more of them than the index does. */
  readonly relate?: Relate;
  readonly scorer?: Scorer;
  /** Where the text of an article is read again; without it the index keeps all texts in memory. */
  readonly texts?: (article: ArticleId) => Promise<string | undefined>;
  /** Finds whose words are whose in an article that was taken in without, once somebody asks. */
  readonly attributions?: (article: ArticleId, text: string) => RecordedAttribution;
  /** What a former session left. */
  readonly index?: SentenceIndex;
}

interface Ranked {
  readonly candidate: Featured;
  readonly score: number;
  readonly precedent: Precedent | undefined;
  /** How it stands among the sentences of its article; undefined for words from nowhere. */
  readonly place: Pick<Standout, 'fit' | 'lead'> | undefined;
}

/** The index inside this process: every article's words in memory, a query answered in milliseconds. */
export class EmbeddedMatchIndex implements MatchIndex {
  readonly index: SentenceIndex;
  private readonly kept = new Map<ArticleId, string>();
  private readonly scorer: Scorer;
  private readonly relate: Relate | undefined;
  private readonly texts: EmbeddedMatchIndexOptions['texts'];
  private readonly attributions: EmbeddedMatchIndexOptions['attributions'];
  private judgements: readonly ClaimJudgements[] = [];
  private readonly judgedTerms: JudgedTerms;

  constructor(options: EmbeddedMatchIndexOptions = {}) {
    this.index = options.index ?? new SentenceIndex();
    this.scorer = options.scorer ?? new Scorer();
    this.relate = options.relate;
    this.texts = options.texts;
    this.attributions = options.attributions;
    this.judgedTerms = new JudgedTerms((id) => this.index.article(id)?.language, this.index.vocabulary);
  }

  update(id: ArticleId, article: Article | undefined, particulars?: Particulars): void {
    this.take(
      id,
      article && attributedRecordOf(article, particulars),
      this.texts === undefined ? article?.text : undefined,
    );
  }

  /**
   * The same for an article that was read elsewhere.
   * @param text to be kept where it cannot be read again
   * @param stamp of its file, where it was read from there
   */
  take(id: ArticleId, record: ArticleRecord | undefined, text?: string, stamp?: Stamp): void {
    this.index.update(id, record, stamp);
    this.keep(id, text);
  }

  /** @param text of an article that is in the index, to be kept where it cannot be read again */
  keep(id: ArticleId, text: string | undefined): void {
    if (text === undefined) this.kept.delete(id);
    else this.kept.set(id, text);
  }

  /**
   * The same for an article whose words are looked up already.
   * @param terms per form of the record its term in the index's vocabulary
   */
  takeRead(id: ArticleId, record: RecordedArticle, terms: Int32Array, stamp: Stamp): void {
    this.index.take(id, record, terms, stamp);
    this.keep(id, undefined);
  }

  judge(judgements: readonly ClaimJudgements[]): void {
    this.judgements = judgements;
  }

  /** All sentences compared, best first, with nothing but their scores: for evaluation, where texts are kept. */
  rank(query: MatchQuery): { article: ArticleId; range: Range; score: number }[] {
    const words =
      'text' in query
        ? query.text
        : (this.kept.get(query.article)?.slice(query.range.start, query.range.end) ?? '');
    return this.scored(query, this.index.candidates(query, words)).map(({ candidate, score }) => ({
      article: candidate.article.id,
      range: candidate.article.rangeOf(candidate.sentence),
      score,
    }));
  }

  async match(query: MatchQuery, options: MatchOptions): Promise<Match[]> {
    const words = await this.wordsOf(query);
    const candidates = this.index.candidates(query, words);
    const ranked = this.scored(query, candidates);
    const perArticle = options.perArticle ?? PER_ARTICLE;
    const shown = new Map<number, number>();
    // Several passages of an article may be shown, and reading its text costs more than all else about one of them.
    const texts = new Map<number, string | undefined>();
    const matches: Match[] = [];
    // One passage is related to many, and taking it apart is what costs: once, and only where it is related here.
    const asked = this.passageOf(query, words);
    let analysed: AnalysedPassage | undefined;
    const analysis = (): AnalysedPassage => (analysed ??= analyse(asked));
    for (const found of ranked) {
      if (matches.length >= options.limit) break;
      const { slot, article } = found.candidate;
      const count = shown.get(slot) ?? 0;
      if (count >= perArticle) continue;
      if (!texts.has(slot)) texts.set(slot, await this.knownTextOf(article));
      const text = texts.get(slot);
      if (text === undefined) continue;
      shown.set(slot, count + 1);
      matches.push(this.matchOf(query, candidates, found, text, words, analysis));
    }
    return matches;
  }

  /** Whether the texts of two articles are independent of each other; undefined where nothing shows it. */
  independence(a: ArticleId, b: ArticleId): boolean | undefined {
    const left = this.index.article(a);
    const right = this.index.article(b);
    return left && right && independenceOf(left.fingerprint, right.fingerprint);
  }

  /**
   * Finds whose words are whose in an article, unless that is known.
   * @returns false where this is not the text the index knows
   */
  attribute(article: IndexedArticle, text: string): boolean {
    if (!hasMark(text, article.mark)) return false;
    if (!article.isAttributed && this.attributions) article.attribute(this.attributions(article.id, text));
    return true;
  }

  private async textOf({ id }: IndexedArticle): Promise<string | undefined> {
    return this.kept.get(id) ?? this.texts?.(id);
  }

  /**
   * The text of an article, and in the index whose words are whose; undefined where it is gone or changed since it was
   * read: where its sentences stand is not known until it is read again.
   */
  private async knownTextOf(article: IndexedArticle): Promise<string | undefined> {
    const text = await this.textOf(article);
    return text !== undefined && this.attribute(article, text) ? text : undefined;
  }

  private async wordsOf(query: MatchQuery): Promise<string> {
    if ('text' in query) return query.text;
    const article = this.index.article(query.article);
    const text = article && (await this.textOf(article));
    if (article === undefined || text === undefined) return '';
    this.attribute(article, text);
    return text.slice(query.range.start, query.range.end);
  }

  private passageOf(query: MatchQuery, words: string): PassageInContext {
    if ('text' in query)
      return { text: words, ...(query.language === undefined ? {} : { language: query.language }) };
    const article = this.index.article(query.article);
    if (article === undefined) return { text: '' };
    return passageIn(article, sentenceAt(article, query.range.start, query.range.end), words);
  }

  /** Scored, best first. */
  private scored(query: MatchQuery, { passage, standing, found }: Candidates): Ranked[] {
    const precedents = new Precedents(
      this.judgements,
      passage,
      'range' in query ? query : undefined,
      this.judgedTerms,
      this.index.vocabulary,
    );
    const alone = standing.article === undefined ? this.scorer.scoresAlone(found) : undefined;
    const scored = found.map((candidate, at) => {
      const { slot, article, sentence, features, surroundings } = candidate;
      const beside = article.isBeside(sentence);
      const plain = alone === undefined ? this.scorer.score(features, true) : (alone[at] ?? 0);
      return { candidate, slot, features, surroundings, beside, score: shifted(plain, beside ? BESIDES : 0) };
    });
    const rankedAs = (candidate: Featured, own: number, place: Ranked['place']): Ranked => {
      const precedent = precedents.of(candidate.article, candidate.sentence);
      const score = precedent === undefined ? own : shifted(own, precedent.logOdds);
      return { candidate, score, precedent, place };
    };
    const ranked =
      alone === undefined
        ? placed(scored).map((place) => rankedAs(place.found.candidate, place.score, place))
        : scored.map(({ candidate, score }) => rankedAs(candidate, score, undefined));
    return ranked.sort((a, b) => b.score - a.score || inTurn(a.candidate, b.candidate));
  }

  /** How likely it carries the claim, which is asked of what is shown alone. */
  private certaintyOf({ candidate, score, place }: Ranked): number {
    if (place === undefined) return score;
    const { fit, lead } = place;
    return certainty({ score, fit, lead, sentences: candidate.article.sentenceCount });
  }

  private matchOf(
    query: MatchQuery,
    { passage, standing }: Candidates,
    found: Ranked,
    articleText: string,
    words: string,
    asked: () => AnalysedPassage,
  ): Match {
    const { candidate, score, precedent, place } = found;
    const { slot, article, sentence } = candidate;
    const { id } = article;
    const sure = this.certaintyOf(found);
    const least = place === undefined ? this.scorer.thresholds.suggest : SUGGESTED;
    const { vocabulary } = this.index;
    const terms = termsOfSentence(article, sentence);
    const whole = article.rangeOf(sentence);
    const range = clauseRange(articleText, whole, terms, passage, vocabulary);
    const text = articleText.slice(range.start, range.end);
    const askedRange = 'range' in query ? query.range : { start: 0, end: query.text.length };
    const speaker = article.speakerOf(sentence);
    const askedSpeaker = standing.article?.speakerOf(standing.sentence);
    const telling =
      standing.article !== undefined &&
      saysMoreThan(standing.article, passage.distinct.length, LEAST_TOLD) &&
      saysMoreThan(article, terms.length, LEAST_TOLD);
    const { tokens, ids } =
      range === whole ? { tokens: tokenise(text), ids: terms } : termsOf(text, article.language, vocabulary);
    const reasons = reasonsFor(
      passage,
      text,
      tokens,
      ids,
      telling ? standing.context.links.get(slot) : 'unknown',
      speaker && askedSpeaker && sameSpeaker(speaker, askedSpeaker) ? speaker : undefined,
      vocabulary,
    );
    const footing = footingOf(reasons);
    const { relation, differences } =
      this.relate?.(
        { article: query.article, range: askedRange, text: words },
        { article: id, range, text },
        footing,
      ) ?? relate(asked(), passageIn(article, sentence, text), footing);
    const judged: Reason[] =
      precedent === undefined
        ? []
        : [
            {
              kind: 'judged-before',
              text:
                precedent.verdict === 'confirmed'
                  ? `confirmed for ${precedent.claim}: ${precedent.text}`
                  : `not ${precedent.claim}: ${precedent.text}`,
            },
          ];
    const independent = standing.article && independenceOf(standing.article.fingerprint, article.fingerprint);
    return {
      article: id,
      range,
      text,
      reading: readingOf(article, sentence, range),
      score,
      certainty: sure,
      relation,
      suggested: sure >= least && precedent?.verdict !== 'rejected' && !isDoubtful(candidate),
      ...(independent === undefined ? {} : { independent }),
      reasons: [...judged, ...reasons],
      differences,
    };
  }
}

/** Makes one: what it is made of is set up with the first, and not for whoever might need it. */
export const embeddedMatchIndex = (options: EmbeddedMatchIndexOptions): EmbeddedMatchIndex =>
  new EmbeddedMatchIndex(options);

/** By the names of articles, and in each in the order of its text. */
function inTurn(a: Featured, b: Featured): number {
  if (a.slot === b.slot) return a.sentence - b.sentence;
  return a.article.id < b.article.id ? -1 : 1;
}

/** A passage with what its sentence says about it. */
function passageIn(article: IndexedArticle, sentence: number, text: string): PassageInContext {
  const speaker = article.speakerOf(sentence);
  return {
    text,
    ...(article.language === undefined ? {} : { language: article.language }),
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(speaker === undefined ? {} : { speaker }),
    isQuote: article.isQuoted(sentence),
  };
}
