import { isAverting, isCharging, isSaying } from '../language/reporting.ts';
import { BREAK } from '../language/words.ts';
import type { Pairing } from './pairing.ts';
import { type AnalysedPassage, TIME } from './passage.ts';
import { sharedAround, untilBreak } from './surroundings.ts';

/** A word that one passage denies, and the word of the other that answers to it. */
export interface Meeting {
  readonly denying: AnalysedPassage;
  readonly denied: number;
  readonly affirming: AnalysedPassage;
  readonly affirmed: number;
}

/** How many words before the one affirmed may take it back. */
const GOVERNED = 4;
const FAR = 10;
const NOT_DOING = /^(?:failure|inability|refusal|unwillingness|weigerung|refus|negativa|отказ)$/u;

/**
 * Whether the passage that seems to affirm a word only says what somebody is charged with, what was averted or
 * ended, or what would be: it affirms nothing then, unless both passages say so.
 */
export function takenBack({ denying, denied, affirming, affirmed }: Meeting): boolean {
  const { language, words } = affirming.list;
  // "Their failure, three times in a row, to elect a president": far off, and across commas.
  if (words.slice(Math.max(0, affirmed - FAR), affirmed).some(({ lower }) => NOT_DOING.test(lower)))
    return true;
  if (supposes(affirming, affirmed)) return true;
  for (let before = Math.max(0, affirmed - GOVERNED); before < affirmed; before++) {
    const word = affirming.list.words[before]?.lower ?? '';
    if (!isCharging(word, language) && !isAverting(word, language)) continue;
    // "The suspect came" against "the suspect never came": both say it of one suspect.
    const common = denying.list.words
      .slice(Math.max(0, denied - GOVERNED - 2), denied)
      .some(({ lower }) => lower === word);
    if (!common) return true;
  }
  return false;
}

const WOULD = /^(?:would|could|might|may)$/u;

/** "Turning over the papers would violate": a doing that is thought of. */
function supposes({ list: { words, language } }: AnalysedPassage, at: number): boolean {
  if (language !== 'en' || words[at]?.lower.endsWith('ing') !== true) return false;
  const after = words.slice(at + 1, at + 1 + GOVERNED + 2);
  return untilBreak(after, BREAK.comma).some(({ lower }) => WOULD.test(lower));
}

const OUGHT =
  /^(?:should|shouldn't|must|mustn't|ought|soll|sollte|sollten|darf|devrait|doit|debe|debería|должен|должны)$/u;

/** "Should not be allowed": what ought not to be may be all the same. */
export function wishes({ denying, denied, affirming, affirmed }: Meeting): boolean {
  const ought = ({ list }: AnalysedPassage, at: number): boolean =>
    list.words.slice(Math.max(0, at - GOVERNED), at).some(({ lower }) => OUGHT.test(lower));
  return ought(denying, denied) !== ought(affirming, affirmed);
}

/** "We don't know everything, but what we know …": the passage affirms, too, what it denies. */
export function affirmsToo({ denying, denied }: Meeting): boolean {
  const own = denying.list.words[denied];
  return denying.list.words.some(
    (word, at) =>
      at !== denied && word.content && word.stem === own?.stem && (denying.polarity.parity[at] ?? 0) === 0,
  );
}

const NO_LONGER = /^(?:longer|more|mehr|plus|ya|больше|более)$/u;

/** "Is no longer the head" against "was the head until December", "would join": it was so, or was to be, once. */
export function endedSince({ denying, denied, affirming, affirmed }: Meeting): boolean {
  const near = denying.list.words.slice(Math.max(0, denied - GOVERNED), denied);
  const time = affirming.times[affirmed] ?? 0;
  return near.some(({ lower }) => NO_LONGER.test(lower)) && (time & (TIME.past | TIME.future)) !== 0;
}

const ANEW =
  /^(?:back|again|returns?|returned|returning|resumes?|resumed|reopens?|reopened|wieder|erneut|zurück|nouveau|reprend|reprennent|repris|vuelve|vuelven|volvió|reanuda|reanudó|снова|вновь)$/u;

