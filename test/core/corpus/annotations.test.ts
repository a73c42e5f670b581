import assert from 'node:assert/strict';
import { CannotTag } from '../../../src/core/corpus/cannotTag.ts';
import { SidecarNotWritable } from '../../../src/core/sidecar/edit.ts';
import { Folder, openWindow } from './inMemory.ts';

const TEXT =
  'Bridge tolls to rise\n\nTolls on the river bridge will rise by a tenth in May.\n\nThe mayor said so.\n';
const SENTENCE = 'Tolls on the river bridge will rise by a tenth in May.';
const ARTICLE = 'tolls.txt';
const SIDECAR = 'tolls.txt.claims.yaml';
const range = { start: TEXT.indexOf(SENTENCE), end: TEXT.indexOf(SENTENCE) + SENTENCE.length };
const mayor = {
  start: TEXT.indexOf('The mayor'),
  end: TEXT.indexOf('The mayor') + 'The mayor said so.'.length,
};

describe('annotations of a workspace', () => {
  it('are written at once and anchored where they were made', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations, claims } = openWindow(folder);
    const id = await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    assert.match(folder.files.get(SIDECAR) ?? '', /claim: tolls-rise/);
    assert.equal(annotations.find(ARTICLE, id)?.anchoring.state, 'exact');
    assert.equal(claims.get('tolls-rise')?.counts.articles, 1);
  });

  it('keep what another window wrote between reading and writing', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const one = openWindow(folder);
    const other = openWindow(folder, 5);
    await one.work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    const before = folder.files.get(SIDECAR);
    await other.annotations.loadAll();
    await other.work.tag(ARTICLE, mayor, { claim: 'mayor-said-so' }, 'tagging');
    const theirs = folder.files.get(SIDECAR);
    folder.files.set(SIDECAR, before ?? '');
    folder.meanwhile = () => folder.files.set(SIDECAR, theirs ?? '');
    await one.work.tag(ARTICLE, mayor, { claim: 'third' }, 'tagging');
    const written = folder.files.get(SIDECAR) ?? '';
    for (const claim of ['tolls-rise', 'mayor-said-so', 'third'])
      assert.match(written, new RegExp(`claim: ${claim}`));
  });

  it('mark a field that two windows changed at once, and keep both values', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const one = openWindow(folder);
    const other = openWindow(folder, 5);
    const id = await one.work.tag(ARTICLE, range, { claim: 'tolls-rise', stance: 'asserts' }, 'tagging');
    await other.annotations.loadAll();
    await other.work.change(ARTICLE, id, { stance: 'disputes' }, 'editing');
    await one.work.change(ARTICLE, id, { stance: 'reports' }, 'editing');
    const written = folder.files.get(SIDECAR) ?? '';
    assert.match(written, /conflict:/);
    assert.match(written, /disputes/);
    assert.match(written, /reports/);
    assert.ok(one.annotations.of(ARTICLE)?.problems.some(({ code }) => code === 'merge-conflict'));
  });

  it('are kept and shown while the disk refuses, and written when it no longer does', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations } = openWindow(folder);
    const told: string[] = [];
    annotations.onDidDelay(({ article }) => told.push(article, ...annotations.unwritten));
    folder.broken = new Error('no space left on device');
    const first = await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    const second = await work.tag(ARTICLE, mayor, { claim: 'mayor-said-so' }, 'tagging');
    assert.equal(folder.files.has(SIDECAR), false);
    assert.deepEqual(told, [ARTICLE, ARTICLE], 'told once, and that it waits');
    assert.ok(annotations.find(ARTICLE, first) && annotations.find(ARTICLE, second));
    assert.equal(await annotations.retry(), false);
    folder.broken = undefined;
    assert.equal(await annotations.retry(), true);
    assert.match(folder.files.get(SIDECAR) ?? '', /tolls-rise[\s\S]*mayor-said-so/);
    assert.deepEqual(annotations.unwritten, []);
  });

  it('wait beside those that are written already, and beside what others write meanwhile', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations } = openWindow(folder);
    await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    folder.broken = new Error('no space left on device');
    const second = await work.tag(ARTICLE, mayor, { claim: 'mayor-said-so' }, 'tagging');
    const third = await work.tag(ARTICLE, range, { claim: 'tolls-double' }, 'tagging');
    const written = folder.files.get(SIDECAR) ?? '';
    assert.doesNotMatch(written, /mayor-said-so|tolls-double/);
    // Another program puts a note to what is written.
    folder.files.set(SIDECAR, written.replace('claim: tolls-rise\n', 'claim: tolls-rise\n    note: Seen.\n'));
    await annotations.load([ARTICLE]);
    assert.equal(annotations.of(ARTICLE)?.annotations.length, 3);
    folder.broken = undefined;
    assert.equal(await annotations.retry(), true);
    assert.match(folder.files.get(SIDECAR) ?? '', /tolls-rise\n {4}note: Seen\./);
    assert.deepEqual(
      annotations
        .of(ARTICLE)
        ?.annotations.map(({ annotation }) => annotation.claim)
        .toSorted(),
      ['mayor-said-so', 'tolls-double', 'tolls-rise'],
    );
    for (const id of [second, third]) assert.match(folder.files.get(SIDECAR) ?? '', new RegExp(`id: ${id}`));
  });

  it('are written as they were, byte for byte, when the first of an article is taken back and done again', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, history } = openWindow(folder);
    await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    const written = folder.files.get(SIDECAR);
    assert.match(written ?? '', /article:\n {2}original: .*\n {2}digest: /);
    await history.undo();
    assert.equal(folder.files.has(SIDECAR), false);
    await history.redo();
    assert.equal(folder.files.get(SIDECAR), written);
  });

  it('can be taken back while they wait to be written', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations, history } = openWindow(folder);
    folder.broken = new Error('permission denied');
    const id = await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    await history.undo();
    assert.equal(annotations.find(ARTICLE, id), undefined);
    folder.broken = undefined;
    assert.equal(await annotations.retry(), true);
    assert.doesNotMatch(folder.files.get(SIDECAR) ?? '', /tolls-rise/);
  });

  it('are taken back as a whole where Undo comes while a step is only half done', async () => {
    const other = 'other.txt';
    const folder = new Folder({ [ARTICLE]: TEXT, [other]: TEXT });
    const { work, annotations, history } = openWindow(folder);
    await work.tag(ARTICLE, mayor, { claim: 'mayor-said-so' }, 'tagging');
    const before = new Map(folder.files);
    const undone: Promise<unknown>[] = [];
    const listening = annotations.onDidChange(() => {
      listening.dispose();
      assert.equal(folder.files.has('other.txt.claims.yaml'), false, 'half of the step is left to do');
      undone.push(history.undo());
    });
    const rejected = [ARTICLE, other].map((article) => ({ article, range, claim: 'tolls-rise' }));
    await work.rejectAll(rejected, 'rejecting 2 matches');
    await Promise.all(undone);
    assert.equal(undone.length, 1);
    assert.deepEqual(folder.files, before);
    assert.equal(history.undoLabel, 'tagging');
  });

  it('are news once: not again when what was written here comes back as a changed file', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations } = openWindow(folder);
    const heard: string[][] = [];
    annotations.onDidChange(({ articles }) => heard.push(Array.from(articles)));
    await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    await annotations.load([ARTICLE]);
    assert.deepEqual(heard, [[ARTICLE]]);
    folder.files.set(SIDECAR, (folder.files.get(SIDECAR) ?? '').replace('tolls-rise', 'tolls-go-up'));
    await annotations.load([ARTICLE]);
    assert.deepEqual(heard, [[ARTICLE], [ARTICLE]]);
    folder.files.delete(SIDECAR);
    await annotations.load([ARTICLE]);
    assert.equal(heard.length, 3);
  });

  it('are offered back when somebody deletes the sidecar underneath', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations } = openWindow(folder);
    await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    const written = folder.files.get(SIDECAR);
    const vanished: { article: string; source: string }[] = [];
    annotations.onDidVanish((one) => vanished.push(one));
    folder.files.delete(SIDECAR);
    await annotations.load([ARTICLE]);
    assert.equal(vanished[0]?.source, written);
    await annotations.restore(vanished[0]!);
    assert.equal(folder.files.get(SIDECAR), written);
  });

  it('do not count as vanished when the last one was taken back', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations, history } = openWindow(folder);
    let vanished = 0;
    annotations.onDidVanish(() => vanished++);
    await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    await history.undo();
    assert.equal(folder.files.has(SIDECAR), false);
    assert.equal(vanished, 0);
  });

  it('stay as last read while the sidecar does not parse, which is never written to', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations } = openWindow(folder);
    const id = await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    const broken = 'annotations: [\n';
    folder.files.set(SIDECAR, broken);
    await annotations.load([ARTICLE]);
    assert.ok(annotations.find(ARTICLE, id));
    assert.ok((annotations.of(ARTICLE)?.problems.length ?? 0) > 0);
    await assert.rejects(work.tag(ARTICLE, mayor, {}, 'tagging'), SidecarNotWritable);
    assert.equal(folder.files.get(SIDECAR), broken);
  });

  it('lose their place, and say so, when the article is gone', async () => {
    const folder = new Folder({ [ARTICLE]: TEXT });
    const { work, annotations, library } = openWindow(folder);
    const id = await work.tag(ARTICLE, range, { claim: 'tolls-rise' }, 'tagging');
    folder.files.delete(ARTICLE);
    library.forget(ARTICLE);
    await annotations.load([ARTICLE]);
    assert.equal(annotations.find(ARTICLE, id)?.anchoring.state, 'orphaned');
  });
});

