import { modalWords } from '../language/modality.ts';
import { BREAK, type Word } from '../language/words.ts';
import { occasionsOf } from '../slots/dateConflicts.ts';
import { PAIRED, type Pairing } from '../slots/pairing.ts';
import { type AnalysedPassage, TIME } from '../slots/passage.ts';
import { sharedAround } from '../slots/surroundings.ts';

/** The share of the shorter passage the other has to have. */
const LEAST_SHARED = 0.5;
/** So many words beside the verb have to answer: who did it, or what was done. */
const LEAST_ARGUMENTS = 2;
const NEAR = 7;

/** How far the verb may stand from what puts it into the future. */
const REACH = 4;
/** German verbs stand at the end of their clause. */
const CLAUSE_REACH = 14;

/** English words that put only an infinitive into the future: "set to sail", but not "the date set for sailing". */
const BEFORE_INFINITIVE =
  /^(?:expects?|expected|expecting|plans?|planned|planning|intends?|intended|hopes?|hoping|hoped|due|set|scheduled|aims?|promised|promises|vowed|vows|pledged|pledges|anticipates|anticipated|slated|poised|predicted|forecast)$/u;
const LIGHT = /^(?:be|to|been|not|also|soon|likely|again|have|it|that|they|he|she|is|are|was|were)$/u;
const RELATIVE = /^(?:who|which|that|die|der|das|qui|que|который|которая)$/u;
const FUTURE_ENDING = /\p{L}{2}(?:ra|ront|rá|rán)$/u;
const AUXILIARY = /^(?:was|were|has|have|had|been|being)$/u;
const SUPPOSING = /^(?:if|when|until|before|unless|whether)$/u;

/** What one passage expects and the other reports: the forecast is the earlier one. */
export function forecastAgainstOutcome(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  close: number,
): 'earlier' | 'later' | undefined {
  // "First hosted it", "is to host it again": two occasions.
  if (close < LEAST_SHARED || occasionsOf(a) !== occasionsOf(b)) return undefined;
  const [aheadA, aheadB] = [foretold(a), foretold(b)];
  let [inA, inB] = [0, 0];
  for (let i = 0; i < pairing.partner.length; i++) {
    const j = pairing.partner[i] ?? -1;
    const kind = pairing.kind[i];
    // "Vender", "vendió": forms that English has not.
    const one = kind === PAIRED.same || (kind === PAIRED.kin && a.list.language !== 'en');
    if (j < 0 || !one || a.slots[i] !== 0) continue;
    // One verb that both put into the future: they speak of one expectation.
    if (aheadA.has(i) && isAhead(b.times[j] ?? 0)) return undefined;
    if (aheadB.has(j) && isAhead(a.times[i] ?? 0)) return undefined;
    if (sharedAround(a, [i, i + 1], b, [j, j + 1], pairing, NEAR) < LEAST_ARGUMENTS) continue;
    if (aheadA.has(i) && isDone(b, j)) inA++;
    else if (aheadB.has(j) && isDone(a, i)) inB++;
  }
  if (inA > 0 === inB > 0) return undefined;
  const [forecast, outcome] = inA > 0 ? [a, b] : [b, a];
  const order =
    forecast.published === undefined || outcome.published === undefined
      ? 0
      : outcome.published.to - forecast.published.from;
  // A forecast published after the outcome is a forecast of something else.
  if (order < 0) return undefined;
  return forecast === b ? 'earlier' : 'later';
}

/**
 * Of one claim, what the one passage only expects and a later article tells as over. Undefined where the days of
 * the articles are unknown or both expect it.
 */
export function claimForecast(a: AnalysedPassage, b: AnalysedPassage): 'earlier' | 'later' | undefined {
  if (a.published === undefined || b.published === undefined) return undefined;
  const [aheadA, aheadB] = [foretold(a).size > 0, foretold(b).size > 0];
  if (aheadA === aheadB) return undefined;
  const [forecast, outcome] = aheadA ? [a, b] : [b, a];
  if (!outcome.times.some(isOver)) return undefined;
  if ((outcome.published?.from ?? 0) <= (forecast.published?.to ?? 0)) return undefined;
  return forecast === b ? 'earlier' : 'later';
}

/** The verbs a passage says will come about: the first word of its own after what puts it into the future. */
function foretold({ list: { words, language } }: AnalysedPassage): ReadonlySet<number> {
  const found = new Set<number>();
  const modal = modalWords(language);
  if (modal === undefined) return found;
  for (let at = 0; at < words.length; at++) {
    const lower = words[at]?.lower ?? '';
    const next = words[at + 1]?.lower ?? '';
    const infinitive = language === 'en' && BEFORE_INFINITIVE.test(lower);
    const meant = /^(?:is|are)$/u.test(lower) && next === 'to' && language === 'en';
    if (!meant && !modal.future.has(lower)) continue;
    const from = infinitive ? infinitiveAfter(words, at) : at + 1;
    if (from < 0) continue;
    // "Would not have been", "when it will be restored": supposed, not foretold. "Will have made": over by then.
    const supposed = words.slice(Math.max(0, at - 3), at + 1).some((word) => SUPPOSING.test(word.lower));
    const perfect = words.slice(at + 1, at + 3).some((word) => word.lower === 'have');
    if (supposed || (language === 'en' && perfect && !infinitive)) continue;
    const reach = language === 'de' ? CLAUSE_REACH : REACH;
    let verb = -1;
    for (let index = from; index <= Math.min(words.length - 1, from + reach - 1); index++) {
      const word = words[index];
      if (word === undefined || word.before >= BREAK.comma) break;
      if (!word.content || LIGHT.test(word.lower) || word.lower.endsWith('ly')) continue;
      verb = index;
      if (language !== 'de') break;
    }
    if (verb >= 0) found.add(verb);
  }
  return found;
}

/** "Expected the wreck to be raised": where its infinitive begins; -1 where there is none. "Due to a fault" is none. */
function infinitiveAfter(words: readonly Word[], at: number): number {
  if (words[at]?.lower === 'due' && !/^(?:is|are|was|were)$/u.test(words[at - 1]?.lower ?? '')) return -1;
  for (let index = at + 1; index <= at + REACH; index++) {
    const word = words[index];
    if (word === undefined || word.before >= BREAK.comma) return -1;
    if (word.lower === 'to') return index + 1;
  }
  return -1;
}

/** Whether a word is a verb that tells something as done, in the main clause. */
function isDone({ list: { words, language }, times }: AnalysedPassage, at: number): boolean {
  const modal = modalWords(language);
  const word = words[at];
  if (modal === undefined || word === undefined || !isOver(times[at] ?? 0)) return false;
  const before = words[at - 1];
  if (before !== undefined && word.before === BREAK.none && RELATIVE.test(before.lower)) return false;
  // "Restera fermé".
  if ((language === 'fr' || language === 'es') && FUTURE_ENDING.test(before?.lower ?? '')) return false;
  if (language !== 'en') return true;
  const past = modal.pastEnding.test(word.lower) || modal.past.has(word.lower);
  return past || (before !== undefined && AUXILIARY.test(before.lower));
}

const isAhead = (time: number): boolean => (time & TIME.future) !== 0;
const isOver = (time: number): boolean => time === TIME.past;
