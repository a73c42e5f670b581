import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { AnchoringContext } from '../../../src/core/anchoring/context.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import type { Range } from '../../../src/core/model/range.ts';

const FOLDER = new URL('../../fixtures/anchoring/revisions/', import.meta.url);

/**
 * Passages are marked `[[id|words]]`; in the later text `[[id state kind…|words]]`, `offered` where it takes a person to
 * say that it is the passage.
 */
const MARK = /\[\[(\S+?)((?: \S+?)*)\|([\s\S]*?)\]\]/g;

interface Marked {
  readonly range: Range;
  readonly state: string | undefined;
  readonly kinds: readonly string[];
}

function read(name: string): { readonly text: string; readonly passages: ReadonlyMap<string, Marked> } {
  const source = readFileSync(new URL(name, FOLDER), 'utf8');
  const passages = new Map<string, Marked>();
  let text = '';
  let at = 0;
  for (const match of source.matchAll(MARK)) {
    const [whole, id = '', said = '', words = ''] = match;
    text += source.slice(at, match.index);
    const [state, ...kinds] = said.trim().split(' ');
    passages.set(id, { range: { start: text.length, end: text.length + words.length }, state, kinds });
    text += words;
    at = match.index + whole.length;
  }
  return { text: text + source.slice(at), passages };
}

describe('an article in another language, revised', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.old.txt'));
  assert.ok(names.length > 0, 'there are revisions');
  for (const name of names) {
    const old = read(name);
    const now = read(name.replace('.old.', '.new.'));
    const ids = Array.from(old.passages.keys());
    const describer = new Describer(old.text);
    const selectors = Array.from(old.passages.values(), ({ range }) => describer.describe(range));
    for (const [how, context] of [
      ['with the old text', new AnchoringContext(now.text, old.text)],
      ['by the sidecar alone', new AnchoringContext(now.text, undefined, true)],
    ] as const)
      describe(`${name}, ${how}`, () => {
        const anchorings = context.anchorAll(selectors);
        for (const [index, id] of ids.entries()) {
          const { state, range, changes, candidates } = anchorings[index] ?? assert.fail();
          const expected = now.passages.get(id);
          it(`${id}: ${expected ? [expected.state, ...expected.kinds].join(' ') : 'orphaned'}`, () => {
            if (!expected) {
              assert.equal(state, 'orphaned');
              return;
            }
            if (expected.state === 'offered') {
              const words = now.text.slice(expected.range.start, expected.range.end);
              assert.equal(state, 'orphaned');
              assert.ok(candidates.some(({ text }) => text.includes(words) || words.includes(text)));
              return;
            }
            assert.ok(range, 'is found');
            assert.equal(
              now.text.slice(range.start, range.end),
              now.text.slice(expected.range.start, expected.range.end),
            );
            assert.equal(state === 'moved' ? 'exact' : state, expected.state);
            const kinds = new Set(changes.map(({ kind }) => kind));
            for (const kind of expected.kinds)
              assert.ok(kinds.has(kind as never), `${[...kinds].join()} has ${kind}`);
            if (!expected.kinds.includes('name')) assert.ok(!kinds.has('name'), 'no name was changed');
          });
        }
      });
  }
});