describe('work on claims', () => {
  const OTHER = 'other.txt';

  async function tagged() {
    const folder = new Folder({ [ARTICLE]: TEXT, [OTHER]: TEXT });
    const window = openWindow(folder);
    await window.work.tag(ARTICLE, range, { claim: 'tolls-rise', speaker: ['The mayor'] }, 'tagging');
    await window.work.tag(OTHER, range, { claim: 'tolls-rise', speakerStance: 'denies' }, 'tagging');
    return { folder, ...window };
  }

  it('counts articles, texts, speakers and denials; a reprint is no text of its own', async () => {
    const { claims } = await tagged();
    assert.deepEqual(claims.get('tolls-rise')?.counts, { articles: 2, texts: 1, speakers: 1, denies: 1 });
  });

  it('leaves out how many texts there are where nothing shows it', async () => {
    const folder = new Folder({ 'a.txt': 'Tolls rise by a third.\n', 'b.txt': 'The bridge costs more.\n' });
    const { work, claims } = openWindow(folder);
    for (const article of ['a.txt', 'b.txt'])
      await work.tag(article, { start: 0, end: 22 }, { claim: 'tolls-rise' }, 'tagging');
    assert.deepEqual(claims.get('tolls-rise')?.counts, { articles: 2, speakers: 0, denies: 0 });
  });

  it('renames a claim everywhere as one step', async () => {
    const { claims, work, history, folder } = await tagged();
    const before = new Map(folder.files);
    await work.renameClaim('tolls-rise', 'bridge-tolls', 'renaming');
    assert.equal(claims.get('bridge-tolls')?.appearances.length, 2);
    assert.equal(claims.has('tolls-rise'), false);
    await history.undo();
    assert.deepEqual(folder.files, before);
  });

  it('refuses to rename a claim to one that exists', async () => {
    const { work } = await tagged();
    await work.tag(ARTICLE, mayor, { claim: 'mayor-said-so' }, 'tagging');
    await assert.rejects(work.renameClaim('tolls-rise', 'mayor-said-so', 'renaming'));
  });

  it('merges one claim into another', async () => {
    const { work, claims } = await tagged();
    await work.tag(ARTICLE, mayor, { claim: 'mayor-said-so' }, 'tagging');
    await work.mergeClaims('mayor-said-so', 'tolls-rise', 'merging');
    assert.equal(claims.get('tolls-rise')?.appearances.length, 3);
    assert.equal(claims.has('mayor-said-so'), false);
  });

  it('writes a rejection beside the passage it is about', async () => {
    const { work, folder, annotations } = await tagged();
    await work.reject(OTHER, mayor, 'tolls-rise', 'rejecting');
    assert.match(folder.files.get('other.txt.claims.yaml') ?? '', /rejections:\n {2}- id: /);
    assert.deepEqual(annotations.of(OTHER)?.rejections[0]?.anchoring.range, mayor);
  });

  it('keeps the old wording and its date when the new one is accepted', async () => {
    const { work, folder, annotations, library } = await tagged();
    folder.files.set(ARTICLE, TEXT.replace('a tenth', 'a fifth'));
    library.forget(ARTICLE);
    await annotations.load([ARTICLE]);
    const one = annotations.of(ARTICLE)?.annotations[0];
    assert.equal(one?.anchoring.state, 'altered');
    await work.acceptWording(one, 'accepting');
    const now = annotations.of(ARTICLE)?.annotations[0];
    assert.equal(now?.anchoring.state, 'exact');
    assert.deepEqual(now?.annotation.history, [{ quote: SENTENCE, until: '2031-05-04T10:00:00.000Z' }]);
  });

  it('gives a copy of an article annotations with ids of their own', async () => {
    const { work, folder, annotations } = await tagged();
    folder.files.set('copy.txt', TEXT);
    await work.copyAnnotations(ARTICLE, 'copy.txt', 'copying');
    const [copied] = annotations.of('copy.txt')?.annotations ?? [];
    assert.equal(copied?.annotation.quote, SENTENCE);
    assert.equal(copied?.anchoring.state, 'exact');
    assert.notEqual(copied?.annotation.id, annotations.of(ARTICLE)?.annotations[0]?.annotation.id);
  });

  it('says something of a claim in the register, and takes it back with one step', async () => {
    const { work, claims, registers, history, folder } = await tagged();
    await work.changeClaim('tolls-rise', { verdict: 'false' }, 'rating');
    assert.equal(claims.get('tolls-rise')?.entry?.verdict, 'false');
    await work.changeClaim('tolls-rise', { statement: 'Tolls rise.', verdict: undefined }, 'rating');
    assert.match(folder.files.get('claims.yaml') ?? '', /statement: Tolls rise\./);
    assert.equal(registers.entry('tolls-rise')?.verdict, undefined);
    await history.undo();
    await history.undo();
    assert.equal(registers.entry('tolls-rise'), undefined);
    await assert.rejects(work.changeClaim('nobody-says-so', { verdict: 'true' }, 'rating'), CannotTag);
  });

  it('keeps what is said of a claim while the register cannot be written, and writes it once it can be', async () => {
    const { work, claims, registers, history, folder } = await tagged();
    await work.changeClaim('tolls-rise', { statement: 'Tolls rise.' }, 'stating');
    const told: string[] = [];
    registers.onDidDelay(({ file }) => told.push(file, ...registers.unwritten));
    const before = folder.files.get('claims.yaml') ?? '';
    folder.broken = new Error('permission denied');
    await work.changeClaim('tolls-rise', { verdict: 'false' }, 'rating');
    await work.changeClaim('tolls-rise', { note: 'Twice as high.' }, 'noting');
    assert.equal(folder.files.get('claims.yaml'), before);
    assert.deepEqual(told, ['claims.yaml', 'claims.yaml'], 'told once, and that it waits');
    assert.equal(claims.get('tolls-rise')?.entry?.verdict, 'false');
    assert.equal(await registers.retry(), false);
    await history.undo();
    assert.equal(registers.entry('tolls-rise')?.note, undefined);
    // Somebody else writes meanwhile, and this window reads it.
    folder.files.set('claims.yaml', before.replace('Tolls rise.', 'Tolls rise twofold.'));
    await registers.load(['claims.yaml']);
    assert.equal(registers.entry('tolls-rise')?.statement, 'Tolls rise twofold.');
    assert.equal(registers.entry('tolls-rise')?.verdict, 'false');
    folder.broken = undefined;
    assert.equal(await registers.retry(), true);
    const written = folder.files.get('claims.yaml') ?? '';
    assert.match(written, /statement: Tolls rise twofold\./);
    assert.match(written, /verdict: "false"/);
    assert.doesNotMatch(written, /note/);
    assert.deepEqual(registers.unwritten, []);
  });

  it('refuses to say anything in a register that does not parse, and keeps nothing for later', async () => {
    const { work, registers, folder } = await tagged();
    await work.changeClaim('tolls-rise', { statement: 'Tolls rise.' }, 'stating');
    const spoilt = 'claims: [\n';
    folder.files.set('claims.yaml', spoilt);
    await assert.rejects(work.changeClaim('tolls-rise', { verdict: 'false' }, 'rating'), SidecarNotWritable);
    assert.equal(folder.files.get('claims.yaml'), spoilt);
    assert.deepEqual(registers.unwritten, []);
  });

  it('assigns, tags and rejects several at once, each as one step', async () => {
    const { work, annotations, claims, history } = await tagged();
    await work.tagEach(
      [
        { article: ARTICLE, range: mayor, tagging: { claim: 'mayor-said-so', relation: 'same' } },
        { article: ARTICLE, range, tagging: { claim: 'bridge-costs' } },
      ],
      'tagging',
    );
    const all = annotations.of(ARTICLE)?.annotations ?? [];
    const relations = () => annotations.of(ARTICLE)?.annotations.map((one) => one.annotation.relation);
    assert.ok(relations()?.includes('same'));
    await work.assign(all, 'bridge', 'assigning');
    assert.equal(claims.get('bridge')?.appearances.length, all.length);
    assert.ok(!relations()?.includes('same'), 'a relation towards another claim says nothing of this one');
    await history.undo();
    assert.equal(claims.get('bridge'), undefined);
    assert.ok(relations()?.includes('same'));
    await work.rejectAll(
      [
        { article: ARTICLE, range, claim: 'museum' },
        { article: ARTICLE, range: mayor, claim: 'museum' },
      ],
      'rejecting',
    );
    assert.equal(annotations.of(ARTICLE)?.rejections.length, 2);
    await history.undo();
    assert.deepEqual(annotations.of(ARTICLE)?.rejections, []);
  });

  it('takes an annotation along to the article its passage was moved to, as one step', async () => {
    const { work, folder, annotations, history } = await tagged();
    const before = new Map(folder.files);
    folder.files.set('moved.txt', `Moved\n\n${SENTENCE}\n`);
    const one = annotations.of(ARTICLE)?.annotations[0];
    assert.ok(one);
    const start = 'Moved\n\n'.length;
    await work.moveTo(one, 'moved.txt', { start, end: start + SENTENCE.length }, 'moving');
    assert.equal(annotations.of(ARTICLE)?.annotations.length, 0);
    assert.equal(annotations.find('moved.txt', one.annotation.id)?.anchoring.state, 'exact');
    await history.undo();
    folder.files.delete('moved.txt');
    assert.deepEqual(folder.files, before);
  });
});
