import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a passage truly went: `core` and `alt` are other acceptable ranges, `tolerate` one that may be offered as altered. */
export interface Gold extends Partial<Span> {
  readonly kind: 'exact' | 'moved' | 'altered' | 'gone';
  readonly core?: Span;
  readonly alt?: Span;
  readonly tolerate?: Span;
}

export interface OldAnnotation extends Span {
  readonly id: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly gold: Gold;
  readonly tags: readonly string[];
}

/** Two revisions of one text and the annotations of the older. Offsets are UTF-16 units. */
export interface RevisionPair {
  readonly id: string;
  readonly repo: string;
  readonly synthetic?: boolean;
  readonly oldText: string;
  readonly newText: string;
  readonly annotations: readonly OldAnnotation[];
}

/** Reads every pair of the files and folders given, folders with what is below them. */
export function readPairs(paths: readonly string[]): RevisionPair[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [JSON.parse(readFileSync(path, 'utf8')) as RevisionPair];
    const inside = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.name.endsWith('.json'))
      .map((entry) => join(path, entry.name))
      .sort();
    return readPairs(inside);
  });
}
