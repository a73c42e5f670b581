import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { editSidecar, type SidecarEdit } from '../../../src/core/sidecar/edit.ts';
import { mergeSidecars } from '../../../src/core/sidecar/merge.ts';
import { edit, handWritten } from './generators.ts';
import { law, type Law } from './law.ts';

const edits = fc.array(edit, { maxLength: 5 });
const edited = (source: string, made: readonly SidecarEdit[]): string =>
  editSidecar(source, made).source ?? '';
/** An ancestor as written by hand, and what two people made of it. */
const threeWays = fc
  .tuple(handWritten, edits, edits)
  .map(([base, a, b]) => ({ base, ours: edited(base, a), theirs: edited(base, b) }));

interface ThreeWays {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

const ofMerges = (name: string, holds: (sides: ThreeWays) => void): Law =>
  law(name, fc.property(threeWays, holds));

const byId = (source: string): Map<string, Annotation> =>
  new Map(parseSidecar(source).annotations.map((one) => [one.id, one]));

/** Annotations and rejections of one id are told apart. */
const idsOf = (source: string): Set<string> => {
  const { annotations, rejections } = parseSidecar(source);
  return new Set([...annotations.map(({ id }) => id), ...rejections.map(({ id }) => `rejected ${id}`)]);
};

/** The items of lists in one order. */
const sorted = (entry: object): object =>
  Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [
      key,
      Array.isArray(value) && key !== 'position' ? value.map((item) => JSON.stringify(item)).sort() : value,
    ]),
  );

/** What a file says, whatever its layout and order, but for what is marked as in conflict. */
const contentOf = (source: string, marked: ReadonlySet<string> = new Set()): object => {
  const { particulars, original, digest, annotations, rejections } = parseSidecar(source);
  const entries = (all: readonly { readonly id: string }[]): object =>
    Object.fromEntries(all.filter(({ id }) => !marked.has(id)).map((entry) => [entry.id, sorted(entry)]));
  return {
    article: marked.has('article') ? {} : sorted({ ...particulars, original, digest }),
    annotations: entries(annotations),
    rejections: entries(rejections),
  };
};

/** Fields that are one person's word, not merged item by item. */
const WORDS = [
  'claim',
  'stance',
  'quote',
  'speakerStance',
  'relation',
  'note',
  'creator',
  'created',
] as const;

/** What holds of every merge, and of two people who write at the same moment. */
export const MERGE_PROPERTIES: readonly Law[] = [
  ofMerges('a merge with what did not change is the other side', ({ base, ours }) => {
    assert.equal(mergeSidecars(base, ours, base).source, ours);
    assert.equal(mergeSidecars(base, base, ours).source, ours);
  }),
  ofMerges('a merge drops no annotation and no rejection that the other side did not delete', (sides) => {
    const [before, own, other] = [sides.base, sides.ours, sides.theirs].map(idsOf);
    const merged = idsOf(mergeSidecars(sides.base, sides.ours, sides.theirs).source);
    for (const id of [...own!, ...other!])
      if (!before!.has(id) || (own!.has(id) && other!.has(id))) assert.ok(merged.has(id), id);
  }),
  ofMerges('a merge keeps every word one side alone changed', ({ base, ours, theirs }) => {
    const [before, own, other] = [base, ours, theirs].map(byId);
    const { source, conflicts } = mergeSidecars(base, ours, theirs);
    for (const [id, one] of byId(source)) {
      const [b, o, t] = [before!.get(id), own!.get(id), other!.get(id)];
      if (b === undefined || o === undefined || t === undefined) continue;
      for (const word of WORDS) {
        const marked = conflicts.some((conflict) => conflict.id === id && conflict.field === word);
        // An ancestor may have said what is no value of the field; people can disagree about that too.
        assert.equal(one[word], !marked && b[word] === o[word] ? t[word] : o[word], `${id} ${word}`);
        if (b[word] !== o[word] && b[word] !== t[word] && o[word] !== t[word])
          assert.ok(marked, `${id} ${word}`);
      }
    }
  }),
  ofMerges(
    'a merge is the same from either side, up to marked conflicts and order',
    ({ base, ours, theirs }) => {
      const [one, other] = [mergeSidecars(base, ours, theirs), mergeSidecars(base, theirs, ours)];
      const marked = new Set(one.conflicts.map(({ id }) => id));
      assert.deepEqual(new Set(other.conflicts.map(({ id }) => id)), marked);
      assert.deepEqual(contentOf(one.source, marked), contentOf(other.source, marked));
    },
  ),
  ofMerges('merging the same again changes nothing', ({ base, ours, theirs }) => {
    const once = mergeSidecars(base, ours, theirs).source;
    assert.deepEqual(contentOf(mergeSidecars(base, once, theirs).source), contentOf(once));
    assert.deepEqual(contentOf(mergeSidecars(base, ours, once).source), contentOf(once));
  }),
  ofMerges('a merge can be read and edited, with a problem for each conflict', ({ base, ours, theirs }) => {
    const { source, conflicts } = mergeSidecars(base, ours, theirs);
    const { writable, problems } = parseSidecar(source);
    assert.ok(writable);
    assert.equal(problems.filter(({ code }) => code === 'merge-conflict').length, conflicts.length);
  }),
  law(
    'of two people who edit at the same moment neither loses a change',
    fc.property(handWritten, edits, edits, (source, first, second) => {
      const other = edited(source, first);
      const [before, after] = [byId(other), byId(edited(other, second))];
      for (const [id, was] of before) {
        const named = second.filter(
          (one) => ('annotation' in one ? one.annotation.id : 'id' in one ? one.id : '') === id,
        );
        if (named.some(({ kind }) => kind === 'remove-annotation')) continue;
        const is = after.get(id);
        assert.ok(is, id);
        const touched = new Set(named.flatMap((one) => ('set' in one ? Object.keys(one.set) : [])));
        for (const key of Object.keys(was) as (keyof Annotation)[])
          if (!touched.has(key)) assert.deepEqual(is[key], was[key], `${id} ${key}`);
      }
    }),
  ),
];
