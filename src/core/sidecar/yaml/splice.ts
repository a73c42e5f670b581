import { isEmpty, pairOf, type List, type Mapping, type Node, type Pair } from './nodes.ts';
import {
  fieldLines,
  inline,
  itemLines,
  keyText,
  written,
  type Field,
  type Value,
  type Written,
} from './write.ts';

/** Replaces `start` to `end` of a text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies splices that do not overlap; of those at one place the first given comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < at) throw new RangeError(`Splices overlap at ${splice.start}`);
    parts.push(text.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  return parts.join('') + text.slice(at);
}

/** Where a pair stood among the others. */
export interface FormerPlace {
  readonly first?: boolean;
  readonly after?: string;
}

/** Splices the fields of mappings in a text, touching no line but theirs. */
export class Splicer {
  constructor(
    private readonly text: string,
    private readonly eol: string,
  ) {}

  /** The text of a pair from its key to the end of its last line, without that line's end. */
  pairText(map: Mapping, pair: Pair): string {
    if (map.flow) return this.text.slice(pair.key.start, Math.max(pair.afterColon, pair.value.end));
    return this.text.slice(pair.key.start, this.pairEnd(pair)).replace(/\r?\n$/, '');
  }

  /** The column a block mapping's keys stand in. */
  column(map: Mapping): number {
    const at = map.pairs[0]?.key.start ?? map.start;
    return at - this.lineStart(at);
  }

  /**
   * Gives a key a value.
   * @param order the keys in the order in which they are written; a new one is put in its place among them
   */
  set(map: Mapping, key: string, value: Value, order: readonly string[]): readonly Splice[] {
    const pair = pairOf(map, key);
    if (pair === undefined) return [this.insert(map, { key, value }, order)];
    const { value: old } = pair;
    if (old.kind === 'list') {
      const inPlace = this.setList(old, value);
      if (inPlace !== undefined) return inPlace;
    }
    if (map.flow) return [this.replaceInline(pair, inline(value))];
    return [this.replaceBlock(pair, written(value, this.column(map)))];
  }

  /** Takes a key and its lines away; comments above it stay. */
  remove(map: Mapping, pair: Pair): Splice {
    const index = map.pairs.indexOf(pair);
    const next = map.pairs[index + 1];
    const previous = map.pairs[index - 1];
    if (map.flow) {
      if (next !== undefined) return { start: pair.key.start, end: next.key.start, text: '' };
      return {
        start: previous === undefined ? pair.key.start : pairContentEnd(previous),
        end: pairContentEnd(pair),
        text: '',
      };
    }
    const start = this.lineStart(pair.key.start);
    if (/\S/.test(this.text.slice(start, pair.key.start)))
      // It shares its line with a dash.
      return {
        start: pair.key.start,
        end: next === undefined ? pairContentEnd(pair) : this.visible(this.pairEnd(pair)),
        text: '',
      };
    return { start, end: this.pairEnd(pair), text: '' };
  }

  /** Puts a pair back as it was: see `pairText`. `place` is where: first, or after this key, or in the usual order. */
  restore(map: Mapping, raw: string, key: string, place: FormerPlace, order: readonly string[]): Splice {
    const pair = pairOf(map, key);
    if (pair !== undefined)
      return {
        start: pair.key.start,
        end: map.flow ? pairContentEnd(pair) : pair.key.start + this.pairText(map, pair).length,
        text: raw,
      };
    if (place.first === true) return this.insertText(map, raw, undefined);
    const anchor = place.after === undefined ? undefined : pairOf(map, place.after);
    return this.insertText(map, raw, anchor ?? this.predecessor(map, key, order));
  }

  /** The next character that is no white space. */
  private visible(at: number): number {
    let next = at;
    while (/\s/.test(this.text.charAt(next))) next++;
    return next;
  }

  private insert(map: Mapping, field: Field, order: readonly string[]): Splice {
    const text = map.flow
      ? `${keyText(field.key)}: ${inline(field.value)}`
      : fieldLines(field, this.column(map)).join(this.eol).trimStart();
    return this.insertText(map, text, this.predecessor(map, field.key, order));
  }

  /** The pair a new key goes after: the last one that comes before it in the order. */
  private predecessor(map: Mapping, key: string, order: readonly string[]): Pair | undefined {
    const rank = order.indexOf(key);
    if (rank === -1) return map.pairs.at(-1);
    return map.pairs.findLast((pair) => {
      const other = order.indexOf(pair.key.value);
      return other !== -1 && other < rank;
    });
  }

