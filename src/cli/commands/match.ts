import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { readArticle } from '../../core/article/readArticle.ts';
import { fileNameOf, sidecarOf } from '../../core/corpus/articleNames.ts';
import { passageInContext } from '../../core/corpus/passageInContext.ts';
import { EmbeddedMatchIndex } from '../../core/matching/embedded-match-index.ts';
import { takenAsSame, type Relate, type RelatedPassage } from '../../core/matching/relate.ts';
import { relate, type PassageInContext } from '../../core/matching/relation.ts';
import type { Particulars } from '../../core/model/annotation.ts';
import type { Match } from '../../core/model/match.ts';
import type { Article } from '../../core/model/article.ts';
import type { Range } from '../../core/model/range.ts';
import type { ArticleId } from '../../core/ports.ts';
import { parseSidecar } from '../../core/sidecar/document.ts';
import { findWords } from '../../core/text/findWords.ts';
import { decode } from '../adapters/decode.ts';
import { Folder } from '../adapters/folder.ts';
import { EXIT, json, printable, type ExitCode, type Output } from '../output.ts';
import { encodingOf, folderOf, isKind, readArguments, wholeNumber, WrongUsage } from '../usage.ts';

/** Enough for every article there is: `--limit` is for each of them. */
const ALL = Number.MAX_SAFE_INTEGER;
const PER_ARTICLE = 3;

interface Answer {
  readonly article: string | null;
  readonly quote: string | null;
  readonly error?: { readonly code: string; readonly message: string };
  readonly matches: readonly PublicMatch[];
}

type PublicMatch = ReturnType<typeof publicMatch>;

/** `corroborate match`: the other appearances of one passage, or of many. */
export async function match(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    article: { type: 'string' },
    quote: { type: 'string' },
    queries: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
    encoding: { type: 'string' },
  });
  const folder = new Folder(folderOf(positionals), encodingOf(values.encoding));
  const limit = wholeNumber('limit', values.limit, 1) ?? PER_ARTICLE;
  const { queries, article, quote } = values;
  if (queries !== undefined) {
    if (article !== undefined || quote !== undefined)
      throw new WrongUsage('--queries stands in the place of --article and --quote');
    if (!isKind(queries, 'file')) throw new WrongUsage(`${queries} is no file`);
    const asked = decode(readFileSync(queries))
      .text.split('\n')
      .filter((line) => line.trim() !== '');
    const corpus = await Corpus.read(folder);
    const answers = asked.map((line) => answerLine(corpus, line, limit));
    for (const answer of answers) output.result(`${JSON.stringify(answer)}\n`);
    return answers.some(({ error }) => error) ? EXIT.findings : EXIT.fine;
  }
  if (article === undefined || quote === undefined)
    throw new WrongUsage('--article and --quote are needed, or --queries');
  const answer = answerOne(await Corpus.read(folder), folder.idOf(article), quote, limit);
  output.result(values.json ? json(answer) : report(answer));
  if (answer.error) output.message(answer.error.message);
  return answer.error ? EXIT.findings : EXIT.fine;
}

/** The articles of a folder, read and indexed. */
class Corpus {
  readonly articles = new Map<ArticleId, Article>();
  private readonly particulars = new Map<ArticleId, Particulars>();
  private readonly index = new EmbeddedMatchIndex({ relate: (a, b) => this.relate(a, b) });

  static async read(folder: Folder): Promise<Corpus> {
    const corpus = new Corpus();
    const annotated = new Set(folder.sidecars());
    for (const id of await folder.articles()) {
      const file = folder.article(id);
      if (!file) continue;
      const article = readArticle(file.text, { name: fileNameOf(id) });
      const sidecar = sidecarOf(id);
      const source = annotated.has(sidecar) ? folder.source(sidecar) : undefined;
      const set = source === undefined ? {} : parseSidecar(source).particulars;
      corpus.add(id, article, { ...article.stated, ...set });
    }
    return corpus;
  }

  matches(article: ArticleId, range: Range, perArticle: number): readonly Match[] {
    return this.index.match({ article, range }, { limit: ALL, perArticle });
  }

  private add(id: ArticleId, article: Article, particulars: Particulars): void {
    this.articles.set(id, article);
    this.particulars.set(id, particulars);
    this.index.update(id, article, particulars);
  }

  private relate(a: RelatedPassage, b: RelatedPassage): ReturnType<Relate> {
    const [query, candidate] = [this.inContext(a), this.inContext(b)];
    return query && candidate ? relate(query, candidate) : takenAsSame(a, b);
  }

  private inContext({ article: id, range }: RelatedPassage): PassageInContext | undefined {
    const article = id === undefined ? undefined : this.articles.get(id);
    return article && passageInContext(article, range, (id && this.particulars.get(id)) || {});
  }
}

function answerLine(corpus: Corpus, line: string, limit: number): Answer {
  let query: unknown;
  try {
    query = JSON.parse(line);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return failed(null, null, 'invalid-json', cause.message);
  }
  const { article, quote } = (typeof query === 'object' && query !== null ? query : {}) as Record<
    string,
    unknown
  >;
  if (typeof article !== 'string' || typeof quote !== 'string')
    return failed(
      typeof article === 'string' ? article : null,
      typeof quote === 'string' ? quote : null,
      'invalid-query',
      'A query is {"article": …, "quote": …}, both of them strings',
    );
  return answerOne(corpus, article, quote, limit);
}

function answerOne(corpus: Corpus, asked: string, quote: string, limit: number): Answer {
  const id = posix.normalize(asked);
  const article = corpus.articles.get(id);
  if (!article) return failed(asked, quote, 'unknown-article', `There is no article ${id}`);
  if (quote.trim() === '') return failed(asked, quote, 'empty-quote', 'The quote is empty');
  // Of several places the first: the words are the same, and so are their other appearances.
  const [range] = findWords(article.text, quote);
  if (!range) return failed(asked, quote, 'quote-not-found', `${id} does not have these words`);
  return { article: asked, quote, matches: corpus.matches(id, range, limit).map(publicMatch) };
}

function publicMatch(found: Match) {
  const { article, range, text, score, relation, suggested, independent, reasons, differences } = found;
  return {
    article,
    start: range.start,
    end: range.end,
    text,
    score,
    relation,
    suggested,
    independent: independent ?? null,
    reasons,
    differences: differences.map(({ kind, from, to }) => ({ kind, from, to })),
  };
}

function failed(article: string | null, quote: string | null, code: string, message: string): Answer {
  return { article, quote, error: { code, message }, matches: [] };
}

function report({ matches }: Answer): string {
  if (matches.length === 0) return 'No other appearance was found.\n';
  const lines = matches.flatMap((one) => {
    return [
      `${one.score.toFixed(2)} ${one.suggested ? '*' : ' '} ${one.relation.padEnd(11)} ${printable(one.article)}:${one.start}`,
      `       ${printable(one.text, 400)}`,
      ...one.differences.map(
        ({ kind, from, to }) => `       ${kind}: ${printable(from) || '—'} → ${printable(to) || '—'}`,
      ),
      `       ${one.reasons.map(({ kind, text }) => `${kind}: ${printable(text)}`).join('; ')}`,
    ];
  });
  return `${lines.join('\n')}\n`;
}
