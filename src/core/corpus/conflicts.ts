import { analysisWork, relate, type AnalysedPassage } from '../matching/relation.ts';
import type { Difference } from '../model/anchor.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Relation } from '../model/claim.ts';
import { length, type Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';
import type { Work } from '../work.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';
import type { Annotations } from './annotations.ts';
import { isDenial, type Claims } from './claims.ts';
import { inContext } from './comparePassages.ts';
import { attributionOf, isOneQuoteOfTwo, type Attribution } from './quoteAttribution.ts';
import type { Registers } from './registers.ts';

/** One side of a conflict: words of an appearance, and where they stand in its article. */
export interface ConflictSide {
  readonly appearance: AnchoredAnnotation;
  readonly range: Range;
  /** The figure, or whom the quote is attributed to. */
  readonly words: string;
}

/**
 * Appearances of one claim that cannot both be right: figures that disagree, or one quote put into the mouths of two
 * people. Both sides have their words; where either has none there is no conflict to show.
 */
export interface Conflict {
  readonly kind: 'figure' | 'speaker';
  readonly here: ConflictSide;
  /** In other articles, at least one. */
  readonly others: readonly ConflictSide[];
}

/** How many other appearances of its claim an annotation is held against: a claim made everywhere must not cost more. */
const COMPARED = 40;

/**
 * Finds conflicts between an article's annotations and the other appearances of their claims. What people said of a
 * pair is not brought up again: a relation they set, or that the one side denies what the other says.
 */
export class Conflicts {
  private readonly analysed = new WeakMap<AnchoredAnnotation, AnalysedPassage>();
  /** The figures of two appearances that disagree: whoever types in one article changes none of the other pairs. */
  private readonly compared = new WeakMap<
    AnchoredAnnotation,
    WeakMap<AnchoredAnnotation, readonly Difference[]>
  >();
  private readonly attributed = new WeakMap<AnchoredAnnotation, { readonly of: Attribution | undefined }>();

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly registers: Registers,
  ) {}

  /** Pauses while passages are taken apart, and after every two that were compared. */
  *of(article: ArticleId): Work<readonly Conflict[]> {
    const found: Conflict[] = [];
    for (const one of this.annotations.of(article)?.annotations ?? [])
      found.push(...(yield* this.ofOne(one)));
    return found;
  }

  private *ofOne(here: AnchoredAnnotation): Work<readonly Conflict[]> {
    const { claim } = here.annotation;
    if (claim === undefined || !here.anchoring.range) return [];
    const others = (this.claims.get(claim)?.appearances ?? [])
      .filter((one) => one.article !== here.article && one.anchoring.range)
      .slice(0, COMPARED);
    const figures = new Map<number, Conflict>();
    const speakers: ConflictSide[] = [];
    for (const there of others) {
      if (!isSettled(here.annotation, there.annotation)) yield* this.compareFigures(here, there, figures);
      if (this.isQuotedOfTwo(here, there)) speakers.push(...this.sideOf(there));
      yield;
    }
    const [own] = speakers.length > 0 ? this.sideOf(here) : [];
    return [...figures.values(), ...(own ? [{ kind: 'speaker' as const, here: own, others: speakers }] : [])];
  }

  /** Adds the figures that disagree, by where they stand here. */
  private *compareFigures(
    here: AnchoredAnnotation,
    there: AnchoredAnnotation,
    found: Map<number, Conflict>,
  ): Work<void> {
    for (const { from, to, fromRange, toRange } of yield* this.figuresApart(here, there)) {
      const known = found.get(fromRange.start);
      const other: ConflictSide = { appearance: there, range: within(there, toRange), words: to };
      found.set(fromRange.start, {
        kind: 'figure',
        here: known?.here ?? { appearance: here, range: within(here, fromRange), words: from },
        others: [...(known?.others ?? []), other],
      });
    }
  }

  private *figuresApart(here: AnchoredAnnotation, there: AnchoredAnnotation): Work<readonly Difference[]> {
    let pairs = this.compared.get(here);
    if (!pairs) this.compared.set(here, (pairs = new WeakMap()));
    let apart = pairs.get(there);
    if (!apart) pairs.set(there, (apart = yield* this.compare(here, there)));
    return apart;
  }

  private *compare(here: AnchoredAnnotation, there: AnchoredAnnotation): Work<readonly Difference[]> {
    const a = yield* this.analysisOf(here);
    const b = yield* this.analysisOf(there);
    if (!a || !b || a.figures.length === 0 || b.figures.length === 0) return [];
    yield;
    const { relation, differences } = relate(a, b, 'claim');
    if (relation !== 'differs') return [];
    return differences.filter(
      ({ kind, fromRange, toRange }) =>
        (kind === 'number' || kind === 'unit') && length(fromRange) > 0 && length(toRange) > 0,
    );
  }

  private isQuotedOfTwo(here: AnchoredAnnotation, there: AnchoredAnnotation): boolean {
    if (here.annotation.relation === 'differs' || there.annotation.relation === 'differs') return false;
    const a = this.attributionOf(here);
    const b = this.attributionOf(there);
    return (
      a !== undefined &&
      b !== undefined &&
      isOneQuoteOfTwo(a, b, (name) => this.registers.canonicalSpeaker(name))
    );
  }

  private sideOf(appearance: AnchoredAnnotation): ConflictSide[] {
    const attribution = this.attributionOf(appearance);
    return attribution ? [{ appearance, range: attribution.range, words: attribution.speaker }] : [];
  }

  private attributionOf(one: AnchoredAnnotation): Attribution | undefined {
    let known = this.attributed.get(one);
    if (!known) {
      const article = this.annotations.of(one.article)?.article;
      known = { of: article && attributionOf(article, one) };
      this.attributed.set(one, known);
    }
    return known.of;
  }

  private *analysisOf(one: AnchoredAnnotation): Work<AnalysedPassage | undefined> {
    let analysed = this.analysed.get(one);
    const { range } = one.anchoring;
    if (!analysed && range) {
      const known = this.annotations.of(one.article);
      if (!known?.article) return undefined;
      const { article, particulars } = known;
      analysed = yield* analysisWork(inContext({ article, range, particulars }));
      yield;
      this.analysed.set(one, analysed);
    }
    return analysed;
  }
}

/** Into the article's text. */
const within = ({ anchoring }: AnchoredAnnotation, { start, end }: Range): Range => {
  const from = anchoring.range?.start ?? 0;
  return { start: from + start, end: from + end };
};

const JUDGED_APART: ReadonlySet<Relation | undefined> = new Set<Relation>([
  'differs',
  'contradicts',
  'earlier',
  'later',
]);

/** Whether a person has said already how the two stand to each other, or that they do not say the same. */
function isSettled(a: Annotation, b: Annotation): boolean {
  return (
    JUDGED_APART.has(a.relation) ||
    JUDGED_APART.has(b.relation) ||
    (a.relation !== undefined && b.relation !== undefined) ||
    isDenial(a) !== isDenial(b) ||
    (a.speakerStance === 'expects') !== (b.speakerStance === 'expects')
  );
}
