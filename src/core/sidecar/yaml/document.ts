import { compose } from './compose.ts';
import {
  pairOf,
  type Broken,
  type Fault,
  type Item,
  type Mapping,
  type Node,
  type Pair,
  type Scalar,
} from './nodes.ts';
import { scan } from './scan.ts';

/** How the entries of a section are told apart: `- ` items, or keys of a mapping. */
export type SectionKind = 'list' | 'map';
export type Sections = ReadonlyMap<string, SectionKind>;

/** A section whose entries are blocks of whole lines, so that each can be read and edited by itself. */
export interface BlockSection {
  readonly name: string;
  readonly kind: SectionKind;
  /** The column of the dashes or keys. */
  readonly indent: number;
  /** The beginning of the line after the section's own. */
  readonly start: number;
  /** Where the last entry's lines end. */
  readonly end: number;
  readonly entries: readonly Block[];
}

/** The lines of one entry, from its dash or key up to the next one's. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Where the last line with something of the entry on it ends, its line end included. */
  readonly contentEnd: number;
  /** The entry in its list or mapping; `broken` where it cannot be read. */
  readonly entry: Item | Pair | Broken;
}

/** A YAML text as far as it can be read: one broken entry never hides the others. */
export interface YamlDocument {
  readonly source: string;
  /** Absent where there is nothing but comments, or nothing readable. */
  readonly root?: Node;
  /** Empty exactly where the whole text is well-formed YAML. */
  readonly faults: readonly Fault[];
  readonly sections: readonly BlockSection[];
  readonly furtherDocuments: readonly number[];
  /** Anchors and aliases tie parts of the text together: editing one may change another. */
  readonly anchored: boolean;
}

/** Beyond this many characters of unusual YAML the full reader takes seconds. */
const MOST_UNUSUAL = 4_000_000;

/** Longer files are read up to the last entry that begins before: this many characters take about a second. */
const LARGEST = 8_000_000;

/** Reads a YAML text, its named sections entry by entry. Never throws. */
export function readYaml(source: string, sections: Sections): YamlDocument {
  if (source.length <= LARGEST) return readAll(source, sections);
  const end = Math.max(source.lastIndexOf('\n- ', LARGEST), source.lastIndexOf('\n  - ', LARGEST)) + 1;
  const read = readAll(source.slice(0, end), sections);
  return { ...read, source, faults: [...read.faults, tooLarge(end)] };
}

function readAll(source: string, sections: Sections): YamlDocument {
  // A lone CR is no line end in YAML, whatever it looks like.
  const parts = /\r(?!\n)/.test(source) ? undefined : outline(source, sections);
  if (parts === undefined) return whole(source);
  const reading = new Reading(source);
  const pairs: Pair[] = [];
  const blocks: BlockSection[] = [];
  for (const part of parts) {
    if (part.entries === undefined) pairs.push(...reading.section(part));
    else {
      const section = reading.entries(part.key, part.entries);
      pairs.push(section.pair);
      blocks.push(section.block);
    }
  }
  if (reading.anchored || (reading.faults.length > 0 && !reading.exhausted)) {
    const document = source.length <= MOST_UNUSUAL ? whole(source) : undefined;
    // What only looks broken in parts, such as a quoted text that runs over a line like an entry's, is not.
    if (document?.faults.length === 0) return { ...document, sections: resolvedSections(document, blocks) };
    if (document !== undefined && reading.anchored) return document;
  }
  const start = pairs[0]?.key.start ?? 0;
  const root: Mapping = { kind: 'map', flow: false, pairs, start, end: pairs.at(-1)?.value.end ?? start };
  return {
    source,
    ...(pairs.length === 0 ? {} : { root }),
    faults: reading.faults,
    sections: blocks,
    furtherDocuments: [],
    anchored: false,
  };
}

function whole(source: string): YamlDocument {
  if (source.length > MOST_UNUSUAL)
    return { source, faults: [tooLarge(0)], sections: [], furtherDocuments: [], anchored: false };
  const { root, faults, anchored, furtherDocuments } = compose(source);
  return {
    source,
    ...(root === undefined ? {} : { root }),
    faults,
    sections: [],
    furtherDocuments,
    anchored,
  };
}

