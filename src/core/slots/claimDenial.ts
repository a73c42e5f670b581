import { isDenied, NEARLY_ALL, polarityEvidence } from './contradiction.ts';
import type { Difference } from '../model/anchor.ts';
import type { Pairing } from './pairing.ts';
import { type AnalysedPassage, TIME } from './passage.ts';
import { difference } from './surroundings.ts';

/** The share of the shorter passage the other has to have: a long sentence denies much beside the claim. */
const LEAST_SHARED = { short: 0.25, long: 0.5 };
/** Passages of more weight are long. */
const SHORT = 8;

/**
 * Where one of two passages that people gave one claim denies it: a word it denies and the other affirms will do,
 * whatever stands beside it. Undefined where neither does.
 */
export function claimDenial(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
): readonly Difference[] | undefined {
  const [deniedA, deniedB] = [a.polarity.negations.length, b.polarity.negations.length];
  const limit = limitedTo(a, b, pairing);
  if (limit !== undefined) return [limit];
  if (deniedA > 0 === deniedB > 0) return undefined;
  const bare = deniedA > 0 ? bareDenial(a, b) : bareDenial(b, a);
  if (bare !== undefined) {
    const [denial, affirmed] = bare;
    return [
      deniedA > 0
        ? difference('negation', a, denial, b, affirmed)
        : difference('negation', a, affirmed, b, denial),
    ];
  }
  const close = Math.max(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  const short = Math.min(a.weight, b.weight) <= SHORT;
  if (close < (short ? LEAST_SHARED.short : LEAST_SHARED.long)) return undefined;
  const evidence = polarityEvidence(a, b, pairing, true);
  if (isDenied(evidence)) return evidence.differences;
  // The word denied has no counterpart, but all around it has: "did not bind the members", "are binding on the members".
  const alike = Math.min(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  const wholly = evidence.wholly > 0 && evidence.agreed === 0 && evidence.alone === 0;
  return wholly && alike >= NEARLY_ALL ? evidence.differences : undefined;
}

const AUXILIARY = /^(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could)$/u;

/** "It was not.": denies whatever the other passage says with the same auxiliary. */
function bareDenial(
  denying: AnalysedPassage,
  affirming: AnalysedPassage,
): readonly [Difference['fromRange'], Difference['fromRange']] | undefined {
  if (denying.weight > 0) return undefined;
  const [negation] = denying.polarity.negations;
  const at = denying.list.words.findIndex(({ lower }) => AUXILIARY.test(lower));
  const auxiliary = denying.list.words[at];
  if (negation === undefined || auxiliary === undefined) return undefined;
  const answer = affirming.list.words.findIndex(({ lower }) => lower === auxiliary.lower);
  const verb = affirming.list.words[answer];
  if (verb === undefined) return undefined;
  const next = affirming.list.words[answer + 1];
  return [
    {
      start: Math.min(auxiliary.start, negation.range.start),
      end: Math.max(auxiliary.end, negation.range.end),
    },
    { start: verb.start, end: next?.before === 0 ? next.end : verb.end },
  ];
}

const ALL =
  /^(?:all|both|every|each|alle|beide|jeder|jede|tous|toutes|chaque|todos|todas|ambos|ambas|все|оба|обе)$/u;
const ONLY =
  /^(?:only|just|solely|merely|nur|lediglich|bloß|seul|seule|seuls|seules|seulement|uniquement|solo|sólo|solamente|únicamente|только|лишь)$/u;
/** How many words before what is said of them they may stand. */
const REACH = 4;

/** "Both were acknowledged", "only the first was acknowledged". */
function limitedTo(a: AnalysedPassage, b: AnalysedPassage, { partner }: Pairing): Difference | undefined {
  const before = ({ list }: AnalysedPassage, at: number, words: RegExp): number => {
    for (let index = at - 1; index >= Math.max(0, at - REACH); index--)
      if (words.test(list.words[index]?.lower ?? '')) return index;
    return -1;
  };
  for (let i = 0; i < partner.length; i++) {
    const j = partner[i] ?? -1;
    // "Just one season", "all season": it is what happened to all or to some of them.
    if (j < 0 || ((a.times[i] ?? 0) & (b.times[j] ?? 0) & TIME.past) === 0) continue;
    for (const [mine, theirs] of [
      [ALL, ONLY],
      [ONLY, ALL],
    ] as const) {
      const [from, to] = [before(a, i, mine), before(b, j, theirs)];
      if (from < 0 || to < 0) continue;
      const span = ({ list }: AnalysedPassage, first: number, last: number): Difference['fromRange'] => ({
        start: list.words[first]?.start ?? 0,
        end: list.words[last]?.end ?? 0,
      });
      return difference('negation', a, span(a, from, i), b, span(b, to, j));
    }
  }
  return undefined;
}
