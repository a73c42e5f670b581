import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Match } from '../../core/model/match.ts';
import { findWords } from '../../core/text/findWords.ts';
import { decode } from '../adapters/decode.ts';
import { Folder } from '../adapters/folder.ts';
import { GitTexts } from '../adapters/gitTexts.ts';
import { MatchCorpus } from '../matchCorpus.ts';
import { EXIT, json, printable, type ExitCode, type Output } from '../output.ts';
import { encodingOf, folderOf, isKind, readArguments, wholeNumber, WrongUsage } from '../usage.ts';

/** At most this many matches an article. */
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
  const encoding = encodingOf(values.encoding);
  const folder = new Folder(folderOf(positionals), encoding);
  const oldTexts = new GitTexts(folder.path, encoding);
  const limit = wholeNumber('limit', values.limit, 1) ?? PER_ARTICLE;
  const { queries, article, quote } = values;
  if (queries !== undefined) {
    if (article !== undefined || quote !== undefined)
      throw new WrongUsage('--queries stands in the place of --article and --quote');
    if (!isKind(queries, 'file')) throw new WrongUsage(`${queries} is no file`);
    const asked = decode(readFileSync(queries))
      .text.split('\n')
      .filter((line) => line.trim() !== '');
    const corpus = await MatchCorpus.read(folder, oldTexts);
    const answers: Answer[] = [];
    for (const line of asked) answers.push(await answerLine(corpus, line, limit));
    for (const answer of answers) output.result(`${JSON.stringify(answer)}\n`);
    return answers.some(({ error }) => error) ? EXIT.findings : EXIT.fine;
  }
  if (article === undefined || quote === undefined)
    throw new WrongUsage('--article and --quote are needed, or --queries');
  const answer = await answerOne(
    await MatchCorpus.read(folder, oldTexts),
    folder.idOf(article),
    quote,
    limit,
  );
  output.result(values.json ? json(answer) : report(answer));
  if (answer.error) output.message(answer.error.message);
  return answer.error ? EXIT.findings : EXIT.fine;
}

async function answerLine(corpus: MatchCorpus, line: string, limit: number): Promise<Answer> {
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

async function answerOne(corpus: MatchCorpus, asked: string, quote: string, limit: number): Promise<Answer> {
  const id = posix.normalize(asked);
  const article = corpus.article(id);
  if (!article) return failed(asked, quote, 'unknown-article', `There is no article ${id}`);
  if (quote.trim() === '') return failed(asked, quote, 'empty-quote', 'The quote is empty');
  // Of several places the first: the words are the same, and so are their other appearances.
  const [range] = findWords(article.text, quote);
  if (!range) return failed(asked, quote, 'quote-not-found', `${id} does not have these words`);
  return { article: asked, quote, matches: (await corpus.matches(id, range, limit)).map(publicMatch) };
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