  private insertText(map: Mapping, text: string, after: Pair | undefined): Splice {
    const first = map.pairs[0];
    if (map.flow) {
      if (after !== undefined) return insertion(pairContentEnd(after), `, ${text}`);
      return first === undefined ? insertion(map.start + 1, text) : insertion(first.key.start, `${text}, `);
    }
    const margin = ' '.repeat(this.column(map));
    if (after === undefined) {
      const at = first?.key.start ?? map.start;
      const start = this.lineStart(at);
      if (/^ *$/.test(this.text.slice(start, at))) return insertion(start, `${margin}${text}${this.eol}`);
      return insertion(at, `${text}${this.eol}${margin}`);
    }
    const end = this.pairEnd(after);
    const broken = this.text.charAt(end - 1) === '\n';
    return insertion(end, broken ? `${margin}${text}${this.eol}` : `${this.eol}${margin}${text}`);
  }

  private replaceInline(pair: Pair, text: string): Splice {
    if (isEmpty(pair.value) && pair.valueStart === pair.afterColon)
      return insertion(pair.afterColon, ` ${text}`);
    const glued = pair.valueStart === pair.afterColon ? ' ' : '';
    return { start: pair.valueStart, end: pair.value.end, text: glued + text };
  }

  /** Gives a key of a block mapping lines of its own in the stead of whatever its value is. */
  nest(pair: Pair, below: readonly string[]): Splice {
    return this.replaceBlock(pair, { first: '', below });
  }

