import { type Unit, unitNamed } from '../language/units.ts';
import { BREAK, type Word, type Wordlist } from '../language/words.ts';
import type { Range } from '../model/range.ts';

/** A unit beside a figure: where it stands and the word after it. */
export interface FoundUnit {
  readonly unit: Unit;
  readonly range: Range;
  readonly end: number;
}

export function unitAfter(list: Wordlist, end: number, valueEnd: number): FoundUnit | undefined {
  const { text, words } = list;
  const sign = /^\s?(%|€|\$|£|¥|₽|₹|°C)/u.exec(text.slice(valueEnd, valueEnd + 4));
  if (sign?.[1] !== undefined) {
    const unit = unitNamed(sign[1].toLowerCase());
    const start = valueEnd + sign[0].length - sign[1].length;
    if (unit !== undefined) return { unit, range: { start, end: start + sign[1].length }, end };
  }
  const known = unitWord(words, end);
  if (known !== undefined) return known;
  // "2.4GHz": a unit that no list has is like itself alone.
  const glued = /^\p{L}?\p{Lu}\p{L}*(?![\p{L}-])/u.exec(text.slice(valueEnd, valueEnd + 6))?.[0];
  return glued === undefined
    ? undefined
    : {
        unit: { dimension: glued.toLowerCase(), factor: 1 },
        range: { start: valueEnd, end: valueEnd + glued.length },
        end: (words[end]?.start ?? Infinity) < valueEnd + glued.length ? end + 1 : end,
      };
}

function unitWord(words: readonly Word[], end: number): FoundUnit | undefined {
  const next = words[end];
  if (next === undefined || next.before > 0) return undefined;
  const two = words[end + 1];
  const joined = two === undefined ? '' : `${next.lower} ${two.lower}`;
  if (/^(?:per cent|pour cent|por ciento|pour-cent)$/u.test(joined)) {
    const unit = unitNamed('percent');
    if (unit !== undefined)
      return { unit, range: { start: next.start, end: two?.end ?? next.end }, end: end + 2 };
  }
  // "12 million US dollars", "3 millions d'euros", "5 millones de euros"
  for (let skip = 0; skip <= 2; skip++) {
    const word = words[end + skip];
    if (word === undefined || word.before > 0) break;
    const unit = unitNamed(word.lower);
    if (unit !== undefined && (word.lower.length > 1 || /\d/u.test(words[end - 1]?.text ?? '')))
      return { unit, range: { start: word.start, end: word.end }, end: end + skip + 1 };
    if (!/^(?:d'|de|us|american|canadian|australian|square|cubic)$/u.test(word.lower)) break;
  }
  return undefined;
}

const AGE: Unit = { dimension: 'age', factor: 1 };
const OLD = /^(?:old|âgée?|ans|jährige[nrs]?|años|летний|летняя|летнего)$/u;
const AGED = /^(?:aged|age|âgée?|edad|alter)$/u;

/** Where the second comma was left out: "Anna Holm, 61 was questioned". */
const VERB = /^(?:is|was|has|had|will|who|ist|war|hat|wurde|est|était|a|es|fue|ha)$/u;

/** "Anna Holm, 61," "the 61-year-old", "aged 61", "der 61-jährige": an age, which counts nothing. */
export function ageAt(list: Wordlist, at: number, end: number): FoundUnit | undefined {
  const { words, text } = list;
  const word = words[at];
  if (word === undefined || end !== at + 1) return undefined;
  const found = (last: number): FoundUnit => ({
    unit: AGE,
    range: { start: words[end]?.start ?? word.end, end: words[last]?.end ?? word.end },
    end: last + 1,
  });
  const hyphened = text.charAt(word.end) === '-';
  if (OLD.test(words[end + 1]?.lower ?? '') && words[end]?.lower.startsWith('year') === true)
    return found(end + 1);
  if (hyphened && OLD.test(words[end]?.lower ?? '')) return found(end);
  const bare = { unit: AGE, range: { start: word.start, end: word.end }, end };
  if (AGED.test(words[at - 1]?.lower ?? '')) return bare;
  // "Died at 75."
  const ended = words[end] === undefined || (words[end]?.before ?? 0) > 0;
  if (ended && words[at - 1]?.lower === 'at' && /^(?:died|dies|dead)$/u.test(words[at - 2]?.lower ?? ''))
    return bare;
  const closed = /^\s?[,.;)]/u.test(text.slice(word.end, word.end + 2)) || VERB.test(words[end]?.lower ?? '');
  const apposed =
    word.value !== undefined &&
    word.value < 120 &&
    word.decimals === 0 &&
    word.before === BREAK.comma &&
    words[at - 1]?.capital === true &&
    closed;
  return apposed ? bare : undefined;
}

export function unitBefore(list: Wordlist, at: number): FoundUnit | undefined {
  const start = list.words[at]?.start ?? 0;
  const sign = /(US\$|[$€£¥₽₹])\s?$/u.exec(list.text.slice(Math.max(0, start - 4), start));
  if (sign?.[1] === undefined) return undefined;
  const unit = unitNamed(sign[1].toLowerCase());
  const from = Math.max(0, start - 4) + sign.index;
  return unit === undefined
    ? undefined
    : { unit, range: { start: from, end: from + sign[1].length }, end: at + 1 };
}
