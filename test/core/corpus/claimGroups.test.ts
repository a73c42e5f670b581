import assert from 'node:assert/strict';
import {
  claimText,
  groupClaims,
  isDisputed,
  sortClaims,
  type ClaimFacts,
  type ClaimGrouping,
} from '../../../src/core/corpus/claimGroups.ts';
import type { Claim } from '../../../src/core/corpus/claims.ts';
import { TextFilter } from '../../../src/core/text/textFilter.ts';
import { Folder, openWindow } from './inMemory.ts';

const REGISTER = `version: 1
claims:
  tolls-rise:
    statement: The tolls rise.
    verdict: 'true'
    tags: [money]
  nobody-says-so: {verdict: unverifiable}
speakers:
  The mayor: [Mayor Brack]
`;

const sidecar = (publisher: string, published: string, annotations: string): string =>
  `version: 1\narticle: {publisher: ${publisher}, published: ${published}}\nannotations:\n${annotations}`;

const annotation = (id: string, claim: string, more = ''): string =>
  `  - {id: ${id}, claim: ${claim}, quote: The tolls., prefix: '', suffix: ''${more}}\n`;

async function workspace() {
  const folder = new Folder({
    'claims.yaml': REGISTER,
    'a.txt': 'The tolls.\n',
    'b.txt': 'The tolls.\n',
    'c.txt': 'The tolls.\n',
    'a.txt.claims.yaml': sidecar(
      'Post',
      '2031-05-04',
      annotation('aaaaaaa1', 'tolls-rise', ', speaker: Mayor Brack') + annotation('aaaaaaa2', 'bridge-shut'),
    ),
    'b.txt.claims.yaml': sidecar(
      'Courier',
      '2031-05-06',
      annotation('bbbbbbb1', 'tolls-rise', ', speaker: The mayor, speakerStance: denies, tags: [roads]') +
        annotation('bbbbbbb2', 'mole-broken', ', relation: contradicts'),
    ),
    'c.txt.claims.yaml': sidecar(
      'Post',
      '2031-05',
      annotation('ccccccc1', 'bridge-shut', ', stance: disputes'),
    ),
  });
  const { annotations, registers, claims } = openWindow(folder);
  await annotations.loadAll();
  await registers.loadAll();
  const facts: ClaimFacts = {
    particularsOf: (article) => annotations.of(article)?.particulars ?? {},
    outletOf: (article) => annotations.of(article)?.particulars.publisher ?? article,
    canonicalSpeaker: (name) => registers.canonicalSpeaker(name),
  };
  return { claims: claims.all(), facts };
}

const keys = (claims: readonly Claim[]): string[] => claims.map(({ key }) => key);

async function grouped(by: Exclude<ClaimGrouping, 'none'>): Promise<unknown> {
  const { claims, facts } = await workspace();
  return groupClaims(claims, by, facts).map(({ name, claims }) => [name, keys(claims)]);
}

describe('groups of claims', () => {
  it('gather by the speaker under one name, and what nobody is quoted on last', async () => {
    assert.deepEqual(await grouped('speaker'), [
      ['The mayor', ['tolls-rise']],
      [undefined, ['bridge-shut', 'mole-broken', 'nobody-says-so']],
    ]);
  });

  it('gather by tag, those of the claim and of its appearances', async () => {
    assert.deepEqual(await grouped('tag'), [
      ['money', ['tolls-rise']],
      ['roads', ['tolls-rise']],
      [undefined, ['bridge-shut', 'mole-broken', 'nobody-says-so']],
    ]);
  });

  it('gather by outlet, verdict and the day of the first appearance', async () => {
    assert.deepEqual(await grouped('outlet'), [
      ['Courier', ['mole-broken', 'tolls-rise']],
      ['Post', ['bridge-shut', 'tolls-rise']],
      [undefined, ['nobody-says-so']],
    ]);
    assert.deepEqual(await grouped('verdict'), [
      ['true', ['tolls-rise']],
      ['unchecked', ['bridge-shut', 'mole-broken']],
      ['unverifiable', ['nobody-says-so']],
    ]);
    assert.deepEqual(await grouped('date'), [
      ['2031-05', ['bridge-shut']],
      ['2031-05-04', ['tolls-rise']],
      ['2031-05-06', ['mole-broken']],
      [undefined, ['nobody-says-so']],
    ]);
  });

  it('sort by key, articles, denials and the latest appearance', async () => {
    const { claims, facts } = await workspace();
    const sorted = (order: Parameters<typeof sortClaims>[1]): string[] =>
      keys(sortClaims(claims, order, facts));
    assert.deepEqual(sorted('key'), ['bridge-shut', 'mole-broken', 'nobody-says-so', 'tolls-rise']);
    assert.deepEqual(sorted('articles'), ['bridge-shut', 'tolls-rise', 'mole-broken', 'nobody-says-so']);
    assert.deepEqual(sorted('disputed'), ['bridge-shut', 'tolls-rise', 'mole-broken', 'nobody-says-so']);
    assert.deepEqual(sorted('newest'), ['mole-broken', 'tolls-rise', 'bridge-shut', 'nobody-says-so']);
  });

  it('know a claim as disputed that somebody denies or an article contradicts', async () => {
    const { claims } = await workspace();
    assert.deepEqual(keys(claims.filter(isDisputed)), ['bridge-shut', 'mole-broken', 'tolls-rise']);
  });

  it('are found by statement, tag, speaker and quote', async () => {
    const { claims } = await workspace();
    const filter = new TextFilter(claims, claimText);
    assert.deepEqual(keys(filter.matching('brack')), ['tolls-rise']);
    assert.deepEqual(keys(filter.matching('money rise')), ['tolls-rise']);
    assert.deepEqual(keys(filter.matching('the tolls.')), ['bridge-shut', 'mole-broken', 'tolls-rise']);
  });
});
