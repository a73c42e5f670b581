import { BREAK } from '../language/words.ts';
import type { Figure } from './figures.ts';
import type { Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';

/** How many words before a percentage a verb may stand that says it rose or fell by so much. */
const NEAR = 5;
const MOVES =
  /^(?:rose|rises?|risen|rising|fell|falls?|fallen|falling|dropp?(?:ed|s)?|declin(?:ed|e|es|ing)|increas(?:ed|e|es|ing)|decreas(?:ed|e|es|ing)|gr[eo]w[ns]?|gain(?:ed|s)?|jump(?:ed|s)?|climb(?:ed|s)?|surged?|slid|slipped|shed|lost|up|down|stieg\p{L}*|gestiegen|sank\p{L}*|gesunken|augment\p{L}*|baiss\p{L}*|hausse|recul\p{L}*|subi[óe]\p{L}*|baj[óa]\p{L}*|aument\p{L}*|cay[óe]\p{L}*|выр\p{L}*|упал\p{L}*|сниз\p{L}*)$/u;
const LEVEL = /^(?:to|at|from|auf|bei|von|à|a|al|hasta|до|на)$/u;
const OF = /^(?:of|der|des|von|d'|de|du|del|dels?|los|las|les|la|le|the|all|aller|todos|tous)$/u;

/**
 * Whether two percentages are not of one whole, or not of one thing that rose or fell: "rose by 9.8 per cent" is no
 * share, and a share "of the young" none of all.
 */
export function otherShares(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  other: Figure,
  { partner, back }: Pairing,
): boolean {
  const [movedA, movedB] = [whatMoves(a, figure), whatMoves(b, other)];
  if (movedA === undefined || movedB === undefined ? movedA !== movedB : (partner[movedA] ?? -1) !== movedB)
    return true;
  const i = wholeOf(a, figure);
  const j = wholeOf(b, other);
  return i >= 0 && j >= 0 && (partner[i] ?? -1) < 0 && (back[j] ?? -1) < 0;
}

/** The word that tells what rose or fell by a figure; -1 where that is not told, undefined where nothing moved. */
function whatMoves(
  { list: { words }, weights }: AnalysedPassage,
  { words: [first] }: Figure,
): number | undefined {
  if (LEVEL.test(words[first - 1]?.lower ?? '')) return undefined;
  let at = first - 1;
  while (at >= 0 && first - at <= NEAR && !MOVES.test(words[at]?.lower ?? '')) at--;
  if (at < 0 || first - at > NEAR) return undefined;
  while (at >= 0 && ((weights[at] ?? 0) === 0 || MOVES.test(words[at]?.lower ?? ''))) at--;
  return at;
}

/** The word that says of what a share is one: "of Americans"; -1 where it is not told. */
function wholeOf({ list: { words } }: AnalysedPassage, { words: [, end] }: Figure): number {
  let at = end;
  while (OF.test(words[at]?.lower ?? '') && words[at]?.before === BREAK.none) at++;
  const whole = words[at];
  return at > end && whole !== undefined && whole.before === BREAK.none && whole.content ? at : -1;
}
