import assert from 'node:assert/strict';
import { AnchoringContext } from '../../../src/core/anchoring/context.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import { PassageIndex } from '../../../src/core/anchoring/passageIndex.ts';
import { digesting, digestOf } from '../../../src/core/text/digest.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { tokenise, Vocabulary } from '../../../src/core/text/tokens.ts';
import { finish, type Work } from '../../../src/core/work.ts';
import { generateArticle, rewrite } from '../../bench/anchoring/article.ts';

/** What work comes to, and how often it let others have a turn. */
function counted<T>(work: Work<T>): { readonly result: T; readonly turns: number } {
  for (let turns = 0; ; turns++) {
    const step = work.next();
    if (step.done === true) return { result: step.value, turns };
  }
}

describe('an article of a million characters', () => {
  const article = generateArticle(1_000_000, 3);
  const rewritten = rewrite(article, 4);
  const every = Math.floor(article.sentences.length / 50);
  const ranges = article.sentences.filter((_, index) => index % every === 0);

  it('is folded and cut into words in pieces, to the same as at once', () => {
    // Spaces of every kind and length, marks that join what stands before them, no space at all for a while.
    const odd = ` \u00a0\n\u2028 e\u0301 \u0301x \u{1F6A2}\uFEFF  \u1112\u1161\u11ab ${'z'.repeat(300_000)}\t\r `;
    for (const text of [article.text, `${odd}${rewritten.slice(0, 500_000)}${odd}`, ' '.repeat(450_000)]) {
      const vocabulary = new Vocabulary();
      const { result, turns } = counted(PassageIndex.of(text, vocabulary));
      assert.ok(turns > 1, `${turns} turns`);
      const folded = fold(text);
      assert.equal(result.folded.text, folded.text);
      assert.deepEqual(result.folded.offsets, folded.offsets);
      assert.deepEqual(result.tokens, tokenise(folded.text, vocabulary));
    }
  });

  it('is re-anchored in pieces, with the old text and without, to the same as at once', () => {
    const describer = finish(Describer.over(article.text));
    const selectors = ranges.map((range) => describer.describe(range));
    for (const oldText of [article.text, undefined]) {
      const context = counted(AnchoringContext.over(rewritten, oldText, true));
      const { result, turns } = counted(context.result.anchoring(selectors));
      assert.ok(turns > selectors.length / 2, `${turns} turns`);
      assert.deepEqual(result, new AnchoringContext(rewritten, oldText, true).anchorAll(selectors));
      const found = result.filter(({ range }) => range !== undefined).length;
      assert.ok(found > selectors.length * 0.8, `${found} of ${selectors.length} found`);
    }
  });

  it('is hashed in pieces, to the same as at once, however its characters are cut', () => {
    const text = `a${'\u{1F6A2}'.repeat(150_000)}`;
    const { result, turns } = counted(digesting(text));
    assert.ok(turns > 1);
    assert.equal(result, digestOf(text));
    assert.equal(digestOf(''), 'sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    assert.notEqual(digestOf(text), digestOf(text.slice(1)));
  });
});