/** The sections with their entries as the whole text has them, aliases resolved; none where the layout misled. */
function resolvedSections(document: YamlDocument, blocks: readonly BlockSection[]): readonly BlockSection[] {
  const { root } = document;
  if (root?.kind !== 'map' || root.flow) return [];
  return blocks.flatMap((section) => {
    const value = pairOf(root, section.name)?.value;
    const entries = value?.kind === 'list' ? value.items : value?.kind === 'map' ? value.pairs : [];
    const known = new Map(entries.map((entry) => ['key' in entry ? entry.key.start : entry.start, entry]));
    const found = section.entries.map((block) => known.get(block.start + section.indent));
    if (found.length !== entries.length || found.includes(undefined)) return [];
    const resolved = section.entries.map((block, index) => ({
      ...block,
      entry: found[index] ?? block.entry,
    }));
    return [{ ...section, entries: resolved }];
  });
}

const tooLarge = (at: number): Fault => ({
  code: 'too-large',
  message:
    'The file is too large to be read as a whole; from here on it is not read, and nothing is written to it.',
  start: at,
  end: at,
});

/** Reads parts of a text, keeping account of what the full reader is asked to do. */
class Reading {
  readonly faults: Fault[] = [];
  anchored = false;
  exhausted = false;
  private unusual = 0;

  constructor(private readonly source: string) {}

  /** A section that is read in one piece. */
  section(part: Part): readonly Pair[] {
    const node = this.node(part.start, part.end);
    if (node?.kind === 'map') return node.pairs;
    return [{ ...part.key, value: { kind: 'broken', start: part.key.afterColon, end: part.end } }];
  }

  entries(key: PartKey, part: EntryLines): { pair: Pair; block: BlockSection } {
    const items: Item[] = [];
    const pairs: Pair[] = [];
    const blocks: Block[] = [];
    for (const [index, start] of part.starts.entries()) {
      const end = part.starts[index + 1] ?? part.end;
      const node = this.node(start, end);
      let entry: Block['entry'] | undefined;
      if (node?.kind === 'list' && part.kind === 'list' && node.items.length === 1) entry = node.items[0];
      if (node?.kind === 'map' && part.kind === 'map' && node.pairs.length === 1) entry = node.pairs[0];
      entry ??= { kind: 'broken', start: start + part.indent, end };
      if ('key' in entry) pairs.push(entry);
      else items.push('value' in entry ? entry : { start: entry.start, value: entry });
      blocks.push({ start, end, contentEnd: lineEndAfter(this.source, entryEnd(entry), end), entry });
    }
    const start = (part.starts[0] ?? part.end) + part.indent;
    const end = blocks.at(-1)?.contentEnd ?? start;
    const value: Node =
      part.kind === 'list'
        ? { kind: 'list', flow: false, items, start, end }
        : { kind: 'map', flow: false, pairs, start, end };
    const { indent, kind } = part;
    const block = { name: key.key.value, kind, indent, start: part.start, end, entries: blocks };
    return { pair: { ...key, valueStart: start, value }, block };
  }

  private node(start: number, end: number): Node | undefined {
    const scanned = scan(this.source, start, end);
    if (scanned !== undefined) return scanned;
    // The whole text will be read in one piece then.
    if (this.anchored && this.source.length <= MOST_UNUSUAL) return undefined;
    this.unusual += end - start;
    if (this.unusual > MOST_UNUSUAL) {
      if (!this.exhausted) this.faults.push(tooLarge(start));
      this.exhausted = true;
      return undefined;
    }
    const composed = compose(this.source.slice(start, end), start);
    this.anchored ||= composed.anchored;
    this.faults.push(...composed.faults);
    return composed.faults.length > 0 ? undefined : composed.root;
  }
}

function entryEnd(entry: Block['entry']): number {
  if ('kind' in entry) return entry.end;
  return Math.max('key' in entry ? entry.afterColon : entry.start + 1, entry.value.end);
}

