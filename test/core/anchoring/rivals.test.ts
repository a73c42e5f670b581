import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { anchor } from '../../../src/core/anchoring/anchor.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import { sameWords } from '../../../src/core/text/fold.ts';

interface Fixture {
  readonly article: string;
  readonly quote: string;
  readonly edits: readonly {
    readonly name: string;
    readonly replace: readonly (readonly [string, string])[];
    readonly state: readonly string[];
    readonly words?: string;
    readonly changes?: readonly (readonly [string, string, string])[];
    readonly candidate?: string;
  }[];
}

const { article, quote, edits } = JSON.parse(
  readFileSync(new URL('../../fixtures/anchoring/bakery.json', import.meta.url), 'utf8'),
) as Fixture;

describe('an article edited outside the editor', () => {
  const start = article.indexOf(quote);
  const selectors = new Describer(article).describe({ start, end: start + quote.length });

  for (const { name, replace, state, words, changes, candidate } of edits) {
    const edited = replace.reduce((text, [from, to]) => {
      assert.ok(text.includes(from), `the fixture edits what is there: ${from}`);
      return text.replace(from, to);
    }, article);
    for (const [how, options] of [
      ['with the old text', { oldText: article }],
      ['by the sidecar alone', {}],
    ] as const)
      it(`${name}: ${state.join(' or ')}, ${how}`, () => {
        const anchoring = anchor(edited, selectors, options);
        assert.ok(state.includes(anchoring.state), `is ${anchoring.state}`);
        const { range } = anchoring;
        assert.equal(range && edited.slice(range.start, range.end), words);
        if (words && anchoring.state !== 'altered') assert.ok(sameWords(words, quote));
        if (changes)
          assert.deepEqual(
            anchoring.changes.map(({ kind, from, to }) => [kind, from, to]),
            changes,
          );
        if (candidate) assert.ok(anchoring.candidates.some(({ text }) => text.includes(candidate)));
      });
  }
});
