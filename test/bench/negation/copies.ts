import nlp from 'compromise';

/** How a copy was changed, and the copy. */
export type Copy = readonly [means: string, text: string];

const AUXILIARY = /\b(?:is|are|was|were|will|would|could|can|should|has|have|had|may|might)\b(?! not|n't)/u;
/** Sentences that deny already, or ask, are denied by no rule as simple as these. */
const DENIES =
  /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|refus|den(?:y|ie)|fail)|n't\b|\?/iu;

const lowered = (sentence: string): string =>
  /^(?:The|A|An|In|On|It|He|She|They|Two|Three|Police|Officials)\b/u.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
const unstopped = (sentence: string): string => sentence.replace(/\s*\.\s*$/u, '');

/** Copies that deny a sentence, one for each means that it allows. */
export function denialsOf(sentence: string): readonly Copy[] {
  if (DENIES.test(sentence)) return [];
  const copies: Copy[] = [];
  const auxiliary = AUXILIARY.exec(sentence);
  if (auxiliary !== null) {
    const end = auxiliary.index + auxiliary[0].length;
    copies.push(['not', `${sentence.slice(0, end)} not${sentence.slice(end)}`]);
    copies.push(['never', `${sentence.slice(0, end)} never${sentence.slice(end)}`]);
  }
  const negative = negated(sentence);
  if (negative !== undefined) copies.push(['the verb negated', negative]);
  copies.push(['it is not true', `It is not true that ${lowered(sentence)}`]);
  copies.push(['denied', `Officials denied that ${lowered(sentence)}`]);
  copies.push(['is false', `The report that ${lowered(unstopped(sentence))} is false.`]);
  return copies;
}

/** The sentence with its first verb negated, by a peer's grammar; undefined where that changed nothing. */
function negated(sentence: string): string | undefined {
  const document = nlp(sentence);
  document.verbs(0).toNegative();
  const text = document.text();
  return text === sentence || !DENIES.test(text) ? undefined : text;
}

/** Copies that say the same, or the same and something beside it. */
export function harmlessOf(sentence: string): readonly Copy[] {
  const bare = unstopped(sentence);
  const copies: Copy[] = [
    ['denies something else', `${bare}, but officials declined to comment.`],
    ['a nameless source', `${bare}, said a witness who did not want to be named.`],
    ['confirmed', `It was confirmed that ${lowered(sentence)}`],
  ];
  const comma = /^(.{30,}?),\s/u.exec(sentence)?.[1];
  if (comma !== undefined) copies.push(['cut short', `${comma}.`]);
  return copies;
}
