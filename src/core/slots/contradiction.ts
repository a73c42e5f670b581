import type { Difference } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import { difference } from './disagreements.ts';
import type { Negation } from './negations.ts';
import { PAIRED, type Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';

/** What speaks for and against the two passages denying one another. Counts unless said otherwise. */
export interface PolarityEvidence {
  /** Negations that fall on a word the other passage affirms. */
  readonly denied: number;
  /** Negations whose words the other passage mostly affirms, though it lacks the very word denied. */
  readonly loosely: number;
  /** Negations both passages make, or that an opposite makes good. */
  readonly agreed: number;
  /** Negations of what the other passage does not speak of. */
  readonly alone: number;
  /** Opposites in like places under like polarity. */
  readonly opposed: number;
  /** The pairs of words that disagree, for people to read. */
  readonly differences: readonly Difference[];
}

/** Weighs every negation and every pair of opposites of two passages. */
export function polarityEvidence(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): PolarityEvidence {
  const differences: Difference[] = [];
  const counts = { denied: 0, loosely: 0, agreed: 0, alone: 0, opposed: 0 };
  const settledA = new Set<number>();
  const weigh = (side: 'a' | 'b', negation: Negation): void => {
    const own = side === 'a' ? a : b;
    const partner = side === 'a' ? pairing.partner : pairing.back;
    const at = negation.focus;
    const match = at < 0 ? -1 : (partner[at] ?? -1);
    if (match >= 0) {
      const i = side === 'a' ? at : match;
      const j = side === 'a' ? match : at;
      if (settledA.has(i)) return;
      settledA.add(i);
      if (flips(a, i, b, j, pairing)) {
        counts.denied++;
        differences.push(spans(a, i, b, j));
      } else counts.agreed++;
      return;
    }
    // The very word denied has no counterpart: see how the words around it fare.
    let against = 0;
    let along = 0;
    let place: readonly [number, number] | undefined;
    for (let k = negation.scope[0]; k < negation.scope[1]; k++) {
      const counter = partner[k] ?? -1;
      if (counter < 0 || (own.weights[k] ?? 0) === 0) continue;
      const i = side === 'a' ? k : counter;
      const j = side === 'a' ? counter : k;
      if (flips(a, i, b, j, pairing)) {
        against++;
        place ??= [i, j];
      } else along++;
    }
    if (along > against) counts.agreed++;
    else if (against > 0 && place !== undefined) {
      counts.loosely++;
      differences.push(spans(a, place[0], b, place[1]));
    } else counts.alone++;
  };
  for (const negation of a.polarity.negations) weigh('a', negation);
  for (const negation of b.polarity.negations) weigh('b', negation);
  for (let i = 0; i < pairing.partner.length; i++) {
    const j = pairing.partner[i] ?? -1;
    if (j < 0 || pairing.kind[i] !== PAIRED.opposite || settledA.has(i)) continue;
    // A negator may itself be one of the opposites: "refused" against "accepted".
    if (flips(a, i, b, j, pairing)) {
      counts.opposed++;
      differences.push(difference('negation', a, wordRange(a, i), b, wordRange(b, j)));
    } else counts.agreed++;
  }
  return { ...counts, differences };
}

/** Whether two paired words say opposite things, all negations and opposites taken together. */
function flips(a: AnalysedPassage, i: number, b: AnalysedPassage, j: number, pairing: Pairing): boolean {
  const opposite = pairing.kind[i] === PAIRED.opposite ? 1 : 0;
  return ((a.polarity.parity[i] ?? 0) ^ (b.polarity.parity[j] ?? 0) ^ opposite) === 1;
}

const wordRange = (passage: AnalysedPassage, at: number): Range => {
  const word = passage.list.words[at];
  return { start: word?.start ?? 0, end: word?.end ?? 0 };
};

/** The word on either side, with the negation that acts on it where there is one. */
function spans(a: AnalysedPassage, i: number, b: AnalysedPassage, j: number): Difference {
  return difference('negation', a, withNegation(a, i), b, withNegation(b, j));
}

function withNegation(passage: AnalysedPassage, at: number): Range {
  const own = wordRange(passage, at);
  const acting = passage.polarity.negations.find(({ scope }) => at >= scope[0] && at < scope[1]);
  if (acting === undefined) return own;
  const start = Math.min(own.start, acting.range.start);
  const end = Math.max(own.end, acting.range.end);
  // A far-off negator is shown alone: a span over half the sentence shows nothing.
  return end - start > 60 ? acting.range : { start, end };
}
