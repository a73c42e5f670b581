import { readArticle } from '../core/article/readArticle.ts';
import { fileNameOf } from '../core/corpus/articleNames.ts';
import { inContext } from '../core/corpus/comparePassages.ts';
import { judgementsOf } from '../core/corpus/judgements.ts';
import { EmbeddedMatchIndex } from '../core/matching/embeddedMatchIndex.ts';
import type { Footing } from '../core/matching/footing.ts';
import { takenAsSame, type Relate, type RelatedPassage } from '../core/matching/relate.ts';
import { analyse, relate, type AnalysedPassage } from '../core/matching/relation.ts';
import type { Particulars } from '../core/model/annotation.ts';
import type { Article } from '../core/model/article.ts';
import type { Match } from '../core/model/match.ts';
import type { Range } from '../core/model/range.ts';
import type { ArticleId, OldTexts } from '../core/ports.ts';
import type { Folder } from './adapters/folder.ts';
import { annotatedArticles, type Annotated } from './annotated.ts';

/** How many articles are kept as read; of the others only the index is in memory. */
const KEPT = 500;
/** Enough for every article there is. */
const ALL = Number.MAX_SAFE_INTEGER;

/** The articles of a folder, indexed. */
export class MatchCorpus {
  private readonly particulars = new Map<ArticleId, Particulars>();
  private readonly kept = new Map<ArticleId, Article>();
  private readonly index = new EmbeddedMatchIndex({ relate: (a, b, footing) => this.relate(a, b, footing) });
  private asked: { readonly passage: RelatedPassage; readonly analysed: AnalysedPassage } | undefined;

  private constructor(private readonly folder: Folder) {}

  /** @param oldTexts for the places of what people judged before */
  static async read(folder: Folder, oldTexts: OldTexts): Promise<MatchCorpus> {
    const corpus = new MatchCorpus(folder);
    const set = new Map<ArticleId, Particulars>();
    const judged: Annotated[] = [];
    for await (const one of annotatedArticles(folder, oldTexts)) {
      set.set(one.id, one.document.particulars);
      judged.push(one);
    }
    corpus.index.judge(judgementsOf(judged));
    for (const id of await folder.articles()) {
      const article = corpus.readAgain(id);
      if (!article) continue;
      const particulars = { ...article.stated, ...set.get(id) };
      corpus.particulars.set(id, particulars);
      corpus.index.update(id, article, particulars);
    }
    return corpus;
  }

  /** The article, or undefined where the folder has none of this name. */
  article(id: ArticleId): Article | undefined {
    if (!this.particulars.has(id)) return undefined;
    const known = this.kept.get(id);
    if (!known) return this.readAgain(id);
    this.kept.delete(id);
    this.kept.set(id, known);
    return known;
  }

  /** The other appearances of a passage, best first. */
  matches(article: ArticleId, range: Range, perArticle: number): Promise<readonly Match[]> {
    return this.index.match({ article, range }, { limit: ALL, perArticle });
  }

  private readAgain(id: ArticleId): Article | undefined {
    const file = this.folder.article(id);
    if (!file) return undefined;
    const article = readArticle(file.text, { name: fileNameOf(id) });
    this.kept.set(id, article);
    if (this.kept.size > KEPT) {
      const [oldest] = this.kept.keys();
      if (oldest !== undefined) this.kept.delete(oldest);
    }
    return article;
  }

  private relate(query: RelatedPassage, candidate: RelatedPassage, footing: Footing): ReturnType<Relate> {
    // One query is related to many candidates, and taking it apart is what costs.
    if (this.asked?.passage.article !== query.article || this.asked?.passage.range !== query.range) {
      const analysed = this.analysed(query);
      this.asked = analysed && { passage: query, analysed };
    }
    const other = this.analysed(candidate);
    return this.asked && other
      ? relate(this.asked.analysed, other, footing)
      : takenAsSame(query, candidate, footing);
  }

  private analysed({ article: id, range }: RelatedPassage): AnalysedPassage | undefined {
    const article = id === undefined ? undefined : this.article(id);
    if (!article || id === undefined) return undefined;
    return analyse(inContext({ article, range, particulars: this.particulars.get(id) ?? {} }));
  }
}
