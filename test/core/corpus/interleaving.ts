import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Annotations } from '../../../src/core/corpus/annotations.ts';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { editSidecar, type SidecarEdit } from '../../../src/core/sidecar/edit.ts';
import { annotationOf } from '../annotated.ts';
import { law } from '../sidecar/law.ts';
import { Folder, openWindow } from './inMemory.ts';

const ARTICLE = 'a.txt';
const SIDECAR = `${ARTICLE}.claims.yaml`;
const QUOTES = ['Tolls will rise in May.', 'The mayor said so.', 'Nobody was asked.'];

/** A folder whose reads and writes come in any order, though each is done at one moment. */
class SlowFolder extends Folder {
  constructor(
    files: Readonly<Record<string, string>>,
    private readonly scheduler: fc.Scheduler,
  ) {
    super(files);
  }

  override async read(id: string): Promise<string | undefined> {
    await this.scheduler.schedule(Promise.resolve(), `read ${id}`);
    return super.read(id);
  }

  override async write(
    file: string,
    source: string | undefined,
    expected: string | undefined,
  ): Promise<boolean> {
    await this.scheduler.schedule(Promise.resolve(), `write ${file}`);
    return super.write(file, source, expected);
  }
}

/** One thing a person does in a window, about the annotation of a number where there is one. */
interface Deed {
  readonly kind: 'add' | 'note' | 'tag' | 'remove' | 'look';
  readonly which: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('add', 'note', 'tag', 'remove', 'look'),
  which: fc.nat({ max: QUOTES.length - 1 }),
});
const deeds = fc.array(deed, { minLength: 1, maxLength: 3 });

const idOf = (which: number): string => `base000${which}`;

/** What a window does, one deed after another, and what it wants to be so at the end. */
class Person {
  readonly added = new Set<string>();
  readonly notes = new Map<string, string>();
  readonly tags = new Map<string, Set<string>>();
  readonly removed = new Set<string>();

  constructor(
    private readonly name: string,
    private readonly annotations: Annotations,
    private readonly list: readonly Deed[],
  ) {}

  async work(): Promise<void> {
    for (const [step, { kind, which }] of this.list.entries()) {
      if (kind === 'look') await this.annotations.load([ARTICLE]);
      else await this.edit(kind, idOf(which), `${this.name}${step}`, which);
    }
  }

  private async edit(
    kind: Exclude<Deed['kind'], 'look'>,
    id: string,
    word: string,
    which: number,
  ): Promise<void> {
    const known = this.annotations.find(ARTICLE, id)?.annotation;
    let edit: SidecarEdit;
    if (kind === 'add') {
      const own = `${word}zzzzzz`.slice(0, 8);
      this.added.add(own);
      edit = { kind: 'add-annotation', annotation: annotationOf(own, QUOTES[which] ?? '') };
    } else if (!known) return;
    else if (kind === 'remove') {
      this.removed.add(id);
      edit = { kind: 'remove-annotation', id };
    } else if (kind === 'note') {
      this.notes.set(id, word);
      edit = { kind: 'update-annotation', id, set: { note: word } };
    } else {
      this.tags.set(id, (this.tags.get(id) ?? new Set()).add(word));
      edit = { kind: 'update-annotation', id, set: { tags: [...known.tags, word] } };
    }
    await this.annotations.edit(ARTICLE, [edit]);
  }
}

/** For two windows on one folder, whose reads and writes of the same sidecar fall between one another in any way. */
export const interleaving = law(
  'nothing is lost, however the reads and writes of two windows interleave',
  fc.asyncProperty(fc.scheduler(), deeds, deeds, async (scheduler, first, second) => {
    const base = editSidecar(
      undefined,
      QUOTES.map((quote, which) => ({
        kind: 'add-annotation',
        annotation: annotationOf(idOf(which), quote),
      })),
    );
    const folder = new SlowFolder({ [ARTICLE]: QUOTES.join(' '), [SIDECAR]: base.source ?? '' }, scheduler);
    const windows = [openWindow(folder, 1).annotations, openWindow(folder, 2).annotations] as const;
    await scheduler.waitFor(Promise.all(windows.map((window) => window.loadAll())));
    const people = [new Person('a', windows[0], first), new Person('b', windows[1], second)] as const;
    await scheduler.waitFor(Promise.all(people.map((person) => person.work())));

    const { annotations, conflicts, writable } = parseSidecar(folder.files.get(SIDECAR) ?? '');
    assert.ok(writable);
    const found = new Map(annotations.map((one) => [one.id, one]));
    const isMarked = (id: string, field: string): boolean =>
      conflicts.some((conflict) => conflict.owner === id && conflict.field === field);
    for (const [index, { added, notes, tags }] of people.entries()) {
      const other = people[1 - index];
      for (const id of added) assert.ok(found.has(id), `${id} is lost`);
      for (const [id, note] of notes) {
        const one = found.get(id);
        if (people.some(({ removed }) => removed.has(id))) continue;
        assert.ok(one, `${id} is lost`);
        if (other?.notes.has(id) !== true) assert.equal(one.note, note, `the note of ${id}`);
        else assert.ok([note, other.notes.get(id)].includes(one.note) || isMarked(id, 'note'));
      }
      for (const [id, words] of tags) {
        if (people.some(({ removed }) => removed.has(id))) continue;
        for (const word of words)
          assert.ok(found.get(id)?.tags.includes(word) === true || isMarked(id, 'tags'), `${word} of ${id}`);
      }
    }
    for (const which of QUOTES.keys())
      if (people.every(({ removed }) => !removed.has(idOf(which)))) assert.ok(found.has(idOf(which)));
  }),
);
