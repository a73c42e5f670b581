import type { Article } from '../model/article.ts';
import { type Range, trimmed } from '../model/range.ts';

/** Verbs that only say that somebody spoke: what was said is the claim, not that it was. */
const PLAIN_REPORTING =
  /(?<![\p{L}\p{M}])(?:said|says|say|told|tells|added|adds|according|sagte|sagt|erklärte|dit|déclaré|dijo|afirmó|сказал|сказала|сообщил|сообщила|заявил|заявила)(?![\p{L}\p{M}])/iu;
/** Leads from the reporting verb into what was said. */
const LEADS_IN = /^[\s,]*(?:that|dass|daß|que|qu['’]|что)(?![\p{L}\p{M}])/iu;
/** A remark set off by commas that describes what stands before it: ", who was at the helm,", ", nearing their end,". */
const REMARK = /,\s+(?:who|whom|which|whose|where|\p{Ll}{3,}ing)(?![\p{L}\p{M}])[^,;.]*,(?=\s)/gu;
/** Of a passage's words this share has to be left: a reduction that leaves less has cut the claim itself. */
const LEAST = 0.25;

/**
 * What a passage claims, in its own words: the quotation without the words that attribute it, indirect speech without
 * "the warden said", a sentence without what is remarked in passing. For naming a claim, not for showing.
 * @param range of the article's text
 */
export function gistOf(article: Article, range: Range): string {
  const whole = article.text.slice(range.start, range.end);
  const said = quoted(article, range) ?? unattributed(article, range) ?? whole;
  return bySurname(article, range, longEnough(said.replace(REMARK, ''), said));
}

/** Names a person as a headline does, by the last word of the name: "President Anna Holm" becomes "Holm". */
function bySurname({ text, entities }: Article, range: Range, said: string): string {
  const persons = entities
    .filter(({ kind }) => kind === 'person')
    .flatMap(({ mentions }) => mentions)
    .filter(({ start, end }) => start >= range.start && end <= range.end)
    .map(({ start, end }) => text.slice(start, end))
    .sort((a, b) => b.length - a.length);
  return persons.reduce((short, name) => short.replaceAll(name, name.split(/\s+/u).at(-1) ?? name), said);
}

const longEnough = (cut: string, from: string): string =>
  cut.trim().length >= LEAST * from.trim().length ? cut.trim() : from.trim();

/** The part of the passage that stands in its longest quotation, where that is what the passage is about. */
function quoted(article: Article, range: Range): string | undefined {
  const [longest] = article.quotes
    .filter(({ depth }) => depth === 0)
    .map((quote) => ({
      start: Math.max(quote.range.start, range.start),
      end: Math.min(quote.range.end, range.end),
    }))
    .filter(({ start, end }) => 2 * (end - start) > range.end - range.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  return longest && article.text.slice(longest.start, longest.end);
}

/** The passage without the words that attribute it to a speaker, where they begin or end it. */
function unattributed({ text, sentences }: Article, range: Range): string | undefined {
  const sentence = sentences.find((one) => one.range.start <= range.start && one.range.end > range.start);
  const mention = sentence?.speaker?.mention;
  if (!mention || mention.start < range.start || mention.end > range.end) return undefined;
  const whole = text.slice(range.start, range.end);
  const before = text.slice(range.start, mention.start);
  const after = text.slice(mention.end, range.end);
  // "…, the warden said", "…, said the warden"
  const comma = before.lastIndexOf(',');
  if (comma > before.length / 2 && PLAIN_REPORTING.test(before.slice(comma) + after))
    return longEnough(before.slice(0, comma), whole);
  // "The warden said that …"
  const verb = PLAIN_REPORTING.exec(after);
  if (before.trim() !== '' || !verb) return undefined;
  // "The warden did not say that …", "Holm, who had said it before, left" claim nothing of what follows
  if (!/^[\s,]*(?:has|have|had|hat|a|ha)?\s*$/u.test(after.slice(0, verb.index))) return undefined;
  const rest = after.slice(verb.index + verb[0].length);
  const said = trimmed(text, {
    start: range.end - rest.length + (LEADS_IN.exec(rest)?.[0].length ?? 0),
    end: range.end,
  });
  return longEnough(text.slice(said.start, said.end), whole);
}
