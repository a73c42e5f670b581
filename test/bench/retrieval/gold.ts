import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { isProjectFile } from '../../../src/core/corpus/articleNames.ts';
import type { Article } from '../../../src/core/model/article.ts';
import type { Range } from '../../../src/core/model/range.ts';
import { fold, folded, unfold } from '../../../src/core/text/fold.ts';
import { normaliseText } from '../../../src/core/text/normalise.ts';

export interface Mention {
  readonly article: string;
  readonly quote: string;
  readonly relation?: string;
}

/** Cross-references read by hand. */
export interface Gold {
  readonly clusters: readonly { readonly id: string; readonly mentions: readonly Mention[] }[];
  readonly hardNegatives?: readonly { readonly a: Mention; readonly b: Mention; readonly why?: string }[];
}

export const readGold = (file: string | URL): Gold => parse(readFileSync(file, 'utf8')) as Gold;

/** The articles of a folder by name. */
export const readArticles = (folder: string): Map<string, Article> =>
  new Map(
    readdirSync(folder)
      .filter((name) => /\.(txt|text|md|markdown|article)$/u.test(name) && !isProjectFile(name))
      .sort()
      .map((name) => [name, readArticle(normaliseText(readFileSync(join(folder, name), 'utf8')), { name })]),
  );

/** Where a mention stands in its article, white space folded. */
export function placeOf({ article, quote }: Mention, articles: ReadonlyMap<string, Article>): Range {
  const text = articles.get(article)?.text;
  if (text === undefined) throw new Error(`no such article: ${article}`);
  const whole = fold(text);
  const wanted = folded(quote);
  const start = whole.text.indexOf(wanted);
  if (start < 0) throw new Error(`not in ${article}: ${quote}`);
  return unfold(whole, { start, end: start + wanted.length });
}
