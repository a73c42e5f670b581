import MiniSearch from 'minisearch';
import { loreOf } from '../../../src/core/matching/language.ts';
import type { Answer } from './measures.ts';

/** A peer ranks passages by their words alone, all passages of the set pooled. */
export interface Peer {
  readonly name: string;
  /** Every passage that scores above nothing, best first. */
  rank(text: string): Answer[];
}

export interface Passage {
  readonly id: string;
  readonly text: string;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const stemmed = (text: string): string[] => wordsOf(text).map((word) => loreOf('en').stem(word) || word);

/** The minisearch package with the same stemmer. */
function minisearchPeer(passages: readonly Passage[]): Peer {
  const index = new MiniSearch<Passage>({
    fields: ['text'],
    tokenize: wordsOf,
    processTerm: (term) => loreOf('en').stem(term) || term,
  });
  index.addAll(passages);
  return {
    name: 'minisearch, stemmed',
    rank: (text) =>
      index.search(text, { combineWith: 'OR' }).map(({ id, score }) => ({ id: String(id), score })),
  };
}

/** BM25 over stems, with the usual constants (k1 1.2, b 0.75). */
function bm25Peer(passages: readonly Passage[]): Peer {
  const postings = new Map<string, Map<number, number>>();
  const lengths = passages.map(({ text }, place) => {
    const terms = stemmed(text);
    for (const term of terms) {
      const counts = postings.get(term) ?? new Map<number, number>();
      postings.set(term, counts.set(place, (counts.get(place) ?? 0) + 1));
    }
    return terms.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return {
    name: 'BM25',
    rank: (text) => {
      const scores = new Map<number, number>();
      for (const term of new Set(stemmed(text))) {
        const counts = postings.get(term);
        if (counts === undefined) continue;
        const idf = Math.log(1 + (passages.length - counts.size + 0.5) / (counts.size + 0.5));
        for (const [place, count] of counts) {
          const norm = 1.2 * (0.25 + (0.75 * lengths[place]!) / mean);
          scores.set(place, (scores.get(place) ?? 0) + (idf * count * 2.2) / (count + norm));
        }
      }
      return [...scores]
        .map(([place, score]) => ({ id: passages[place]!.id, score }))
        .sort((a, b) => b.score - a.score);
    },
  };
}

/** Every peer over the same passages. */
export const peersOver = (passages: readonly Passage[]): Peer[] => [
  minisearchPeer(passages),
  bm25Peer(passages),
  tfidfPeer(passages),
];

/** Cosine of tf-idf vectors of stems. */
function tfidfPeer(passages: readonly Passage[]): Peer {
  const counts = new Map<string, number>();
  const bags = passages.map(({ id, text }) => ({ id, terms: new Set(stemmed(text)) }));
  for (const { terms } of bags) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weight = (term: string): number => Math.log((passages.length + 1) / ((counts.get(term) ?? 0) + 0.5));
  const lengthOf = (terms: ReadonlySet<string>): number =>
    Math.sqrt([...terms].reduce((sum, term) => sum + weight(term) ** 2, 0));
  const postings = new Map<string, number[]>();
  bags.forEach(({ terms }, place) => {
    for (const term of terms) {
      const places = postings.get(term);
      if (places === undefined) postings.set(term, [place]);
      else places.push(place);
    }
  });
  const lengths = bags.map(({ terms }) => lengthOf(terms));
  return {
    name: 'tf-idf cosine',
    rank: (text) => {
      const terms = new Set(stemmed(text));
      const length = lengthOf(terms);
      const dots = new Map<number, number>();
      for (const term of terms)
        for (const place of postings.get(term) ?? [])
          dots.set(place, (dots.get(place) ?? 0) + weight(term) ** 2);
      return [...dots]
        .map(([place, dot]) => ({ id: bags[place]!.id, score: dot / (length * lengths[place]!) }))
        .sort((a, b) => b.score - a.score);
    },
  };
}
