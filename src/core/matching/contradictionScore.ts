import type { PolarityEvidence } from '../slots/contradiction.ts';
import type { Pairing } from '../slots/pairing.ts';
import type { AnalysedPassage } from '../slots/passage.ts';

/** The evidence for a contradiction as numbers, in the order of `FEATURE_NAMES`. */
export function contradictionFeatures(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  evidence: PolarityEvidence,
): readonly number[] {
  const coverA = a.weight === 0 ? 0 : pairing.sharedA / a.weight;
  const coverB = b.weight === 0 ? 0 : pairing.sharedB / b.weight;
  const high = Math.max(coverA, coverB);
  const against = evidence.denied + evidence.loosely + evidence.opposed;
  return [
    high,
    Math.min(coverA, coverB),
    Math.min(evidence.denied, 2),
    Math.min(evidence.loosely, 2),
    Math.min(evidence.opposed, 2),
    Math.min(evidence.agreed, 2),
    Math.min(evidence.alone, 2),
    against > 0 ? high : 0,
  ];
}

/** How surely one passage denies what the other says, 0..1. */
export function contradictionScore(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  evidence: PolarityEvidence,
): number {
  const [high = 0, low = 0, denied = 0, loosely = 0, opposed = 0, agreed = 0] = contradictionFeatures(
    a,
    b,
    pairing,
    evidence,
  );
  const z = -3.4 + 1.6 * denied + 0.8 * loosely + 1.4 * opposed - 1.2 * agreed + 1.5 * high + 1.5 * low;
  return 1 / (1 + Math.exp(-z));
}
