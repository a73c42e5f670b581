import { pairOf, type Mapping, type Node } from './yaml/nodes.ts';
import { scan } from './yaml/scan.ts';
import { compose } from './yaml/compose.ts';
import { says, Splicer, spliced, type FormerPlace, type Splice } from './yaml/splice.ts';
import type { Value } from './yaml/write.ts';

/** What fields are to say; undefined takes a field away. */
export type Changes = ReadonlyMap<string, Value | undefined>;

/**
 * Puts a field back as it was written, comments included, unless somebody else changed it since. Texts are those of
 * the pair from its key on, without its margin.
 */
export interface FieldRevert extends FormerPlace {
  readonly key: string;
  /** Undefined: there was no such field. */
  readonly was?: string;
  /** What the field was left as. */
  readonly became?: string;
  readonly flow: boolean;
}

/** A text, and the mapping in it that is meant. */
interface Located {
  readonly text: string;
  readonly map?: Mapping | undefined;
}

export interface Patched {
  readonly text: string;
  readonly reverts: readonly FieldRevert[];
}

/** Reads lines of a block. */
export const blockIn = (text: string): Node | undefined => scan(text, 0, text.length) ?? compose(text).root;

/** Reads a text that holds one entry: the item of a list, or a key with its value. */
export function entryIn(text: string): Mapping | undefined {
  const node = blockIn(text);
  const value =
    node?.kind === 'list' ? node.items[0]?.value : node?.kind === 'map' ? node.pairs[0]?.value : undefined;
  return value?.kind === 'map' ? value : undefined;
}

/**
 * Changes fields of a mapping.
 * @param locate finds the mapping in the text again once it was changed
 */
export function patch(
  text: string,
  locate: (text: string) => Mapping | undefined,
  changes: Changes,
  order: readonly string[],
  eol: string,
): Patched {
  const map = locate(text);
  if (map === undefined) return { text, reverts: [] };
  if (!text.endsWith('\n')) {
    // A last line is lent a line end, so that it can go or be followed like any other.
    const lent = patch(text + eol, locate, changes, order, eol);
    return { ...lent, text: lent.text.endsWith(eol) ? lent.text.slice(0, -eol.length) : lent.text };
  }
  const splicer = new Splicer(text, eol);
  const inOrder = [...changes].sort(([a], [b]) => rank(order, a) - rank(order, b));
  if (map.flow && inOrder.length > 1) {
    // Commas tie the pairs of a flow mapping together, so that they cannot be spliced side by side.
    let current = text;
    const reverts: FieldRevert[] = [];
    for (const change of inOrder) {
      const step = patch(current, locate, new Map([change]), order, eol);
      current = step.text;
      reverts.unshift(...step.reverts);
    }
    return { text: current, reverts };
  }
  const splices: Splice[] = [];
  const touched: string[] = [];
  for (const [key, value] of inOrder) {
    const pair = pairOf(map, key);
    if (value === undefined) {
      if (pair !== undefined) splices.push(splicer.remove(map, pair));
    } else if (pair === undefined || !says(pair.value, value))
      splices.push(...splicer.set(map, key, value, order));
    else continue;
    if (pair !== undefined || value !== undefined) touched.push(key);
  }
  const result = splices.length === 0 ? text : spliced(text, splices);
  return { text: result, reverts: revertsOf({ text, map }, { text: result, map: locate(result) }, touched) };
}

