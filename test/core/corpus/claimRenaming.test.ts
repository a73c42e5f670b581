import assert from 'node:assert/strict';
import { ClaimRenaming } from '../../../src/core/corpus/claimRenaming.ts';
import { Folder, openWindow } from './inMemory.ts';

const TEXT = 'Tolls on the river bridge will rise by a tenth in May. Lorries pay double.\n';
const ARTICLE = 'tolls.txt';
const SIDECAR = 'tolls.txt.claims.yaml';
const REGISTER = 'claims.yaml';
const LORRIES = { start: TEXT.indexOf('Lorries'), end: TEXT.indexOf('double') };

/** A window in which a claim is carried, rejected and described, and its renaming is proposed. */
async function proposed() {
  const folder = new Folder({ [ARTICLE]: TEXT });
  const window = openWindow(folder);
  const { work, annotations, registers, history } = window;
  await work.tag(ARTICLE, { start: 0, end: 25 }, { claim: 'tolls-rise' }, 'tagging');
  await work.tag(ARTICLE, LORRIES, { claim: 'other' }, 'tagging');
  await work.reject(ARTICLE, LORRIES, 'tolls-rise', 'rejecting');
  await work.changeClaim('tolls-rise', { verdict: 'true' }, 'rating');
  await work.changeClaim('other', { distinct: ['tolls-rise'] }, 'rating');
  const renaming = new ClaimRenaming('tolls-rise', 'tolls-up', annotations, registers);
  /** As the editor does: in the text of the files. */
  const replace = async (files: readonly string[], from: string, to: string): Promise<void> => {
    for (const file of files) folder.files.set(file, (folder.files.get(file) ?? '').replaceAll(from, to));
    await registers.load([REGISTER]);
    await annotations.load([ARTICLE]);
  };
  const adopt = (): void =>
    history.adopt(
      'renaming',
      (edit, editRegister) => renaming.takeBack(edit, editRegister),
      () => !renaming.isDone(),
    );
  const before = new Map(folder.files);
  return { ...window, folder, renaming, replace, adopt, before };
}

describe('a renaming made in the text of the files', () => {
  it('is not done while it is proposed only', async () => {
    const { renaming } = await proposed();
    assert.equal(renaming.isDone(), false);
  });

  it('is one step to take back and to do again', async () => {
    const { renaming, replace, adopt, folder, before, history } = await proposed();
    await replace([SIDECAR, REGISTER], 'tolls-rise', 'tolls-up');
    assert.equal(renaming.isDone(), true);
    const renamed = new Map(folder.files);
    adopt();
    assert.equal(history.undoLabel, 'renaming');
    assert.equal((await history.undo())?.missed, 0);
    assert.deepEqual(folder.files, before);
    assert.equal((await history.redo())?.missed, 0);
    assert.deepEqual(folder.files, renamed);
  });

  it('is taken back as far as it was agreed to', async () => {
    const { replace, adopt, folder, before, history } = await proposed();
    await replace([SIDECAR], 'tolls-rise', 'tolls-up');
    adopt();
    assert.equal((await history.undo())?.missed, 0);
    assert.deepEqual(folder.files, before);
  });

  it('is forgotten where the editor took it back itself', async () => {
    const { replace, adopt, folder, before, history } = await proposed();
    const label = history.undoLabel;
    await replace([SIDECAR, REGISTER], 'tolls-rise', 'tolls-up');
    adopt();
    await replace([SIDECAR, REGISTER], 'tolls-up', 'tolls-rise');
    assert.equal(history.undoLabel, label);
    assert.deepEqual(folder.files, before);
  });
});
