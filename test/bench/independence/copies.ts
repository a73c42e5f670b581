/** How a copy of a text was made, and the copy. */
export type Copy = readonly [means: string, text: string];

/** Sentences of nobody's, with which an editor might fill up a report. */
const FILLING = [
  'Further details are expected in the course of the week.',
  'The town has some four thousand inhabitants and a small museum.',
  'Readers can reach this desk by telephone until six in the evening.',
];
/** What desks change in wire copy. */
const HOUSE_STYLE: readonly (readonly [RegExp, string])[] = [
  [/\bsaid\b/gu, 'told this paper'],
  [/\bper cent\b|\bpercent\b/gu, '%'],
  [/\bPolice\b/gu, 'Officers'],
  [/\bmore than\b/gu, 'over'],
  [/\bkilled\b/gu, 'left dead'],
  [/\bon (?=Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)/gu, 'last '],
  [/\bannounced\b/gu, 'made known'],
  [/\bbegan\b/gu, 'started'],
  [/\bhowever\b/gu, 'though'],
  [/\balso\b/gu, 'too'],
];

const sentencesOf = (text: string): readonly string[] =>
  text.match(/\S[^.!?]*(?:[.!?]+["”']?(?=\s|$)|$)/gu)?.map((sentence) => sentence.trim()) ?? [];

const inHouseStyle = (text: string): string =>
  HOUSE_STYLE.reduce((changed, [from, to]) => changed.replace(from, to), text);

/** Every so many words another word, as if a desk had worked on each sentence. */
const reworded = (text: string, every: number): string =>
  text
    .split(' ')
    .map((word, at) => (at % every === every - 1 && /^\p{Ll}+$/u.test(word) ? `${word}-like` : word))
    .join(' ');

/** Copies of a text, cut and edited; none of a text too short to be cut. */
export function copiesOf(text: string): readonly Copy[] {
  const sentences = sentencesOf(text);
  if (sentences.length < 6) return [];
  const half = Math.ceil(sentences.length / 2);
  const join = (parts: readonly string[]): string => parts.join(' ');
  return [
    ['the first half', join(sentences.slice(0, half))],
    ['the last half', join(sentences.slice(-half))],
    ['every third sentence left out', join(sentences.filter((_, at) => at % 3 !== 1))],
    ['in house style', inHouseStyle(text)],
    ['a word in ten changed', reworded(text, 10)],
    ['a word in seven changed', reworded(text, 7)],
    ['in another order', join([...sentences.slice(half), ...sentences.slice(0, half)])],
    [
      'filled up',
      join([FILLING[0] ?? '', ...sentences.slice(0, half), ...FILLING.slice(1), ...sentences.slice(half)]),
    ],
    ['cut, filled up and in house style', inHouseStyle(join([...sentences.slice(0, half), ...FILLING]))],
  ];
}
