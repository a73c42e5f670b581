import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { editSidecar } from '../../../src/core/sidecar/edit.ts';
import { mergeForWrite } from '../../../src/core/sidecar/mergeForWrite.ts';
import { edit, handWritten } from './generators.ts';
import { law } from './law.ts';

const edits = fc.array(edit, { minLength: 1, maxLength: 5 });

export const twoWriters = law(
  'nothing is lost, whatever two windows write at the same moment',
  fc.property(handWritten, edits, edits, (base, first, second) => {
    const theirs = editSidecar(base, first).source ?? '';
    const mine = editSidecar(base, second).source ?? '';
    const merged = parseSidecar(mergeForWrite(base, theirs, second).source ?? '');
    assert.ok(merged.writable);
    const [was, a, b, is] = [base, theirs, mine, undefined].map((source) => byId(source)) as [
      Ids,
      Ids,
      Ids,
      Ids,
    ];
    for (const one of merged.annotations) is.set(one.id, one);
    const marked = new Set(merged.conflicts.map(({ owner, field }) => `${owner} ${field}`));
    for (const id of new Set([...was.keys(), ...a.keys(), ...b.keys()])) {
      const before = was.get(id);
      const [x, y, result] = [a.get(id), b.get(id), is.get(id)];
      const kept = [x, y].filter((one) => one !== undefined);
      // Gone only where one side deleted it and the other had nothing to say of it.
      if (kept.length === 2 || before === undefined) assert.ok(result, `${id} is lost`);
      else if (kept.some((one) => judgement(one) !== judgement(before)))
        assert.ok(result, `${id} was changed and is lost`);
      else assert.ok(!result, `${id} was deleted and is back`);
      if (!result || !x || !y) continue;
      for (const field of ['claim', 'stance', 'quote', 'note', 'relation', 'speakerStance'] as const) {
        const said: unknown[] = [x[field], y[field]].filter((value) => value !== before?.[field]);
        const wanted = said.length === 0 ? before?.[field] : said[0];
        // No words at all are nothing to disagree with.
        if (said.includes('')) continue;
        if (marked.has(`${id} ${field}`)) continue;
        if (new Set(said).size <= 1) assert.equal(result[field], wanted, `${id} ${field}`);
        else assert.fail(`${id} ${field} is not marked`);
      }
      for (const tag of [...x.tags, ...y.tags])
        if (before?.tags.includes(tag) !== true && !marked.has(`${id} tags`))
          assert.ok(result.tags.includes(tag), `${id} lost a tag`);
    }
  }),
);

type Ids = Map<string, Annotation>;

const byId = (source: string | undefined): Ids =>
  new Map((source === undefined ? [] : parseSidecar(source).annotations).map((one) => [one.id, one]));

/** What an annotation says, without where its passage stands. */
const judgement = (one: Annotation): string =>
  JSON.stringify(
    Object.entries(one)
      .filter(([key]) => !['position', 'prefix', 'suffix', 'digest'].includes(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