/** "Is back in talks" after he "pulled out of talks": what begins anew had ended. */
export function begunAnew({ denying, affirming, affirmed }: Meeting): boolean {
  const { words } = affirming.list;
  const before = words.slice(Math.max(0, affirmed - GOVERNED), affirmed);
  return (
    before.some(({ lower }) => ANEW.test(lower)) && !denying.list.words.some(({ lower }) => ANEW.test(lower))
  );
}

/** "Not less than 2 per cent": what is denied is the comparison. */
export function comparesOnly({ denying, denied }: Meeting): boolean {
  return denying.figures.some(
    ({ precision, words: [first] }) =>
      (precision === 'at-most' || precision === 'below' || precision === 'above') &&
      first > denied &&
      first - denied <= GOVERNED,
  );
}

/** "The director" directs nothing yet: who does something is no assertion that it is done. */
export function namesDoer({ denying, denied, affirming, affirmed }: Meeting): boolean {
  if (denying.list.language !== 'en') return false;
  const one = denying.list.words[denied]?.lower ?? '';
  const other = affirming.list.words[affirmed]?.lower ?? '';
  return doerOf(one, other) || doerOf(other, one);
}

/** How many letters a doer shares with his doing. */
const LEAST_STEM = 4;

/** "Director" of "direct", but not "enter" of "entering". */
function doerOf(word: string, verb: string): boolean {
  const singular = word.replace(/s$/u, '');
  return (
    (singular.endsWith('er') || singular.endsWith('or')) &&
    !verb.startsWith(singular) &&
    singular.slice(0, LEAST_STEM) === verb.slice(0, LEAST_STEM)
  );
}

const LIMITS =
  /^(?:only|except|excepting|exception|unless|ausnahme|außer|nur|sauf|seul|seule|excepto|salvo|кроме)$/u;

const limitsOf = ({ list }: AnalysedPassage): string =>
  list.words
    .filter(({ lower }) => LIMITS.test(lower))
    .map(({ lower }) => lower)
    .join(' ');

/** "Only dancing lowered it" against "all but dancing did not": a passage makes an exception the other does not make so. */
export const limited = (a: AnalysedPassage, b: AnalysedPassage): boolean => limitsOf(a) !== limitsOf(b);

/** From so many words on a passage says several things, and one word in common may belong to another of them. */
const LONG = 8;

/**
 * Whether what the one passage denies is what the other affirms: a claim and no utterance, and with something beside
 * them that answers, too, unless people said both are of one claim.
 */
export function firm(
  { denying, denied, affirming, affirmed }: Meeting,
  a: AnalysedPassage,
  pairing: Pairing,
  ofOneClaim: boolean,
): boolean {
  const { language } = denying.list;
  const said =
    isSaying(denying.list.words[denied]?.lower ?? '', language) ||
    isSaying(affirming.list.words[affirmed]?.lower ?? '', language);
  const i = a === denying ? denied : affirmed;
  const j = a === denying ? affirmed : denied;
  const b = a === denying ? affirming : denying;
  // "Not the first" here and "the first" there may be of two things.
  if ((a.slots[i] ?? 0) !== 0 || said) return false;
  if (((affirming.times[affirmed] ?? 0) & TIME.open) !== 0) return false;
  if (ofOneClaim) return true;
  const least = Math.min(a.weight, b.weight) > LONG ? 2 : 1;
  if (sharedAround(a, [i, i + 1], b, [j, j + 1], pairing, least > 1 ? 7 : 5) >= least) return true;
  // "He is not under arrest": there is nothing else to answer.
  return bare(denying, denied);
}

/** Whether a word is all the content of its clause. */
function bare(passage: AnalysedPassage, at: number): boolean {
  const { words } = passage.list;
  let first = at;
  while (first > 0 && (words[first]?.before ?? 0) < BREAK.comma) first--;
  let end = at + 1;
  while (end < words.length && (words[end]?.before ?? 0) < BREAK.comma) end++;
  for (let other = first; other < end; other++)
    if (other !== at && (passage.weights[other] ?? 0) > 0) return false;
  return true;
}
