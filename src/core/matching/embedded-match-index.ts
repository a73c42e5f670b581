import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Match, Reason } from '../model/match.ts';
import type { Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';
import { clauseRange } from './clause-range.ts';
import { SentenceIndex, type Candidates } from './embedded-index.ts';
import { fingerprintOf, independenceOf, textsOf, type Fingerprint, type Text } from './independence.ts';
import { termsOfSentence } from './indexed-article.ts';
import { Precedents, shifted, type ClaimJudgements, type Precedent } from './judgements.ts';
import type { MatchIndex, MatchOptions, MatchQuery } from './match-index.ts';
import type { Featured } from './ranking.ts';
import { reasonsFor } from './reasons.ts';
import { takenAsSame, type Relate } from './relate.ts';
import { Scorer } from './scorer.ts';

const PER_ARTICLE = 3;

export interface EmbeddedMatchIndexOptions {
  /** How two passages stand to each other; without it every match is taken as the same. */
  readonly relate?: Relate;
  readonly scorer?: Scorer;
}

interface Ranked extends Featured {
  readonly score: number;
  readonly precedent: Precedent | undefined;
}

/** The index inside this process: every article's words in memory, a query answered in milliseconds. */
export class EmbeddedMatchIndex implements MatchIndex {
  private readonly index = new SentenceIndex();
  private readonly fingerprints = new Map<ArticleId, Fingerprint>();
  private readonly relate: Relate;
  private readonly scorer: Scorer;
  private judgements: readonly ClaimJudgements[] = [];

  constructor(options: EmbeddedMatchIndexOptions = {}) {
    this.relate = options.relate ?? takenAsSame;
    this.scorer = options.scorer ?? new Scorer();
  }

  update(id: ArticleId, article: Article | undefined, particulars?: Particulars): void {
    this.index.update(id, article, particulars);
    if (article === undefined) this.fingerprints.delete(id);
    else this.fingerprints.set(id, fingerprintOf(article, particulars));
  }

  judge(judgements: readonly ClaimJudgements[]): void {
    this.judgements = judgements;
  }

  match(query: MatchQuery, options: MatchOptions): Match[] {
    const candidates = this.index.candidates(query);
    const ranked = this.rank(query, candidates);
    const perArticle = options.perArticle ?? PER_ARTICLE;
    const shown = new Map<number, number>();
    const matches: Match[] = [];
    for (const found of ranked) {
      if (matches.length >= options.limit) break;
      const count = shown.get(found.slot) ?? 0;
      if (count >= perArticle) continue;
      shown.set(found.slot, count + 1);
      matches.push(this.matchOf(query, candidates, found));
    }
    return matches;
  }

  independence(a: ArticleId, b: ArticleId): boolean | undefined {
    const left = this.fingerprints.get(a);
    const right = this.fingerprints.get(b);
    return left === undefined || right === undefined ? undefined : independenceOf(left, right);
  }

  texts(ids: Iterable<ArticleId>): Text[] {
    const known = new Map<ArticleId, Fingerprint>();
    for (const id of ids) {
      const fingerprint = this.fingerprints.get(id);
      if (fingerprint !== undefined) known.set(id, fingerprint);
    }
    return textsOf(known);
  }

  /** Scored, best first. */
  private rank(query: MatchQuery, { passage, found }: Candidates): Ranked[] {
    const precedents = new Precedents(
      this.judgements,
      passage,
      'range' in query ? query : undefined,
      (id) => this.index.article(id)?.language,
      this.index.vocabulary,
    );
    const ranked = found.map((candidate) => {
      const { article, sentence, features } = candidate;
      const score = this.scorer.score(features);
      const precedent = precedents.of(article.id, rangeOf(candidate), termsOfSentence(article, sentence));
      return {
        ...candidate,
        precedent,
        score: precedent === undefined ? score : shifted(score, precedent.logOdds),
      };
    });
    return ranked.sort(
      (a, b) =>
        b.score - a.score ||
        (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : a.sentence - b.sentence),
    );
  }

  private matchOf(query: MatchQuery, { passage, standing }: Candidates, found: Ranked): Match {
    const { article, sentence, score, precedent } = found;
    const range = clauseRange(article.text, rangeOf(found), article.language, passage, this.index.vocabulary);
    const text = article.text.slice(range.start, range.end);
    const asked = this.index.article(query.article ?? '');
    const own =
      'range' in query
        ? {
            article: query.article,
            range: query.range,
            text: asked?.text.slice(query.range.start, query.range.end) ?? '',
          }
        : { article: query.article, range: { start: 0, end: query.text.length }, text: query.text };
    const { relation, differences } = this.relate(own, { article: article.id, range, text });
    const speaker = article.speakers[sentence] ?? -1;
    const sameSpeaker = speaker >= 0 && speaker === standing.speaker;
    const reasons = reasonsFor(
      passage,
      text,
      article.language,
      query.article === undefined ? 'unknown' : standing.context.links.get(found.slot),
      sameSpeaker ? this.index.vocabulary.word(speaker) : undefined,
      this.index.vocabulary,
    );
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
    const independent =
      query.article === undefined ? undefined : this.independence(query.article, article.id);
    return {
      article: article.id,
      range,
      text,
      score,
      relation,
      suggested: score >= this.scorer.thresholds.suggest && precedent?.verdict !== 'rejected',
      ...(independent === undefined ? {} : { independent }),
      reasons: [...judged, ...reasons],
      differences,
    };
  }
}

const rangeOf = ({ article, sentence }: Featured): Range => ({
  start: article.ranges[2 * sentence] ?? 0,
  end: article.ranges[2 * sentence + 1] ?? 0,
});
