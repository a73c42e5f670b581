import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Match } from '../model/match.ts';
import type { ArticleId, SentenceEncoder } from '../ports.ts';
import type { ClaimJudgements } from './judgements.ts';
import type { MatchIndex, MatchOptions, MatchQuery } from './matchIndex.ts';
import { semanticScore } from './semanticScore.ts';
import { cosine, SemanticVectors } from './semanticVectors.ts';

/** How many times as many matches are looked at as are wanted, and how many at most: each costs milliseconds. */
const WIDER = 3;
const MOST_ENCODED = 40;

/** Loads a model; called once, at the first match. */
export type LoadEncoder = () => Promise<SentenceEncoder>;

/**
 * Another index whose matches are put in a new order by a model of meaning, while there is one. Without one, while
 * it is still loading, or once it has failed, the other index's answer stands: nothing ever waits for a model to load.
 */
export class SemanticMatchIndex implements MatchIndex {
  private load: LoadEncoder | undefined;
  private vectors: SemanticVectors | undefined;
  private loading = false;
  /** Tells one model's loading from the next one's. */
  private generation = 0;

  /** @param read the text of an article that the inner index knows */
  constructor(
    private readonly inner: MatchIndex,
    private readonly read: (article: ArticleId) => Promise<Pick<Article, 'text'> | undefined>,
    private readonly failed: (reason: Error) => void,
  ) {}

  /** The model to use from now on; undefined for none. The one before is let go. */
  use(load: LoadEncoder | undefined): void {
    this.generation++;
    this.vectors?.encoder.dispose();
    this.vectors = undefined;
    this.loading = false;
    this.load = load;
  }

  update(id: ArticleId, article: Article | undefined, particulars?: Particulars): void {
    this.inner.update(id, article, particulars);
  }

  judge(judgements: readonly ClaimJudgements[]): void {
    this.inner.judge(judgements);
  }

  async match(query: MatchQuery, options: MatchOptions): Promise<readonly Match[]> {
    const vectors = this.ready();
    if (vectors === undefined) return this.inner.match(query, options);
    const limit = Math.min(MOST_ENCODED, Math.max(options.limit, options.limit * WIDER));
    const found = await this.inner.match(query, { ...options, limit: Math.max(limit, options.limit) });
    const text = await this.textOf(query);
    if (text === undefined || found.length < 2) return found.slice(0, options.limit);
    try {
      const [asked, ...others] = (await vectors.of([text, ...found.map((match) => match.text)])) ?? [];
      if (asked === undefined || others.length !== found.length) return found.slice(0, options.limit);
      return found
        .map((match, at) => ({
          ...match,
          score: semanticScore(match.score, cosine(asked, others[at] ?? asked), query.article !== undefined),
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, options.limit);
    } catch (error) {
      this.stop(error);
      return found.slice(0, options.limit);
    }
  }

  /** The model once it is loaded. The first call has it loaded behind everybody's back. */
  private ready(): SemanticVectors | undefined {
    if (this.vectors !== undefined || this.load === undefined || this.loading) return this.vectors;
    this.loading = true;
    const { generation } = this;
    this.load().then(
      (encoder) => {
        if (generation === this.generation) this.vectors = new SemanticVectors(encoder);
        else encoder.dispose();
      },
      (error: unknown) => {
        if (generation === this.generation) this.stop(error);
      },
    );
    return undefined;
  }

  private stop(error: unknown): void {
    this.use(undefined);
    this.failed(error instanceof Error ? error : new Error(String(error)));
  }

  private async textOf(query: MatchQuery): Promise<string | undefined> {
    if ('text' in query) return query.text;
    const article = await this.read(query.article);
    return article?.text.slice(query.range.start, query.range.end);
  }
}
