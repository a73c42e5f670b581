import assert from 'node:assert/strict';
import { claimText, groupClaims, sortClaims, type ClaimFacts } from '../../../src/core/corpus/claimGroups.ts';
import { Claims, type Claim } from '../../../src/core/corpus/claims.ts';
import type { AnnotatedArticle, Annotations } from '../../../src/core/corpus/annotations.ts';
import type { Registers } from '../../../src/core/corpus/registers.ts';
import { TextFilter } from '../../../src/core/text/textFilter.ts';
import { annotationOf, exactlyAt } from '../annotated.ts';
import { silent } from './inMemory.ts';

/** 50,000 annotations of 5,000 claims in 2,000 articles. */
function corpus(): { claims: Claims; facts: ClaimFacts; asked: () => number; prepared: () => number } {
  const articles = Array.from({ length: 2000 }, (_, at) => ({
    id: `article-${at}.txt`,
    particulars: { publisher: `Outlet ${at % 40}`, published: `2031-0${1 + (at % 9)}-1${at % 10}` },
    annotations: Array.from({ length: 25 }, (_, index) => ({
      article: `article-${at}.txt`,
      annotation: annotationOf(
        `a${at}-${index}`,
        `Ship ${index} carried ${at} passengers past the mole, the harbour master said.`,
        {
          claim: `claim-${(at * 25 + index) % 5000}`,
          speaker: [`Speaker ${index}`],
          tags: [`tag-${index % 7}`],
          ...(index === 3 ? { stance: 'disputes' } : {}),
        },
      ),
      anchoring: exactlyAt({ start: 0, end: 5 }),
    })),
  }));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const nothing = () => ({ dispose() {} });
  // What claims ask of the two; reading 50,000 annotations from YAML is another matter.
  const annotations = {
    all: () => articles.values() as unknown as IterableIterator<AnnotatedArticle>,
    onDidChange: nothing,
  } as unknown as Annotations;
  const registers = {
    all: () => new Map().entries(),
    keys: () => [],
    entry: () => undefined,
    canonicalSpeaker: (name: string) => name,
    onDidChange: nothing,
  } as unknown as Registers;
  let asked = 0;
  let prepared = 0;
  const independence = {
    between(): undefined {
      asked++;
    },
    prepare(): void {
      prepared++;
    },
  };
  const facts: ClaimFacts = {
    particularsOf: (id) => byId.get(id)?.particulars ?? {},
    outletOf: (id) => byId.get(id)?.particulars.publisher ?? id,
    canonicalSpeaker: (name) => name,
  };
  return {
    claims: new Claims(annotations, registers, independence, silent),
    facts,
    asked: () => asked,
    prepared: () => prepared,
  };
}

const milliseconds = (act: () => unknown): number => {
  const before = performance.now();
  act();
  return performance.now() - before;
};

describe('fifty thousand annotations', () => {
  it('are gathered, sorted and grouped without asking for the independence of articles nobody looks at', () => {
    const { claims, facts, asked } = corpus();
    const all = claims.all();
    assert.equal(all.length, 5000);
    for (const order of ['key', 'articles', 'disputed', 'newest'] as const)
      assert.equal(sortClaims(all, order, facts).length, 5000);
    const grouped = (['tag', 'speaker', 'outlet', 'verdict', 'date'] as const).map(
      (by) => groupClaims(all, by, facts).length,
    );
    assert.deepEqual(grouped, [7, 25, 40, 1, 10]);
    assert.equal(asked(), 0);
    assert.equal(all[0]?.counts.articles, 10);
    assert.equal(asked(), 45);
  });

  it('are counted in turns for the claims about to be shown, each article by itself', async () => {
    const { claims, asked, prepared } = corpus();
    let turns = 0;
    const shown = claims.all().slice(0, 500);
    await claims.countInTurns(shown, {
      yield: async () => {
        turns++;
      },
    });
    assert.deepEqual([prepared(), turns, asked()], [5000, 5000, 500 * 45]);
    assert.equal(shown[0]?.counts.articles, 10);
    assert.equal(asked(), 500 * 45);
  });

  it('are filtered with each key in a fraction of what reading them once costs', () => {
    const { claims } = corpus();
    const all = claims.all();
    const filter = new TextFilter<Claim>(all, claimText);
    const first = milliseconds(() => filter.matching('s'));
    const keys = ['sp', 'spe', 'spea', 'speaker 24', 'speaker 24 claim-49'];
    const times = keys.map((words) => milliseconds(() => filter.matching(words)));
    // The middle one: another process may have had the processor during any of them.
    const [, , middle = Infinity] = times.toSorted((a, b) => a - b);
    assert.equal(filter.matching('claim-4999').length, 1);
    assert.ok(middle < first, `${middle} ms after ${first} ms`);
  });
});