  private replaceBlock(pair: Pair, { first, below }: Written): Splice {
    const { text, eol } = this;
    const keyLineEnd = this.lineBreak(pair.afterColon);
    const lines = below.map((line) => eol + line).join('');
    const old = pair.value;
    if (pair.valueStart > keyLineEnd) {
      // The value stands on the lines below its key; a comment on the key's own line stays there.
      const end = this.lineBreak(
        Math.max(old.end - (text.charAt(old.end - 1) === '\n' ? 1 : 0), pair.valueStart),
      );
      const head = first === '' ? '' : ` ${first}`;
      return { start: pair.afterColon, end, text: head + text.slice(pair.afterColon, keyLineEnd) + lines };
    }
    if (old.kind === 'scalar' && old.style === 'block') {
      const comment = /^[|>][-+0-9]*(\s+#.*)?/.exec(text.slice(old.start, keyLineEnd))?.[1] ?? '';
      let end = text.charAt(old.end - 1) === '\n' ? old.end - 1 : old.end;
      if (text.charAt(end) === '\n' && text.charAt(end - 1) === '\r') end--;
      return { start: pair.valueStart, end, text: first + comment.trimEnd() + lines };
    }
    const empty = isEmpty(old) && pair.valueStart === pair.afterColon;
    const end = empty ? pair.afterColon : old.end;
    const start = empty || first === '' ? pair.afterColon : pair.valueStart;
    const head = start === pair.afterColon && first !== '' ? ` ${first}` : first;
    if (lines === '') return { start, end, text: head };
    const lineEnd = this.lineBreak(end);
    return { start, end: lineEnd, text: head + text.slice(end, lineEnd).trimEnd() + lines };
  }

  /** Changes a list item by item, so that those that stay keep their layout and comments. */
  private setList(list: List, value: Value): readonly Splice[] | undefined {
    const wanted = wantedItems(value);
    if (wanted === undefined || wanted.length === 0) return undefined;
    const old = list.items;
    const same = (item: Node | undefined, want: Wanted | undefined): boolean =>
      item !== undefined && want !== undefined && says(item, want.value);
    let before = 0;
    while (before < old.length && same(old[before]?.value, wanted[before])) before++;
    let after = 0;
    const most = Math.min(old.length, wanted.length) - before;
    while (after < most && same(old[old.length - 1 - after]?.value, wanted[wanted.length - 1 - after]))
      after++;
    const gone = old.slice(before, old.length - after);
    const come = wanted.slice(before, wanted.length - after);
    if (gone.length === 0 && come.length === 0) return [];
    const previous = old[before - 1];
    const next = old[old.length - after];
    const [first] = gone;
    const last = gone.at(-1);
    if (list.flow) {
      const text = come.map((item) => inline(item.value)).join(', ');
      if (first !== undefined && last !== undefined) {
        if (come.length > 0) return [{ start: first.start, end: last.value.end, text }];
        if (previous !== undefined) return [{ start: previous.value.end, end: last.value.end, text: '' }];
        return [{ start: first.start, end: next?.start ?? last.value.end, text: '' }];
      }
      if (previous !== undefined) return [insertion(previous.value.end, `, ${text}`)];
      return next === undefined ? undefined : [insertion(next.start, `${text}, `)];
    }
    const [sample] = old;
    if (sample === undefined) return undefined;
    const indent = sample.start - this.lineStart(sample.start);
    if (/\S/.test(this.text.slice(sample.start - indent, sample.start))) return undefined;
    const lines = come.flatMap((item) => item.lines(indent));
    const block = lines.map((line) => line + this.eol).join('');
    if (first !== undefined && last !== undefined)
      return [
        {
          start: this.lineStart(first.start),
          ...this.closing(this.lineEnd(contentEnd(last.value, last.start)), block),
        },
      ];
    if (next !== undefined) return [insertion(this.lineStart(next.start), block)];
    const end = this.lineEnd(contentEnd(previous?.value ?? list, previous?.start ?? list.start));
    if (this.text.charAt(end - 1) === '\n') return [insertion(end, block)];
    return [insertion(end, this.eol + lines.join(this.eol))];
  }

  /** Lines that end where the text ends without a line end do not get one. */
  private closing(end: number, block: string): { end: number; text: string } {
    return { end, text: this.text.charAt(end - 1) === '\n' ? block : block.slice(0, -this.eol.length) };
  }

  /** Inserts an item into a flow list. */
  insertFlowItem(list: List, index: number, text: string): Splice {
    const previous = list.items[index - 1];
    const next = list.items[index];
    if (previous !== undefined) return insertion(previous.value.end, `, ${text}`);
    return next === undefined ? insertion(list.start + 1, text) : insertion(next.start, `${text}, `);
  }

  removeFlowItem(list: List, index: number): Splice {
    const item = list.items[index];
    const next = list.items[index + 1];
    const previous = list.items[index - 1];
    if (item === undefined) return insertion(list.start, '');
    if (next !== undefined) return { start: item.start, end: next.start, text: '' };
    return { start: previous?.value.end ?? item.start, end: item.value.end, text: '' };
  }

  private pairEnd(pair: Pair): number {
    return this.lineEnd(pairContentEnd(pair));
  }

  private lineStart(at: number): number {
    const start = this.text.lastIndexOf('\n', at - 1) + 1;
    return start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }

  /** The end of the line, before its line end. */
  private lineBreak(at: number): number {
    const newline = this.text.indexOf('\n', at);
    if (newline === -1) return this.text.length;
    return newline > at && this.text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
  }

  /** The beginning of the next line, `at` itself where it begins one. */
  private lineEnd(at: number): number {
    if (at > 0 && this.text.charAt(at - 1) === '\n') return at;
    const newline = this.text.indexOf('\n', at);
    return newline === -1 ? this.text.length : newline + 1;
  }
}

interface Wanted {
  readonly value: Value;
  readonly lines: (indent: number) => readonly string[];
}

function wantedItems(value: Value): readonly Wanted[] | undefined {
  if (value.kind === 'texts')
    return value.texts.map((text) => {
      const item: Value = { kind: 'text', text };
      return { value: item, lines: (indent) => [`${' '.repeat(indent)}- ${inline(item)}`] };
    });
  if (value.kind === 'maps')
    return value.maps.map((pairs) => ({
      value: { kind: 'map', pairs },
      lines: (indent) => itemLines(pairs, indent, 2),
    }));
  return undefined;
}

/** Whether a node says what a value does, whatever its layout. */
export function says(node: Node, value: Value): boolean {
  switch (value.kind) {
    case 'text':
    case 'quoted':
    case 'literal':
      return node.kind === 'scalar' && node.value === value.text && !(isEmpty(node) && value.text === '');
    case 'position':
      return node.kind === 'list' && sameTexts(node, value.position.map(String));
    case 'texts':
      return node.kind === 'list' && sameTexts(node, value.texts);
    case 'map':
      return (
        node.kind === 'map' &&
        node.pairs.length === value.pairs.length &&
        value.pairs.every((field) => {
          const pair = pairOf(node, field.key);
          return pair !== undefined && says(pair.value, field.value);
        })
      );
    case 'maps':
      return (
        node.kind === 'list' &&
        node.items.length === value.maps.length &&
        node.items.every((item, index) => says(item.value, { kind: 'map', pairs: value.maps[index] ?? [] }))
      );
  }
}

const sameTexts = (list: List, texts: readonly string[]): boolean =>
  list.items.length === texts.length &&
  list.items.every(({ value }, index) => value.kind === 'scalar' && value.value === texts[index]);

const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text });
const pairContentEnd = (pair: Pair): number => Math.max(pair.afterColon, pair.value.end);
const contentEnd = (node: Node, start: number): number => Math.max(start + 1, node.end);
