import type { Problem, ProblemCode } from '../model/problem.ts';
import type { Range } from '../model/range.ts';
import { isEmpty, resolved, type List, type Mapping, type Node, type Pair } from './yaml/nodes.ts';

/** What is wrong, by offsets of the source; see {@link Problem}. */
export interface Finding extends Range {
  readonly severity: Problem['severity'];
  readonly code: ProblemCode;
  readonly message: string;
  readonly about?: readonly string[];
}

/** A name written somewhere in a file: what links, completion and renaming need to know. */
export interface Place {
  readonly kind: 'claim' | 'tag' | 'speaker';
  readonly value: string;
  /** Quotation marks included. */
  readonly range: Range;
  /** The id of the annotation or rejection, or the key of the claim, it stands in. */
  readonly owner: string;
}

/** Enough to show; a file of another kind altogether has one in every line. */
const MOST_FINDINGS = 2000;

/** How many nodes may be read through aliases: anchors can make a small file stand for an enormous one. */
const MOST_ALIASED = 50_000;

/**
 * Reads the fields of a file and gathers what is wrong with it. Nothing here throws, and a field that cannot be read
 * is reported and left out.
 */
export class FieldReader {
  readonly findings: Finding[] = [];
  readonly places: Place[] = [];
  private aliased = 0;
  private hasError = false;

  /** @param about what the message names, in its order */
  report(
    code: ProblemCode,
    message: string,
    range: Range,
    about: readonly string[] = [],
    severity: Problem['severity'] = 'error',
  ): void {
    if (this.findings.length >= MOST_FINDINGS && (severity === 'warning' || this.hasError)) return;
    this.hasError ||= severity === 'error';
    this.findings.push({ severity, code, message, about, start: range.start, end: range.end });
  }

  /** What stands at a place, an alias followed; undefined where nothing can be made of it. */
  follow(node: Node): Exclude<Node, { kind: 'alias' | 'broken' }> | undefined {
    const target = resolved(node);
    if (target.kind === 'alias') {
      this.report('unknown-alias', `Nothing is anchored as &${target.name} before this.`, target, [
        target.name,
      ]);
      return undefined;
    }
    if (target.kind === 'broken') return undefined;
    if (node.kind === 'alias') {
      this.aliased +=
        1 + (target.kind === 'list' ? target.items.length : target.kind === 'map' ? target.pairs.length : 0);
      if (this.aliased > MOST_ALIASED) {
        if (!this.findings.some((finding) => finding.code === 'alias-limit'))
          this.report(
            'alias-limit',
            'Too much of this file is said by aliases; the rest of them are not read.',
            node,
          );
        return undefined;
      }
    }
    return target;
  }

  /** A mapping's pairs by key, the first of each; duplicates and likely misspellings are reported. */
  fields(map: Mapping, known: readonly string[]): ReadonlyMap<string, Pair> {
    const fields = new Map<string, Pair>();
    for (const pair of map.pairs) {
      const key = pair.key.value;
      if (fields.has(key))
        this.report('duplicate-key', `\`${key}\` is given twice; the first counts.`, pair.key, [key]);
      else fields.set(key, pair);
    }
    for (const [key, pair] of fields) {
      if (known.includes(key)) continue;
      const meant = known.find((one) => !fields.has(one) && isSlipOf(key, one));
      if (meant !== undefined)
        this.report(
          'unknown-key',
          `\`${key}\` is not a known key; is \`${meant}\` meant?`,
          pair.key,
          [key, meant],
          'warning',
        );
    }
    return fields;
  }

  mapping(pair: Pair | undefined): Mapping | undefined {
    return pair === undefined ? undefined : this.collection(pair, 'map', 'keys with values');
  }

  list(pair: Pair | undefined): List | undefined {
    return pair === undefined ? undefined : this.collection(pair, 'list', 'a list');
  }

  private collection<Kind extends 'map' | 'list'>(
    pair: Pair,
    kind: Kind,
    expected: string,
  ): Extract<Node, { kind: Kind }> | undefined {
    const node = this.follow(pair.value);
    if (node === undefined || isEmpty(node)) return undefined;
    if (node.kind === kind) return node as Extract<Node, { kind: Kind }>;
    this.wrongType(pair.key.value, expected, pair.value);
    return undefined;
  }

