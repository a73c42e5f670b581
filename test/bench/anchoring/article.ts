import type { Range } from '../../../src/core/model/range.ts';

/** Pseudo-random numbers in 0..1 that repeat for a seed (mulberry32, Tommy Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu stra plen grim thal'.split(
  ' ',
);

/** An invented language: words as frequent as Zipf's law has it. */
function wordList(random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < 3000) {
    const length = 1 + Math.floor(random() * 3.5);
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''));
  }
  return [...words];
}

export interface GeneratedArticle {
  readonly text: string;
  readonly sentences: readonly Range[];
}

/** An article of at least `size` characters. */
export function generateArticle(size: number, seed: number): GeneratedArticle {
  const random = randomFrom(seed);
  const words = wordList(randomFrom(1));
  const pick = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'ba';
  const sentences: Range[] = [];
  let text = '';
  while (text.length < size) {
    for (let left = 2 + Math.floor(random() * 5); left > 0; left--) {
      const list = Array.from({ length: 7 + Math.floor(random() * 16) }, pick);
      if (random() < 0.3) list[3] = String(Math.floor(random() * 1000));
      const body = `${list.join(' ')}.`;
      const sentence = body.charAt(0).toUpperCase() + body.slice(1);
      sentences.push({ start: text.length, end: text.length + sentence.length });
      text += left > 1 ? `${sentence} ` : `${sentence}\n\n`;
    }
  }
  return { text, sentences };
}

/** The article as an editor rewrote it: words changed and dropped, sentences dropped and added, paragraphs moved. */
export function rewrite({ text }: GeneratedArticle, seed: number): string {
  const random = randomFrom(seed);
  const words = wordList(randomFrom(1));
  const paragraphs = text.split('\n\n').map((paragraph) =>
    paragraph
      .split(/(?<=\.) /)
      .filter(() => random() > 0.05)
      .map((sentence) =>
        random() < 0.5
          ? sentence
          : sentence
              .split(' ')
              .map((word) => (random() < 0.08 ? (words[Math.floor(random() * words.length)] ?? word) : word))
              .join(' '),
      )
      .join(' '),
  );
  for (let moves = Math.floor(paragraphs.length / 20); moves > 0; moves--) {
    const [paragraph = ''] = paragraphs.splice(Math.floor(random() * paragraphs.length), 1);
    paragraphs.splice(Math.floor(random() * paragraphs.length), 0, paragraph);
  }
  return paragraphs.join('\n\n');
}
