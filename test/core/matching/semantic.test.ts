import assert from 'node:assert/strict';
import type { MatchIndex } from '../../../src/core/matching/matchIndex.ts';
import { SemanticMatchIndex } from '../../../src/core/matching/semanticMatchIndex.ts';
import { cosine, SemanticVectors } from '../../../src/core/matching/semanticVectors.ts';
import type { Match } from '../../../src/core/model/match.ts';
import type { Cancellation, SentenceEncoder } from '../../../src/core/ports.ts';

/** Three topics for a model: what speaks of water, of money, of neither. */
class TopicEncoder implements SentenceEncoder {
  readonly id = 'topics';
  readonly dimension = 3;
  readonly asked: string[] = [];
  disposed = false;
  broken = false;

  async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.broken) throw new Error('out of memory');
    this.asked.push(...texts);
    return texts.map((text) =>
      Float32Array.of(
        /river|flood/.test(text) ? 1 : 0,
        /budget/.test(text) ? 1 : 0,
        /river|flood|budget/.test(text) ? 0 : 1,
      ),
    );
  }

  dispose(): void {
    this.disposed = true;
  }
}

const match = (article: string, text: string, score: number): Match => ({
  article,
  range: { start: 0, end: text.length },
  text,
  score,
  certainty: score,
  reading: { stated: {}, isQuote: false },
  relation: 'same',
  suggested: false,
  reasons: [],
  differences: [],
});
const FOUND = [
  match('a', 'The budget was passed.', 0.4),
  match('b', 'The flood reached the mill.', 0.35),
  match('c', 'The river rose.', 0.1),
];
const inner: MatchIndex = {
  update: () => {},
  judge: () => {},
  match: async (_, { limit }) => FOUND.slice(0, limit),
};
const QUERY = { text: 'The river is over its banks.' };
const order = async (index: MatchIndex): Promise<string> =>
  (await index.match(QUERY, { limit: 3 })).map(({ article }) => article).join('');

describe('a sentence model', () => {
  const make = (): { index: SemanticMatchIndex; encoder: TopicEncoder; failures: string[] } => {
    const failures: string[] = [];
    const index = new SemanticMatchIndex(
      inner,
      async () => undefined,
      ({ message }) => failures.push(message),
    );
    return { index, encoder: new TopicEncoder(), failures };
  };
  /** Lets the loading that the first match began come to its end. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('changes nothing while there is none, or while it is loading', async () => {
    const { index, encoder } = make();
    assert.equal(await order(index), 'abc');
    index.use(async () => encoder);
    assert.equal(await order(index), 'abc');
    assert.deepEqual(encoder.asked, []);
  });

  it('puts matches in a better order once it is loaded, and is asked for each sentence once', async () => {
    const { index, encoder } = make();
    index.use(async () => encoder);
    await order(index);
    await settled();
    assert.equal(await order(index), 'bca');
    assert.equal(await order(index), 'bca');
    assert.deepEqual(encoder.asked, [QUERY.text, ...FOUND.map(({ text }) => text)]);
  });

  it('leaves the other order standing and tells once where it cannot be loaded', async () => {
    const { index, failures } = make();
    index.use(() => Promise.reject(new Error('no such model')));
    await order(index);
    await settled();
    assert.equal(await order(index), 'abc');
    await settled();
    assert.deepEqual(failures, ['no such model']);
  });

  it('is given up where it fails', async () => {
    const { index, encoder, failures } = make();
    index.use(async () => encoder);
    await order(index);
    await settled();
    encoder.broken = true;
    assert.equal(await order(index), 'abc');
    assert.equal(await order(index), 'abc');
    assert.deepEqual(failures, ['out of memory']);
    assert.equal(encoder.disposed, true);
  });

  it('is let go when another is set, also while it is loading', async () => {
    const { index, encoder } = make();
    let loaded: (encoder: SentenceEncoder) => void = () => {};
    index.use(() => new Promise((resolve) => (loaded = resolve)));
    await order(index);
    index.use(undefined);
    loaded(encoder);
    await settled();
    assert.equal(encoder.disposed, true);
    assert.equal(await order(index), 'abc');
  });
});

describe('vectors of sentences', () => {
  it('are none where it was cancelled', async () => {
    const encoder = new TopicEncoder();
    const cancelled: Cancellation = { isCancellationRequested: true };
    assert.equal(await new SemanticVectors(encoder).of(['The river rose.'], cancelled), undefined);
  });

  it('are refused where the model gives others than it said', async () => {
    const encoder = new TopicEncoder();
    encoder.encode = async () => [];
    await assert.rejects(
      new SemanticVectors(encoder).of(['The river rose.']),
      /topics gave no vector of 3 numbers/,
    );
  });

  it('forget the oldest', async () => {
    const encoder = new TopicEncoder();
    const vectors = new SemanticVectors(encoder, 2);
    await vectors.of(['one', 'two', 'three']);
    await vectors.of(['three', 'one']);
    assert.deepEqual(encoder.asked, ['one', 'two', 'three', 'one']);
  });

  it('are compared by their cosine', () =>
    assert.equal(cosine(Float32Array.of(0.6, 0.8), Float32Array.of(1, 0)).toFixed(3), '0.600'));
});
