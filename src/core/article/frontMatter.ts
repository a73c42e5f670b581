import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Particulars } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import { parseStatedDate } from './statedDate.ts';

export interface FrontMatter {
  /** With its fences, without the line end after them. */
  readonly range: Range;
  readonly stated: Particulars;
}

type Field = keyof Particulars | 'source';

/** Keys as front matter and saved pages use them, in lower case without `_` and `-`. */
const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  headline: 'title',
  author: 'author',
  authors: 'author',
  byline: 'author',
  by: 'author',
  creator: 'author',
  writer: 'author',
  date: 'published',
  published: 'published',
  publishdate: 'published',
  pubdate: 'published',
  datepublished: 'published',
  publishedat: 'published',
  publicationdate: 'published',
  publishedon: 'published',
  publisher: 'publisher',
  outlet: 'publisher',
  publication: 'publisher',
  newspaper: 'publisher',
  site: 'publisher',
  sitename: 'publisher',
  website: 'publisher',
  source: 'source',
  agency: 'agency',
  agencies: 'agency',
  wire: 'agency',
  url: 'url',
  link: 'url',
  canonical: 'url',
  canonicalurl: 'url',
  sourceurl: 'url',
  originalurl: 'url',
  permalink: 'url',
  archive: 'archive',
  archiveurl: 'archive',
  archived: 'archive',
  retrieved: 'retrieved',
  accessed: 'retrieved',
  retrievedat: 'retrieved',
  accessdate: 'retrieved',
  saved: 'retrieved',
};

/** Longer blocks between fences are not front matter. */
const LONGEST = 20_000;
/** Deeper nesting is not front matter either, and must not exhaust the parser. */
const DEEPEST = 50;
const WEB_ADDRESS = /^https?:\/\/\S+$/;

/** Reads YAML front matter, or a header of `Key: value` lines, at the very start of a text. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  return readYaml(text) ?? readHeader(text);
}

function readYaml(text: string): FrontMatter | undefined {
  const open = /^---[ \t]*\n/.exec(text.slice(0, 40));
  if (open === null) return undefined;
  const head = text.slice(open[0].length, open[0].length + LONGEST);
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(head);
  if (close === null) return undefined;
  const source = head.slice(0, close.index);
  if (
    (source.match(/[[{]/g)?.length ?? 0) > DEEPEST ||
    /\n {100,}/.test(source) ||
    /(?:[-?:]\s){50}/.test(source)
  )
    return undefined;
  const parsed = parseDocument(source, { logLevel: 'silent', uniqueKeys: false });
  if (!isMap(parsed.contents)) return undefined;
  const entries: [string, string[]][] = [];
  for (const { key, value } of parsed.contents.items) {
    const values = isSeq(value) ? value.items.map(asWritten) : [asWritten(value)];
    if (isScalar(key)) entries.push([String(key.value), values.filter((one) => one !== '')]);
  }
  return {
    range: { start: 0, end: open[0].length + close.index + close[0].trimEnd().length },
    stated: particularsOf(entries),
  };
}

function asWritten(node: unknown): string {
  if (isMap(node)) return asWritten(node.get('name', true));
  if (!isScalar(node) || node.value === null) return '';
  return (typeof node.value === 'string' ? node.value : (node.source ?? '')).trim();
}

/** At least two lines of known keys, ended by an empty line. */
function readHeader(text: string): FrontMatter | undefined {
  const entries: [string, string[]][] = [];
  let end = 0;
  const head = text.slice(0, 4000);
  for (const { 0: line, index } of head.matchAll(/^.*$/gm)) {
    const pair = /^([A-Za-z][A-Za-z _-]{1,20}):[ \t]+(\S.*)$/.exec(line);
    if (pair === null || FIELDS[canonical(pair[1] ?? '')] === undefined) {
      if (line.trim() !== '') return undefined;
      break;
    }
    entries.push([pair[1] ?? '', [(pair[2] ?? '').trim()]]);
    end = index + line.trimEnd().length;
  }
  return entries.length < 2 || end >= head.trimEnd().length
    ? undefined
    : { range: { start: 0, end }, stated: particularsOf(entries) };
}

const canonical = (key: string): string => key.toLowerCase().replace(/[ _-]/g, '');

function particularsOf(entries: readonly (readonly [string, readonly string[]])[]): Particulars {
  const found = new Map<Field, readonly string[]>();
  for (const [key, values] of entries) {
    const field = FIELDS[canonical(key)];
    if (field !== undefined && values.length > 0 && !found.has(field)) found.set(field, values);
  }
  const one = (field: Field): string | undefined => found.get(field)?.[0];
  const source = one('source');
  const url = one('url') ?? (source !== undefined && WEB_ADDRESS.test(source) ? source : undefined);
  const publisher = one('publisher') ?? (source !== undefined && source !== url ? source : undefined);
  const published = parseStatedDate(one('published') ?? '');
  const retrieved = parseStatedDate(one('retrieved') ?? '');
  const title = one('title');
  const author = found.get('author')?.flatMap(splitNames);
  const agency = found.get('agency');
  const archive = one('archive');
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(publisher !== undefined && { publisher }),
    ...(agency !== undefined && { agency }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(archive !== undefined && { archive }),
    ...(retrieved !== undefined && { retrieved }),
  };
}

/** "By Jane Doe, John Roe and Ann Poe" names three. */
export function splitNames(names: string): string[] {
  return names
    .replace(/^by\s+/i, '')
    .split(/\s*(?:,|;|&|\s(?:and|und|et|y|e|en|и)\s)\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
