import type { OldAnnotation, RevisionPair, Span } from './revisions.ts';

/** What an algorithm says of one annotation; no range: it has none. */
export interface Prediction {
  readonly range?: Span | undefined;
  readonly state: string;
  /** Milliseconds, with the annotation's share of what was prepared for all. */
  readonly time: number;
}

export interface Outcome {
  readonly annotation: OldAnnotation;
  readonly pair: RevisionPair;
  readonly prediction: Prediction;
  readonly result: 'right' | 'lost' | 'partial' | 'false';
  /** Altered, or a look-alike, and shown without a word. */
  readonly silent: boolean;
}

/** From this share of intersection in union on a range counts as found, from the lower one on as partly found. */
const FOUND = 0.7;
const PARTLY = 0.3;

const isSilent = (state: string): boolean => state === 'exact' || state === 'moved';

export function judge(pair: RevisionPair, annotation: OldAnnotation, prediction: Prediction): Outcome {
  const { gold, tags } = annotation;
  const { range, state } = prediction;
  const exists = gold.kind !== 'gone';
  const accepted = exists
    ? [spanOf(gold), gold.core, gold.alt].filter((span) => span !== undefined)
    : gold.tolerate
      ? [gold.tolerate]
      : [];
  const share = range ? Math.max(0, ...accepted.map((span) => intersectionOverUnion(range, span))) : 0;
  const tolerated = !exists && state === 'altered' && share >= FOUND;
  const right = exists ? range !== undefined && share >= FOUND : range === undefined || tolerated;
  const result = right
    ? 'right'
    : range === undefined
      ? 'lost'
      : exists && share >= PARTLY
        ? 'partial'
        : 'false';
  return {
    annotation,
    pair,
    prediction,
    result,
    silent: isSensitive(gold.kind, tags) && range !== undefined && isSilent(state),
  };
}

function spanOf({ start, end }: Partial<Span>): Span | undefined {
  return start === undefined || end === undefined ? undefined : { start, end };
}

function isSensitive(kind: string, tags: readonly string[]): boolean {
  return (kind === 'altered' && !tags.includes('cosmetic')) || tags.includes('lookalike');
}

export function intersectionOverUnion(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

export interface Measures {
  readonly annotations: number;
  /** Shares in 0..1 of the real annotations; `lost` of those that exist, `silent` of those altered or look-alikes. */
  readonly accuracy: number;
  readonly falseAnchors: number;
  readonly partial: number;
  readonly lost: number;
  readonly silent: number;
  /** Unaltered, rightly placed and yet called altered. */
  readonly overFlagged: number;
  /** Of passages deleted while a real near-twin stays. */
  readonly twinsOrphaned: number;
  /** Of passages deleted while a copy with other figures or names stands elsewhere: not offered as the passage at all. */
  readonly copiesOrphaned: number;
  readonly ambiguous: number;
  readonly milliseconds: { readonly median: number; readonly p95: number; readonly max: number };
  readonly accuracyByRepository: Readonly<Record<string, number>>;
}

export function measure(outcomes: readonly Outcome[]): Measures {
  const real = outcomes.filter(({ pair }) => !pair.synthetic);
  const existing = real.filter(({ annotation }) => annotation.gold.kind !== 'gone');
  const unaltered = real.filter(({ annotation }) => ['exact', 'moved'].includes(annotation.gold.kind));
  const sensitive = outcomes.filter(({ annotation }) => isSensitive(annotation.gold.kind, annotation.tags));
  const tagged = (tag: string): Outcome[] =>
    outcomes.filter(({ annotation }) => annotation.tags.includes(tag));
  const orphaned = ({ prediction }: Outcome): boolean => prediction.range === undefined;
  const isRight = ({ result }: Outcome): boolean => result === 'right';
  const repositories = [...new Set(real.map(({ pair }) => pair.repo))].sort();
  return {
    annotations: real.length,
    accuracy: share(real, isRight),
    falseAnchors: share(real, ({ result }) => result === 'false'),
    partial: share(real, ({ result }) => result === 'partial'),
    lost: share(existing, ({ result }) => result === 'lost'),
    silent: share(sensitive, ({ silent }) => silent),
    overFlagged: share(unaltered, (outcome) => isRight(outcome) && outcome.prediction.state === 'altered'),
    twinsOrphaned: share(tagged('syn:real-twin'), orphaned),
    copiesOrphaned: share(tagged('syn:deleted-twin'), orphaned),
    ambiguous: share(real, ({ prediction }) => prediction.state === 'ambiguous'),
    milliseconds: quantiles(outcomes.map(({ prediction }) => prediction.time)),
    accuracyByRepository: Object.fromEntries(
      repositories.map((repo) => [
        repo,
        share(
          real.filter(({ pair }) => pair.repo === repo),
          isRight,
        ),
      ]),
    ),
  };
}

function share<T>(all: readonly T[], test: (one: T) => boolean): number {
  return all.length === 0 ? Number.NaN : all.filter(test).length / all.length;
}

export function quantiles(values: readonly number[]): { median: number; p95: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}
