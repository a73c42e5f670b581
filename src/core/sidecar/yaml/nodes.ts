import type { ProblemCode } from '../../model/problem.ts';
/**
 * The tree both YAML readers build: no more than reading and splicing need. Offsets are UTF-16 code units of the
 * source, `start` inclusive, `end` exclusive and before any trailing comment.
 */
export interface Scalar {
  readonly kind: 'scalar';
  /** As written, whatever type YAML would resolve it to: `1984`, `yes` and `2031-05-04` are these characters. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly start: number;
  readonly end: number;
}

export interface Item {
  /** Where the item begins: its dash in a block list, its value in a flow list. */
  readonly start: number;
  readonly value: Node;
}

export interface List {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly Item[];
  readonly start: number;
  readonly end: number;
}

export interface Pair {
  readonly key: Scalar;
  /** Just after the colon. */
  readonly afterColon: number;
  /** Where an anchor or a tag of the value begins, the value's own start where it has none. */
  readonly valueStart: number;
  readonly value: Node;
}

export interface Mapping {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
  readonly start: number;
  readonly end: number;
}

/** A reference to an anchored node; `target` is absent where no such anchor stands before it. */
export interface Alias {
  readonly kind: 'alias';
  readonly name: string;
  readonly target?: Node;
  readonly start: number;
  readonly end: number;
}

/** Something no reader could make sense of; a fault says why. */
export interface Broken {
  readonly kind: 'broken';
  readonly start: number;
  readonly end: number;
}

export type Node = Scalar | List | Mapping | Alias | Broken;

/** What is wrong with the YAML as such. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly about?: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Whether nothing is written where a value could stand: `note:` and the end of the line. */
export const isEmpty = (node: Node): boolean =>
  node.kind === 'scalar' && node.style === 'plain' && node.value === '';

/** The first pair of this key. */
export function pairOf(map: Mapping, key: string): Pair | undefined {
  return map.pairs.find((pair) => pair.key.value === key);
}

/** What an alias stands for; anything else is itself. */
export const resolved = (node: Node): Node =>
  node.kind === 'alias' && node.target !== undefined ? node.target : node;
