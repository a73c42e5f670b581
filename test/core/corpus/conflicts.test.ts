import assert from 'node:assert/strict';
import { Conflicts, type Conflict } from '../../../src/core/corpus/conflicts.ts';
import type { Tagging } from '../../../src/core/corpus/claimWork.ts';
import { finish } from '../../../src/core/work.ts';
import { Folder, openWindow } from './inMemory.ts';

const QUOTE = 'Nobody told us that the locks were broken before we sailed';
const TEXTS = {
  'courier.txt': `Sinking\n\nTwelve people were killed when the ferry Orlan sank in Vell harbour on Sunday.\n\n“${QUOTE},” said Anna Lindqvist, who was on deck.\n`,
  'post.txt': `Ferry\n\nNine people were killed when the ferry Orlan sank in Vell harbour on Sunday.\n\n"${QUOTE}," said Peter Novak, who was on deck.\n`,
  'echo.txt': `Echo\n\nAt least nine people were killed when the ferry Orlan sank in Vell harbour on Sunday.\n\n“${QUOTE},” Lindqvist said. Anna Lindqvist was on deck.\n`,
};
type Name = keyof typeof TEXTS;

async function corpus(tagged: readonly (readonly [Name, string, Tagging])[]) {
  const folder = new Folder(TEXTS);
  const opened = openWindow(folder);
  const ids: string[] = [];
  for (const [name, words, tagging] of tagged) {
    const start = TEXTS[name].indexOf(words);
    assert.ok(start >= 0, `${name} has no ${words}`);
    ids.push(await opened.work.tag(name, { start, end: start + words.length }, tagging, 'tagging'));
  }
  const { annotations, claims, registers } = opened;
  const conflicts = new Conflicts(annotations, claims, registers);
  const of = (name: Name): readonly Conflict[] => finish(conflicts.of(name));
  return { ...opened, folder, ids, of };
}

const DEAD = ' people were killed when the ferry Orlan sank in Vell harbour on Sunday.';
const dead: Tagging = { claim: 'dead' };
const words = ({ kind, here, others }: Conflict): string =>
  `${kind} ${here.words}: ${others.map((one) => `${one.appearance.article} ${one.words}`).join(', ')}`;

describe('conflicts between appearances of one claim', () => {
  it('are figures that cannot both be right, shown on both sides', async () => {
    const { of } = await corpus([
      ['courier.txt', `Twelve${DEAD}`, dead],
      ['post.txt', `Nine${DEAD}`, dead],
      ['echo.txt', `At least nine${DEAD}`, dead],
    ]);
    const [conflict, ...rest] = of('courier.txt');
    assert.equal(rest.length, 0);
    assert.equal(conflict && words(conflict), 'figure Twelve: post.txt Nine');
    const { range } = conflict!.here;
    assert.equal(TEXTS['courier.txt'].slice(range.start, range.end), 'Twelve');
    const there = conflict!.others[0]!.range;
    assert.equal(TEXTS['post.txt'].slice(there.start, there.end), 'Nine');
    assert.deepEqual(of('post.txt').map(words), ['figure Nine: courier.txt Twelve']);
    assert.deepEqual(of('echo.txt'), [], '“at least nine” and “twelve” can both be right');
  });

  it('are looked for with pauses within and after every comparison, however many appearances a claim has', async () => {
    const { annotations, claims, registers } = await corpus([
      ['courier.txt', `Twelve${DEAD}`, dead],
      ['post.txt', `Nine${DEAD}`, dead],
      ['echo.txt', `At least nine${DEAD}`, dead],
    ]);
    const conflicts = new Conflicts(annotations, claims, registers);
    const pauses = (): number => Array.from(conflicts.of('courier.txt')).length;
    assert.ok(pauses() > 5, 'each passage is taken apart with pauses, too');
    assert.equal(pauses(), 2, 'what was taken apart is known: one pause for each of the other two');
  });

  it('are none between claims, nor where an annotation has lost its place', async () => {
    const { of, folder, annotations } = await corpus([
      ['courier.txt', `Twelve${DEAD}`, dead],
      ['post.txt', `Nine${DEAD}`, { claim: 'another' }],
    ]);
    assert.deepEqual(of('courier.txt'), []);
    folder.files.set(
      'post.txt.claims.yaml',
      folder.files.get('post.txt.claims.yaml')!.replace('another', 'dead'),
    );
    await annotations.load(['post.txt']);
    assert.equal(of('courier.txt').length, 1);
    folder.files.set('post.txt', 'Nothing of it is left.\n');
    const again = openWindow(folder);
    await again.annotations.loadAll();
    const left = new Conflicts(again.annotations, again.claims, again.registers);
    assert.deepEqual(finish(left.of('courier.txt')), []);
  });

  it('are not brought up again once a person said how the two stand to each other', async () => {
    const judged: readonly [Tagging, Tagging][] = [
      [dead, { ...dead, relation: 'differs' }],
      [{ ...dead, relation: 'differs' }, dead],
      [dead, { ...dead, stance: 'disputes' }],
      [{ ...dead, speakerStance: 'denies' }, dead],
      [
        { ...dead, relation: 'same' },
        { ...dead, relation: 'same' },
      ],
    ];
    for (const [mine, theirs] of judged) {
      const { of } = await corpus([
        ['courier.txt', `Twelve${DEAD}`, mine],
        ['post.txt', `Nine${DEAD}`, theirs],
      ]);
      assert.deepEqual(of('courier.txt'), [], JSON.stringify([mine, theirs]));
    }
    const { of } = await corpus([
      ['courier.txt', `Twelve${DEAD}`, { ...dead, relation: 'same' }],
      ['post.txt', `Nine${DEAD}`, dead],
    ]);
    assert.equal(of('post.txt').length, 1, 'one of them only was judged');
  });

  it('are one quote put into the mouths of two people', async () => {
    const said: Tagging = { claim: 'not-told' };
    const { of } = await corpus([
      ['courier.txt', QUOTE, said],
      ['post.txt', QUOTE, said],
      ['echo.txt', QUOTE, said],
    ]);
    assert.deepEqual(of('courier.txt').map(words), ['speaker Anna Lindqvist: post.txt Peter Novak']);
    const [conflict] = of('post.txt');
    assert.equal(
      conflict && words(conflict),
      'speaker Peter Novak: courier.txt Anna Lindqvist, echo.txt Anna Lindqvist',
    );
    const { range } = conflict!.here;
    assert.equal(TEXTS['post.txt'].slice(range.start, range.end), QUOTE);
  });

  it('are none of speakers the register knows as one, or where one passes on the other', async () => {
    const said: Tagging = { claim: 'not-told' };
    const one = await corpus([
      ['courier.txt', QUOTE, said],
      ['post.txt', QUOTE, { ...said, speaker: ['Peter Novak'], relation: 'same-quote' }],
    ]);
    assert.equal(one.of('courier.txt').length, 1);
    one.folder.files.set('claims.yaml', 'version: 1\nspeakers:\n  Anna Lindqvist: [Peter Novak]\n');
    await one.registers.loadAll();
    assert.deepEqual(one.of('courier.txt'), []);
    const body = await corpus([
      ['courier.txt', QUOTE, said],
      ['post.txt', QUOTE, { ...said, speaker: ['The union'] }],
    ]);
    assert.deepEqual(body.of('courier.txt'), [], 'what a person says may be put down to a body');
  });
});
