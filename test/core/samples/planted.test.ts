import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { digestOf, digestOfBytes } from '../../../src/core/text/digest.ts';
import { folded } from '../../../src/core/text/fold.ts';
import { normaliseText } from '../../../src/core/text/normalise.ts';

interface Mention {
  readonly article: string;
  readonly quote: string;
  readonly relation?: string;
  readonly slot?: string;
}
interface Gold {
  readonly clusters: readonly { readonly id: string; readonly mentions: readonly Mention[] }[];
  readonly hardNegatives: readonly { readonly a: Mention; readonly b: Mention; readonly why: string }[];
}

interface Located {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly position: readonly [number, number];
}
interface Sidecar {
  readonly article: { readonly original: string; readonly digest: string };
  readonly annotations?: readonly Located[];
  readonly rejections?: readonly Located[];
}

const samples = new URL('../../../samples/', import.meta.url);
const bytes = (name: string): Buffer => readFileSync(new URL(name, samples));
const articles = readdirSync(samples).filter((name) => /\.(txt|md|article)$/.test(name) && name !== 'README.md');
const gold = parse(
  readFileSync(new URL('../../fixtures/samples-gold.yaml', import.meta.url), 'utf8'),
) as Gold;
const mentions = [
  ...gold.clusters.flatMap((cluster) => cluster.mentions),
  ...gold.hardNegatives.flatMap((pair) => [pair.a, pair.b]),
];

describe('the sample corpus', () => {
  it('holds every planted quote, white space folded', () => {
    const texts = new Map(
      articles.map((name) => [name, folded(normaliseText(bytes(name).toString('utf8')))]),
    );
    for (const { article, quote } of mentions)
      assert.ok(texts.get(article)?.includes(folded(quote)), `${article} lacks: ${quote}`);
  });

  it('plants something in every article', () => {
    assert.deepEqual([...new Set(mentions.map((mention) => mention.article))].sort(), [...articles].sort());
  });

  it('names a relation only of the known kinds, and a slot wherever a detail differs', () => {
    const known = ['same', 'same-quote', 'differs', 'contradicts', 'earlier', 'later'];
    for (const { quote, relation, slot } of mentions) {
      assert.ok(relation === undefined || known.includes(relation), quote);
      assert.equal(slot !== undefined, relation === 'differs', quote);
    }
  });

  it('keeps the quirks a checkout could lose', () => {
    const quay = bytes('quay-and-current-brannock-denies-steering-fault.article').toString('latin1');
    assert.ok(quay.includes('\r\n') && !/[^\r]\n/.test(quay), 'CRLF throughout');
    const late = bytes('skerrow-ledger-wreck-raised-a-day-late.txt');
    assert.deepEqual([...late.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'a byte order mark');
    const islanders = bytes('ostrey-post-we-counted-the-tickets.txt').toString('utf8');
    assert.ok(islanders.includes('\u00a0'), 'no-break spaces');
  });

  it('is tagged at the very places its sidecars name', () => {
    const sidecars = readdirSync(samples).filter((name) => name.endsWith('.claims.yaml'));
    assert.ok(sidecars.length >= 5);
    for (const name of sidecars) {
      const { article, annotations = [], rejections = [] } = parse(bytes(name).toString('utf8')) as Sidecar;
      const file = bytes(name.slice(0, -'.claims.yaml'.length));
      const text = normaliseText(file.toString('utf8'));
      assert.deepEqual([article.original, article.digest], [digestOfBytes(file), digestOf(text)], name);
      for (const { quote, prefix, suffix, position } of [...annotations, ...rejections]) {
        const [start, end] = position;
        assert.equal(text.slice(start, end), quote, name);
        assert.equal(text.slice(Math.max(0, start - 32), start), prefix);
        assert.equal(text.slice(end, end + 32), suffix);
      }
    }
  });
});
