import assert from 'node:assert/strict';
import { CannotTag } from '../../../src/core/corpus/cannotTag.ts';
import type { Tagging } from '../../../src/core/corpus/claimWork.ts';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Range } from '../../../src/core/model/range.ts';
import { digestOf } from '../../../src/core/text/digest.ts';
import { Folder, openWindow } from './inMemory.ts';

const TEXT =
  'Bridge tolls to rise\n\nTolls on the river bridge will rise by a tenth in May. Lorries pay double, the mayor said.\n';
const TOLLS = 'Tolls on the river bridge will rise by a tenth in May.';
const LORRIES = 'Lorries pay double, the mayor said.';
const ARTICLE = 'tolls.txt';
const SIDECAR = 'tolls.txt.claims.yaml';

function range(words: string, text = TEXT): Range {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

/** A window on one article, with passages tagged in it; counts the writes after that. */
async function tagged(...passages: readonly (readonly [words: string, tagging: Tagging])[]) {
  const folder = new Folder({ [ARTICLE]: TEXT });
  const window = openWindow(folder);
  for (const [words, tagging] of passages) await window.work.tag(ARTICLE, range(words), tagging, 'tagging');
  const one = (words: string) => {
    const found = window.annotations
      .of(ARTICLE)
      ?.annotations.find(({ annotation }) => annotation.quote === words);
    assert.ok(found, words);
    return found;
  };
  const said = (): readonly Annotation[] =>
    (window.annotations.of(ARTICLE)?.annotations ?? []).map(({ annotation }) => annotation);
  const source = (): string | undefined => folder.files.get(SIDECAR);
  const before = source();
  let writes = 0;
  const write = folder.write.bind(folder);
  folder.write = async (...given) => {
    writes++;
    return write(...given);
  };
  return { ...window, folder, one, said, source, before, writes: () => writes };
}

describe('moving the ends of an annotation', () => {
  it('describes the other words, in one write that is taken back to the byte', async () => {
    const { passages, one, said, history, source, before, writes } = await tagged([
      'Tolls on the river bridge',
      { claim: 'tolls-rise', stance: 'asserts', note: 'In May.' },
    ]);
    const annotation = one('Tolls on the river bridge');
    await passages.bound(annotation, range(TOLLS), 'moving an end');
    assert.equal(writes(), 1);
    const [now] = said();
    assert.equal(now?.quote, TOLLS);
    assert.deepEqual(now?.position, [range(TOLLS).start, range(TOLLS).end]);
    assert.equal(now?.suffix, TEXT.slice(range(TOLLS).end, range(TOLLS).end + 32));
    assert.deepEqual(now?.history, []);
    assert.equal(now?.note, 'In May.');
    assert.equal(one(TOLLS).anchoring.state, 'exact');
    await history.undo();
    assert.equal(source(), before);
  });

  it('keeps the wording on record where the words had been altered', async () => {
    const { passages, annotations, library, folder, one, said } = await tagged([
      TOLLS,
      { claim: 'tolls-rise' },
    ]);
    const altered = TEXT.replace('a tenth', 'a fifth');
    folder.files.set(ARTICLE, altered);
    library.forget(ARTICLE);
    await annotations.load([ARTICLE]);
    const annotation = one(TOLLS);
    assert.equal(annotation.anchoring.state, 'altered');
    await passages.bound(annotation, range('will rise by a fifth in May', altered), 'moving an end');
    const [now] = said();
    assert.equal(now?.quote, 'will rise by a fifth in May');
    assert.deepEqual(
      now?.history.map(({ quote }) => quote),
      [TOLLS],
    );
    assert.equal(now?.digest, digestOf(altered));
    assert.equal(one('will rise by a fifth in May').anchoring.state, 'exact');
  });
});

describe('splitting an annotation', () => {
  const whole = `${TOLLS} ${LORRIES}`;

  it('makes two of it that say the same, in one write that is taken back to the byte', async () => {
    const { passages, one, said, history, source, before, writes } = await tagged([
      whole,
      { claim: 'tolls-rise', stance: 'reports', speaker: ['The mayor'], tags: ['money'], note: 'Both.' },
    ]);
    const { id } = one(whole).annotation;
    const added = await passages.split(one(whole), range(LORRIES).start, 'splitting');
    assert.equal(writes(), 1);
    const [first, second] = said();
    assert.deepEqual([first?.id, first?.quote], [id, TOLLS]);
    assert.deepEqual([second?.id, second?.quote], [added, LORRIES]);
    for (const part of [first, second])
      assert.deepEqual(
        [part?.claim, part?.stance, part?.speaker, part?.tags, part?.note],
        ['tolls-rise', 'reports', ['The mayor'], ['money'], 'Both.'],
      );
    assert.equal(one(LORRIES).anchoring.state, 'exact');
    await history.undo();
    assert.equal(source(), before);
    await history.redo();
    assert.deepEqual(
      said().map(({ quote }) => quote),
      [TOLLS, LORRIES],
    );
  });

  it('is refused at an end', async () => {
    const { passages, one, source, before } = await tagged([whole, { claim: 'tolls-rise' }]);
    await assert.rejects(
      passages.split(one(whole), range(whole).start, 'splitting'),
      (error) => error instanceof CannotTag && error.refusal === 'nothing-to-split',
    );
    assert.equal(source(), before);
  });
});

describe('joining annotations', () => {
  it('makes one of those beside each other, which says what all of them said, and is taken back', async () => {
    const { passages, annotations, one, said, history, source, before, writes } = await tagged(
      [TOLLS, { claim: 'tolls-rise', speaker: ['The mayor'], tags: ['money'], note: 'In May.' }],
      [
        LORRIES,
        { claim: 'tolls-rise', stance: 'reports', speaker: ['The mayor', 'The clerk'], tags: ['lorries'] },
      ],
    );
    const { id } = one(TOLLS).annotation;
    const here = annotations.of(ARTICLE)?.annotations ?? [];
    const both = await passages.joinable([one(LORRIES)], here);
    assert.equal(both.length, 2);
    assert.equal(await passages.join(both, 'joining'), id);
    assert.equal(writes(), 1);
    assert.equal(said().length, 1);
    const [now] = said();
    assert.equal(now?.quote, `${TOLLS} ${LORRIES}`);
    assert.deepEqual(
      [now?.stance, now?.speaker, now?.tags, now?.note],
      ['reports', ['The mayor', 'The clerk'], ['money', 'lorries'], 'In May.'],
    );
    await history.undo();
    assert.equal(source(), before);
  });

  it('leaves alone what is of another claim or stands elsewhere', async () => {
    const { passages, annotations, one } = await tagged(
      ['Tolls on the river bridge', { claim: 'tolls-rise' }],
      ['in May', { claim: 'tolls-rise' }],
      ['will rise', { claim: 'another' }],
    );
    const here = annotations.of(ARTICLE)?.annotations ?? [];
    const alone = await passages.joinable([one('Tolls on the river bridge')], here);
    assert.equal(alone.length, 1);
    await assert.rejects(
      passages.join(alone, 'joining'),
      (error) => error instanceof CannotTag && error.refusal === 'nothing-to-join',
    );
    // chosen together they are joined with what stands between them
    const chosen = await passages.joinable([one('Tolls on the river bridge'), one('in May')], here);
    await passages.join(chosen, 'joining');
    assert.equal(one('Tolls on the river bridge will rise by a tenth in May').anchoring.state, 'exact');
  });

  it('is refused where people said different things of them', async () => {
    const { passages, one, source, before } = await tagged(
      [TOLLS, { claim: 'tolls-rise', stance: 'asserts' }],
      [LORRIES, { claim: 'tolls-rise', stance: 'disputes' }],
    );
    await assert.rejects(
      passages.join([one(TOLLS), one(LORRIES)], 'joining'),
      (error) => error instanceof CannotTag && error.refusal === 'stances-differ',
    );
    assert.equal(source(), before);
  });
});

describe('tagging several passages', () => {
  it('writes each sidecar once, each passage in its own way', async () => {
    const { work, folder, said, writes, history } = await tagged();
    folder.files.set('other.txt', TEXT);
    const ids = await work.tagEach(
      [
        { article: ARTICLE, range: range(LORRIES), tagging: { claim: 'lorries', stance: 'reports' } },
        { article: 'other.txt', range: range(TOLLS), tagging: { claim: 'tolls-rise' } },
        { article: ARTICLE, range: range(TOLLS), tagging: { claim: 'tolls-rise' } },
      ],
      'tagging',
    );
    assert.equal(writes(), 2);
    assert.equal(new Set(ids).size, 3);
    assert.deepEqual(
      said().map(({ id, claim, stance }) => [id, claim, stance]),
      [
        [ids[2], 'tolls-rise', undefined],
        [ids[0], 'lorries', 'reports'],
      ],
    );
    await history.undo();
    assert.equal(folder.files.get(SIDECAR)?.includes('quote') ?? false, false);
    assert.equal(folder.files.get('other.txt.claims.yaml')?.includes('quote') ?? false, false);
  });
});
