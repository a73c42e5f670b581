import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { recordOf } from '../../../src/core/matching/articleRecord.ts';
import { SentenceIndex } from '../../../src/core/matching/embeddedIndex.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { SnapshotReader, UnusableSnapshot } from '../../../src/core/matching/snapshotReader.ts';
import { SnapshotWriter } from '../../../src/core/matching/snapshotWriter.ts';
import { finish, type Work } from '../../../src/core/work.ts';
import { generateArticles } from '../../bench/scale/generate.ts';

const VERSION = 'of today';

function bytesOf(save: (writer: SnapshotWriter) => Work<void> | void): Uint8Array<ArrayBuffer> {
  const pieces: number[] = [];
  const writer = new SnapshotWriter((bytes) => {
    for (const byte of bytes) pieces.push(byte);
  }, VERSION);
  const saving = save(writer);
  if (saving) finish(saving);
  writer.end();
  return Uint8Array.from(pieces);
}

const articles = new Map(
  Array.from(generateArticles(120), ({ path, text }) => [path, readArticle(text, { name: path })] as const),
);
const [gone = '', ...stay] = articles.keys();
const STAMP = { modified: 1234567890123.5, size: 77, set: -5 };

/** An index of these articles, after it also held another one, and one of them twice. */
function made(): SentenceIndex {
  const index = new SentenceIndex();
  for (const [id, article] of articles) index.update(id, recordOf(article, undefined), STAMP);
  const secret = readArticle('The Zyzzyxian envoy Quombly denied everything.', { name: 'a.txt' });
  index.update(gone, recordOf(secret, undefined));
  index.update(gone, undefined);
  const [again = ''] = stay;
  const article = articles.get(again);
  index.update(again, article && recordOf(article, undefined));
  return index;
}

async function answers(index: SentenceIndex): Promise<unknown> {
  const matching = new EmbeddedMatchIndex({ index, texts: async (id) => articles.get(id)?.text });
  const found: unknown[] = [];
  for (const id of stay.slice(0, 40)) {
    const range = articles.get(id)?.sentences.find(({ matchable }) => matchable)?.range;
    if (range) found.push(await matching.match({ article: id, range }, { limit: 10 }));
  }
  return found;
}

describe('a stored index', () => {
  const stored = bytesOf((writer) => made().save(writer));

  it('answers as the one that was stored, also after further changes', async () => {
    const [before, after] = [made(), SentenceIndex.load(new SnapshotReader(stored.slice(), VERSION))];
    assert.deepEqual(await answers(after), await answers(before));
    for (const index of [before, after]) {
      for (const id of stay.slice(3, 50)) index.update(id, undefined);
      for (const id of stay.slice(20, 80)) {
        const article = articles.get(id);
        index.update(id, article && recordOf(article, undefined));
      }
    }
    assert.deepEqual(await answers(after), await answers(before));
  });

  it('is the same bytes when it is stored again', () => {
    const again = SentenceIndex.load(new SnapshotReader(stored.slice(), VERSION));
    assert.deepEqual(
      bytesOf((writer) => again.save(writer)),
      stored,
    );
  });

  it('knows which files its articles were read from, as they were', () => {
    const index = SentenceIndex.load(new SnapshotReader(stored.slice(), VERSION));
    assert.deepEqual(index.stampOf(stay[5] ?? ''), STAMP);
    assert.equal(index.stampOf(stay[0] ?? ''), undefined);
    assert.deepEqual(new Set(index.all()), new Set(stay));
  });

  it('holds nothing of an article that was taken out', () => {
    // strings lie in it as 8-bit and as 16-bit units
    const text = ['latin1', 'utf-16le'].map((units) => new TextDecoder(units).decode(stored)).join('\n');
    assert.ok(text.includes(stay[5] ?? '-'));
    for (const trace of [gone, 'zyzzyx', 'quombl', 'Quombly']) assert.ok(!text.includes(trace), trace);
  });

  it('is refused where a byte is another, wherever it is, where it is cut off, or of another version', () => {
    fc.assert(
      fc.property(fc.nat(stored.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        // The last word follows the checksum and means nothing.
        fc.pre(at < stored.length - 4);
        const damaged = stored.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        assert.throws(() => new SnapshotReader(damaged, VERSION), UnusableSnapshot);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.nat(stored.length - 1), (length) => {
        assert.throws(() => new SnapshotReader(stored.slice(0, length), VERSION), UnusableSnapshot);
      }),
    );
    assert.throws(() => new SnapshotReader(stored.slice(), 'of tomorrow'), /version of today/);
  });

  it('keeps strings and arrays of any kind as they were', () => {
    const strings = fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 });
    fc.assert(
      fc.property(strings, fc.uint8Array(), fc.float64Array(), (texts, bytes, doubles) => {
        const lone = [...texts, '\uD800 alone', ''];
        const reader = new SnapshotReader(
          bytesOf((writer) => {
            writer.strings(lone);
            writer.array(bytes);
            writer.array(doubles);
            writer.array(Int32Array.of(7));
          }),
          VERSION,
        );
        assert.deepEqual(reader.strings(), lone);
        assert.deepEqual(reader.bytes(), Uint8Array.from(bytes));
        assert.deepEqual(reader.doubles(), Float64Array.from(doubles));
        assert.deepEqual(reader.integers(), Int32Array.of(7));
      }),
    );
  });
});