  /** A text as written; undefined where the field is absent, empty or no text. */
  text(pair: Pair | undefined): string | undefined {
    return pair === undefined ? undefined : this.textOf(pair.value, pair.key.value);
  }

  private textOf(value: Node, name: string): string | undefined {
    const node = this.follow(value);
    if (node === undefined || isEmpty(node)) return undefined;
    if (node.kind === 'scalar') return node.value;
    this.wrongType(name, 'a text', value);
    return undefined;
  }

  /** Texts: one by itself, or a list. */
  texts(pair: Pair | undefined, place?: Pick<Place, 'kind' | 'owner'>): readonly string[] {
    if (pair === undefined) return [];
    const node = this.follow(pair.value);
    if (node === undefined || isEmpty(node)) return [];
    const values = node.kind === 'list' ? node.items.map((item) => item.value) : [pair.value];
    const texts: string[] = [];
    for (const value of values) {
      const text = this.textOf(value, pair.key.value);
      if (text === undefined) continue;
      texts.push(text);
      if (place !== undefined) this.places.push({ ...place, value: text, range: rangeOf(value) });
    }
    return texts;
  }

  /** One of a fixed set of words. */
  word<Word extends string>(pair: Pair | undefined, words: readonly Word[]): Word | undefined {
    const text = this.text(pair);
    if (pair === undefined || text === undefined) return undefined;
    const word = words.find((one) => one === text);
    if (word === undefined)
      this.report(
        'unknown-value',
        `\`${pair.key.value}\` is ${quoted(text)}; known are ${words.join(', ')}.`,
        pair.value,
        [pair.key.value, quoted(text), words.join(', ')],
      );
    return word;
  }

  /** Two offsets in order: `[812, 879]`. */
  position(pair: Pair | undefined): readonly [number, number] | undefined {
    if (pair === undefined) return undefined;
    const node = this.follow(pair.value);
    if (node === undefined || isEmpty(node)) return undefined;
    const numbers = node.kind === 'list' ? node.items.map((item) => numberOf(this.follow(item.value))) : [];
    const [start, end] = numbers;
    if (numbers.length === 2 && start !== undefined && end !== undefined && start <= end) return [start, end];
    this.report(
      'invalid-position',
      'A position is [start, end]: two whole numbers, the smaller first.',
      pair.value,
    );
    return undefined;
  }

  digest(pair: Pair | undefined): string | undefined {
    const text = this.text(pair);
    if (pair === undefined || text === undefined) return undefined;
    if (/^sha256-[0-9a-f]{64}$/.test(text)) return text;
    const message = `\`${pair.key.value}\` is to be sha256- and 64 lower-case hexadecimal digits.`;
    // Nothing is lost by it but a hint: positions are then not known to refer to any text.
    this.report('invalid-digest', message, pair.value, [pair.key.value], 'warning');
    return undefined;
  }

  /** A date as written; one that is not of the form is reported and still taken. */
  date(pair: Pair | undefined): string | undefined {
    const text = this.text(pair);
    if (pair !== undefined && text !== undefined && !isDate(text))
      this.report(
        'invalid-date',
        `${quoted(text)} is no date of the form 2031, 2031-05, 2031-05-04 or 2031-05-04T11:02:00Z.`,
        pair.value,
        [quoted(text)],
        'warning',
      );
    return text;
  }

  wrongType(name: string, expected: string, range: Range): void {
    this.report('wrong-type', `\`${name}\` is to be ${expected}.`, range, [name, expected]);
  }
}

/** ISO 8601, possibly partial. */
export const isDate = (text: string): boolean =>
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/.test(
    text,
  );

const rangeOf = (node: Node): Range => ({ start: node.start, end: node.end });

/** A text as a message shows it. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

function numberOf(node: Node | undefined): number | undefined {
  if (node?.kind !== 'scalar' || node.style !== 'plain' || !/^\d{1,15}$/.test(node.value)) return undefined;
  return Number(node.value);
}

/** Whether a key looks like a slip of another: other case, or one letter too many, too few, wrong or swapped. */
function isSlipOf(key: string, known: string): boolean {
  const a = key.toLowerCase().replace(/[-_\s]/g, '');
  const b = known.toLowerCase();
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  const left = a.slice(start, a.length - tail);
  const right = b.slice(start, b.length - tail);
  return (
    Math.max(left.length, right.length) <= 1 ||
    (left.length === 2 && left === right.charAt(1) + right.charAt(0))
  );
}
