import Papa from 'papaparse';
import type { Particulars } from '../model/annotation.ts';

export interface DetailsRow {
  /** The article's path or file name, as written. */
  readonly article: string;
  readonly particulars: Particulars;
}

export interface DetailsProblem {
  /** 1-based, the header row being 1. */
  readonly row: number;
  readonly message: string;
}

const TEXT_FIELDS = ['title', 'publisher', 'published', 'url', 'archive', 'retrieved'] as const;
const LIST_FIELDS = ['agency', 'author'] as const;

/** What other tools call our columns. */
const COLUMN_NAMES: Readonly<Record<string, string>> = {
  file: 'article',
  path: 'article',
  filename: 'article',
  outlet: 'publisher',
  source: 'publisher',
  date: 'published',
  address: 'url',
  link: 'url',
  headline: 'title',
};

/**
 * Reads a table of article details: a header row with a column `article` (or `file`, `path`) and any of the fields of
 * an article, the separator found out. An empty cell says nothing. Lists are separated by semicolons.
 */
export function parseArticleDetailsCsv(text: string): {
  readonly rows: readonly DetailsRow[];
  readonly problems: readonly DetailsProblem[];
} {
  const table = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => {
      const plain = name.trim().toLowerCase();
      return COLUMN_NAMES[plain] ?? plain;
    },
  });
  const problems: DetailsProblem[] = table.errors
    // A single column has no separator to find; that is no mistake of the table's.
    .filter(({ code }) => code !== 'UndetectableDelimiter')
    .map(({ row, message }) => ({ row: (row ?? 0) + 2, message }));
  if (!table.meta.fields?.includes('article')) {
    problems.push({ row: 1, message: 'there is no column named "article", "file" or "path"' });
    return { rows: [], problems };
  }
  const rows: DetailsRow[] = [];
  for (const [index, cells] of table.data.entries()) {
    const article = cells['article']?.trim();
    if (!article) {
      problems.push({ row: index + 2, message: 'the article is not named' });
      continue;
    }
    rows.push({ article, particulars: particularsIn(cells) });
  }
  return { rows, problems };
}

function particularsIn(cells: Readonly<Record<string, string>>): Particulars {
  const found: Record<string, string | string[]> = {};
  for (const field of TEXT_FIELDS) {
    const value = cells[field]?.trim();
    if (value) found[field] = value;
  }
  for (const field of LIST_FIELDS) {
    const names = (cells[field] ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
    if (names.length > 0) found[field] = names;
  }
  return found;
}
