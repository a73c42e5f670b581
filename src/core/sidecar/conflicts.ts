import type { Range } from '../model/range.ts';
import { quoted, type FieldReader } from './fields.ts';
import { isEmpty, type Node, type Pair } from './yaml/nodes.ts';

/** A value as two people wrote it, without its layout. */
export type Plain = string | readonly Plain[] | ReadonlyMap<string, Plain>;

/** Something two people say differently, as a merge marked it. A side that says nothing is absent. */
export interface MarkedConflict {
  /** The annotation's or rejection's id or the claim's key; absent for the article and the file as such. */
  readonly owner?: string;
  /** The field, or `deleted` where one side took away what the other changed. */
  readonly field: string;
  readonly base?: Plain;
  readonly ours?: Plain;
  readonly theirs?: Plain;
  /** Where the mark stands in the source. */
  readonly range: Range;
}

/** Reads a `conflict` field and reports each mark. */
export function readConflicts(
  reader: FieldReader,
  pair: Pair | undefined,
  owner?: string,
): readonly MarkedConflict[] {
  const map = reader.mapping(pair);
  if (map === undefined) return [];
  const conflicts: MarkedConflict[] = [];
  for (const mark of map.pairs) {
    const field = mark.key.value;
    const range = { start: mark.key.start, end: mark.value.end };
    const sides = reader.follow(mark.value);
    const side = (name: 'base' | 'ours' | 'theirs'): Pick<MarkedConflict, 'base' | 'ours' | 'theirs'> => {
      const value =
        sides?.kind === 'map' ? sides.pairs.find((one) => one.key.value === name)?.value : undefined;
      return value === undefined ? {} : { [name]: plainOf(reader, value) };
    };
    const conflict: MarkedConflict = { field, range, ...side('base'), ...side('ours'), ...side('theirs') };
    conflicts.push(owner === undefined ? conflict : { owner, ...conflict });
    const isDeleted = field === 'deleted';
    const words = [said(conflict.ours), said(conflict.theirs)] as const;
    const message = isDeleted
      ? 'One side changed this, the other deleted it: delete it or delete this mark.'
      : `Two people say different things of \`${field}\`: ${words[0]} and ${words[1]}. Settle it and delete this mark.`;
    reader.report('merge-conflict', message, mark.key, isDeleted ? [] : [field, ...words]);
  }
  return conflicts;
}

const said = (value: Plain | undefined): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? quoted(value) : quoted(render(value));

const render = (value: Plain): string =>
  typeof value === 'string'
    ? value
    : value instanceof Map
      ? Array.from(value as ReadonlyMap<string, Plain>, ([key, one]) => `${key}: ${render(one)}`).join(', ')
      : (value as readonly Plain[]).map(render).join(', ');

/** What a node says, whatever its layout. Aliases are followed as far as the reader's budget goes. */
export function plainOf(reader: FieldReader, node: Node): Plain {
  const target = reader.follow(node);
  if (target === undefined || isEmpty(target)) return '';
  switch (target.kind) {
    case 'scalar':
      return target.value;
    case 'list':
      return target.items.map((item) => plainOf(reader, item.value));
    case 'map':
      return new Map(target.pairs.map((pair) => [pair.key.value, plainOf(reader, pair.value)]));
  }
}