/** The end of the line `at` stands on, its line end included; `at` itself where it begins a line. */
function lineEndAfter(source: string, at: number, limit: number): number {
  if (at > 0 && source.charAt(at - 1) === '\n') return Math.min(at, limit);
  const newline = source.indexOf('\n', at);
  return newline === -1 ? limit : Math.min(newline + 1, limit);
}

type PartKey = Omit<Pair, 'value'>;

interface EntryLines {
  readonly kind: SectionKind;
  readonly indent: number;
  readonly start: number;
  readonly end: number;
  readonly starts: readonly number[];
}

/** The lines of one key of the root. */
interface Part {
  readonly key: PartKey;
  readonly start: number;
  readonly end: number;
  readonly entries?: EntryLines;
}

const ROOT_KEY = /([A-Za-z_][\w-]*):(?=[ \t\r\n]|$)/y;
const NOTHING_MORE = /[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y;
const FIRST_MARKER = /---[ \t]*(?:#[^\n]*)?\r?\n/y;

/**
 * Finds the lines of each root key and of each entry by indentation alone.
 * @returns undefined where the text is not laid out as a block mapping of plain keys
 */
function outline(source: string, sections: Sections): readonly Part[] | undefined {
  const keys: PartKey[] = [];
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  const first = at;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === 45 && keys.length === 0) {
      FIRST_MARKER.lastIndex = at;
      if (!FIRST_MARKER.test(source) || !/^(?:[ \t]*(?:#.*)?\r?\n)*$/.test(source.slice(first, at)))
        return undefined;
    } else if (code === 45 && !/^-[ \r\n]/.test(source.slice(at, at + 2))) return undefined;
    else if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 35 && code !== 45) {
      ROOT_KEY.lastIndex = at;
      const match = ROOT_KEY.exec(source);
      if (match === null) return undefined;
      const value = match[1] ?? '';
      const key: Scalar = { kind: 'scalar', value, style: 'plain', start: at, end: at + value.length };
      keys.push({ key, afterColon: key.end + 1, valueStart: key.end + 1 });
    } else if ((code === 32 || code === 9) && keys.length === 0 && !isBlank(source, at)) return undefined;
    const newline = source.indexOf('\n', at);
    at = newline === -1 ? source.length : newline + 1;
  }
  return keys.map((key, index) => {
    const start = key.key.start;
    const end = keys[index + 1]?.key.start ?? source.length;
    const kind = sections.get(key.key.value);
    const entries = kind === undefined ? undefined : entryLines(source, key.afterColon, end, kind);
    return { key, start, end, ...(entries === undefined ? {} : { entries }) };
  });
}

function isBlank(source: string, at: number): boolean {
  NOTHING_MORE.lastIndex = at;
  return NOTHING_MORE.test(source);
}

function entryLines(
  source: string,
  afterColon: number,
  end: number,
  kind: SectionKind,
): EntryLines | undefined {
  NOTHING_MORE.lastIndex = afterColon;
  if (!NOTHING_MORE.test(source)) return undefined;
  const start = NOTHING_MORE.lastIndex;
  const starts: number[] = [];
  let indent = -1;
  let at = start;
  while (at < end) {
    let first = at;
    while (first < end && source.charCodeAt(first) === 32) first++;
    const code = first < end ? source.charCodeAt(first) : 10;
    if (code !== 10 && code !== 13 && code !== 35) {
      const column = first - at;
      const next = source.charCodeAt(first + 1);
      const dash = code === 45 && (first + 1 >= end || next === 32 || next === 10 || next === 13);
      if (indent === -1) {
        if (
          code === 9 ||
          dash !== (kind === 'list') ||
          (kind === 'map' && (column === 0 || !/[\p{L}\p{N}_"']/u.test(source.charAt(first))))
        )
          return undefined;
        indent = column;
      }
      // A list may stand in the column of the key it belongs to.
      if (column === indent && dash === (kind === 'list')) starts.push(at);
    }
    const newline = source.indexOf('\n', at);
    at = newline === -1 ? end : newline + 1;
  }
  return indent === -1 ? undefined : { kind, indent, start, end, starts };
}
