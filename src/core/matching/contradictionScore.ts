import type { PolarityEvidence } from '../slots/contradiction.ts';
import type { Pairing } from '../slots/pairing.ts';
import type { AnalysedPassage } from '../slots/passage.ts';
import weights from './contradiction.weights.json' with { type: 'json' };

/** What the score is made of, in the order of the weights. */
export const CONTRADICTION_FEATURES = [
  'share of the shorter passage found in the other',
  'share of the longer passage found in the other',
  'negations of a word the other affirms',
  'the same, where the other passage denies nothing',
  'the same, by the share of words found',
  'negations whose surroundings the other affirms',
  'the same, where the other passage denies nothing',
  'opposites in like places',
  'negations both make',
  'negations of what the other does not speak of',
  'only one passage denies anything',
  'the passages deny an odd number of things between them',
  'a word denied, where that number is odd',
  'that, by the share of words found',
  'both passages deny something',
] as const;

/** The evidence for a contradiction as numbers, in the order of `CONTRADICTION_FEATURES`. */
export function contradictionFeatures(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  evidence: PolarityEvidence,
): readonly number[] {
  const coverA = a.weight === 0 ? 0 : pairing.sharedA / a.weight;
  const coverB = b.weight === 0 ? 0 : pairing.sharedB / b.weight;
  const high = Math.max(coverA, coverB);
  const low = Math.min(coverA, coverB);
  const negatedA = a.polarity.negations.length > 0;
  const negatedB = b.polarity.negations.length > 0;
  const one = negatedA === negatedB ? 0 : 1;
  const odd = (a.polarity.negations.length + b.polarity.negations.length) % 2;
  const denied = Math.min(evidence.denied, 2);
  const loosely = Math.min(evidence.loosely, 2);
  return [
    high,
    low,
    denied,
    denied * one,
    denied * low,
    loosely,
    loosely * one,
    Math.min(evidence.opposed, 2),
    Math.min(evidence.agreed, 2),
    Math.min(evidence.alone, 2),
    one,
    odd,
    denied * odd,
    denied * odd * low,
    negatedA && negatedB ? 1 : 0,
  ];
}

/** How surely one passage denies what the other says, 0..1: a logistic model, see `npm run train:contradiction`. */
export function contradictionScore(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  evidence: PolarityEvidence,
): number {
  return logistic(contradictionFeatures(a, b, pairing, evidence), weights.weights);
}

/** The weights hold the bias first. */
export function logistic(features: readonly number[], weighted: readonly number[]): number {
  let sum = weighted[0] ?? 0;
  for (let at = 0; at < features.length; at++) sum += (features[at] ?? 0) * (weighted[at + 1] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