/** What takes the changes of some keys back, in the order in which to make them. */
export function revertsOf(before: Located, after: Located, keys: readonly string[]): readonly FieldRevert[] {
  const indexOf = (key: string): number =>
    before.map?.pairs.findIndex((pair) => pair.key.value === key) ?? -1;
  // In the order they stood in, so that what a field followed is there again before it; what was not there goes last,
  // so that the mapping is never empty in between, and backwards, so that doing it again puts the first one first.
  const known = keys.filter((key) => indexOf(key) !== -1).sort((a, b) => indexOf(a) - indexOf(b));
  const inOrder = [...known, ...keys.filter((key) => indexOf(key) === -1).toReversed()];
  return inOrder.map((key) => {
    const index = indexOf(key);
    const previous = before.map?.pairs[index - 1];
    const was = rawOf(before, key);
    const became = rawOf(after, key);
    return {
      key,
      flow: before.map?.flow ?? false,
      ...(was === undefined ? {} : { was }),
      ...(became === undefined ? {} : { became }),
      ...(index === 0 ? { first: true } : {}),
      ...(index > 0 && previous !== undefined ? { after: previous.key.value } : {}),
    };
  });
}

/** A pair as written, its lines without the margin its key has. */
export function rawOf({ text, map }: Located, key: string): string | undefined {
  const pair = map === undefined ? undefined : pairOf(map, key);
  if (map === undefined || pair === undefined) return undefined;
  const splicer = new Splicer(text, '\n');
  const raw = splicer.pairText(map, pair);
  return map.flow ? raw : shifted(raw, -splicer.column(map));
}

/** The lines but the first moved to the right, or to the left as far as there is space. */
export function shifted(raw: string, by: number): string {
  if (by === 0 || !raw.includes('\n')) return raw;
  const [first = '', ...rest] = raw.split('\n');
  return [first, ...rest.map((line) => shiftedLine(line, by))].join('\n');
}

export const shiftedLine = (line: string, by: number): string => {
  if (/^\s*$/.test(line)) return line;
  if (by >= 0) return ' '.repeat(by) + line;
  const margin = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(-by, margin));
};

/**
 * Puts fields back: see {@link FieldRevert}.
 * @returns the keys that could not be, since they were changed meanwhile, beside the result
 */
export function revert(
  text: string,
  locate: (text: string) => Mapping | undefined,
  reverts: readonly FieldRevert[],
  order: readonly string[],
  eol: string,
): Patched & { readonly changed: readonly FieldRevert[] } {
  let current = text;
  const changed: FieldRevert[] = [];
  const inverse: FieldRevert[] = [];
  for (const step of reverts) {
    const map = locate(current);
    if (
      map === undefined ||
      rawOf({ text: current, map }, step.key) !== step.became ||
      (map.flow && !step.flow)
    ) {
      changed.push(step);
      continue;
    }
    const splicer = new Splicer(current, eol);
    const pair = pairOf(map, step.key);
    const column = map.flow ? 0 : splicer.column(map);
    const splice =
      step.was !== undefined
        ? splicer.restore(map, shifted(step.was, column), step.key, step, order)
        : pair === undefined
          ? undefined
          : splicer.remove(map, pair);
    if (splice === undefined) continue;
    const result = spliced(current, [splice]);
    inverse.unshift(...revertsOf({ text: current, map }, { text: result, map: locate(result) }, [step.key]));
    current = result;
  }
  return { text: current, reverts: inverse, changed };
}

/** Deletes the mark of one field a merge left in a mapping; undefined where there is none. */
export function settle(
  text: string,
  locate: (text: string) => Mapping | undefined,
  field: string,
  eol: string,
): Patched | undefined {
  const map = locate(text);
  const pair = map === undefined ? undefined : pairOf(map, 'conflict');
  const mark = pair?.value.kind === 'map' ? pairOf(pair.value, field) : undefined;
  if (map === undefined || pair?.value.kind !== 'map' || mark === undefined) return undefined;
  const splicer = new Splicer(text, eol);
  const splice = pair.value.pairs.length === 1 ? splicer.remove(map, pair) : splicer.remove(pair.value, mark);
  const result = spliced(text, [splice]);
  return {
    text: result,
    reverts: revertsOf({ text, map }, { text: result, map: locate(result) }, ['conflict']),
  };
}

function rank(order: readonly string[], key: string): number {
  const at = order.indexOf(key);
  return at === -1 ? order.length : at;
}
