import { adjoin, splitAt } from '../article/edges.ts';
import { isSilent } from '../model/anchor.ts';
import type { Annotation, Wording } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import type { AnnotationFields, SidecarEdit } from '../sidecar/edit.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';
import { CannotTag } from './cannotTag.ts';
import type { PassageDescriptions } from './describedPassage.ts';
import type { ArticleLibrary } from './library.ts';
import type { PassageWriter } from './passageWriter.ts';
import type { UndoHistory } from './undoHistory.ts';

/** An annotation that has a place. */
type Placed = AnchoredAnnotation & { readonly range: Range };

/**
 * What people do to the passages of annotations that are there: move their ends, split and join them. Each call is one
 * step of Undo and one write of the sidecar.
 */
export class PassageWork {
  constructor(
    private readonly library: ArticleLibrary,
    private readonly history: UndoHistory,
    private readonly writer: PassageWriter,
  ) {}

  /**
   * Lets an annotation stand for other words of the same text. Its former extent is no wording its source had, so it
   * goes to the history of wordings only where the words had been altered.
   */
  async bound(one: AnchoredAnnotation, range: Range, label: string): Promise<void> {
    const described = await this.writer.describeAll(one.article, [range]);
    await this.history.step(label, (edit) =>
      edit(one.article, [
        ...described.articleEdits,
        ...this.passageOf(described, 0, one.annotation.id, { history: this.wordings(one) }),
      ]),
    );
  }

  /**
   * Makes two annotations of one, on either side of an offset. The first keeps the id; the second says the same of its
   * part and is made now.
   * @returns the id of the second
   * @throws CannotTag where the annotation has no place or one side no word
   */
  async split(one: AnchoredAnnotation, offset: number, label: string): Promise<string> {
    const { article, annotation } = one;
    const { range } = placed(one);
    const read = await this.library.read(article);
    const parts = read && splitAt(read, range, offset);
    if (!parts) throw new CannotTag('nothing-to-split');
    const described = await this.writer.describeAll(article, parts);
    const [, second] = described.passages;
    if (!second) throw new CannotTag('nothing-to-split');
    // What described the whole passage says nothing of a part.
    const { digest: _digest, lookalikes: _lookalikes, creator: _creator, ...said } = annotation;
    const id = this.writer.newId(article);
    const added: Annotation = {
      ...said,
      ...second,
      ...described.own,
      ...this.writer.stamp(article),
      id,
      history: [],
    };
    await this.history.step(label, (edit) =>
      edit(article, [
        ...described.articleEdits,
        ...this.passageOf(described, 0, annotation.id, { history: this.wordings(one) }),
        { kind: 'add-annotation', annotation: added },
      ]),
    );
    return id;
  }

  /**
   * Makes one annotation of several of one article and claim, from the beginning of the first to the end of the last.
   * The first in the text stays; it takes over the names, tags, notes and wordings of the others.
   * @throws CannotTag where there are not several, one has no place, or they hold the claim differently
   */
  async join(several: readonly AnchoredAnnotation[], label: string): Promise<string> {
    const all = several
      .map(placed)
      .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    const [first, ...others] = all;
    if (!first || others.length === 0) throw new CannotTag('nothing-to-join');
    const { article, annotation } = first;
    if (others.some((other) => other.article !== article || other.annotation.claim !== annotation.claim))
      throw new CannotTag('nothing-to-join');
    const annotations = all.map((one) => one.annotation);
    const range = { start: first.range.start, end: Math.max(...all.map((one) => one.range.end)) };
    const described = await this.writer.describeAll(article, [range]);
    const set: AnnotationFields = {
      stance: agreed(annotations.map(({ stance }) => stance)),
      speakerStance: agreed(annotations.map(({ speakerStance }) => speakerStance)),
      relation: agreed(annotations.map(({ relation }) => relation)),
      speaker: union(annotations.map(({ speaker }) => speaker)),
      via: union(annotations.map(({ via }) => via)),
      tags: union(annotations.map(({ tags }) => tags)),
      note: union(annotations.map(({ note }) => (note === undefined ? [] : [note]))).join('\n') || undefined,
      history: all.flatMap((one) => this.wordings(one)),
    };
    await this.history.step(label, (edit) =>
      edit(article, [
        ...described.articleEdits,
        ...others.map((other): SidecarEdit => ({ kind: 'remove-annotation', id: other.annotation.id })),
        ...this.passageOf(described, 0, annotation.id, set),
      ]),
    );
    return annotation.id;
  }

  /**
   * What *Join* is about: those given that are of the claim of the first, where they are several; else the first and
   * all that adjoin it, directly or by one another.
   */
  async joinable(
    given: readonly AnchoredAnnotation[],
    here: readonly AnchoredAnnotation[],
  ): Promise<readonly AnchoredAnnotation[]> {
    const [first] = given;
    const text = first && (await this.library.read(first.article))?.text;
    if (!first || text === undefined) return [];
    const isAlike = (one: AnchoredAnnotation): boolean =>
      one.anchoring.range !== undefined && one.annotation.claim === first.annotation.claim;
    const chosen = given.filter(isAlike);
    if (chosen.length > 1) return chosen;
    const joined = [placed(first)];
    const rest = new Set(here.filter((one) => isAlike(one) && one.annotation.id !== first.annotation.id));
    for (const known of joined) {
      for (const one of rest) {
        if (!adjoin(text, known.range, placed(one).range)) continue;
        rest.delete(one);
        joined.push(placed(one));
      }
    }
    return joined;
  }

  private passageOf(
    { passages, own }: PassageDescriptions,
    index: number,
    id: string,
    set: AnnotationFields,
  ): SidecarEdit[] {
    const selectors = passages[index];
    if (!selectors) throw new CannotTag('passage-empty');
    return [
      {
        kind: 'update-annotation',
        id,
        set: { ...selectors, lookalikes: selectors.lookalikes, digest: own.digest, ...set },
      },
    ];
  }

  private wordings({ annotation, anchoring }: AnchoredAnnotation): readonly Wording[] {
    const { history, quote } = annotation;
    return isSilent(anchoring.state) ? history : [...history, { quote, until: this.writer.now() }];
  }
}

function placed(one: AnchoredAnnotation): Placed {
  const { range } = one.anchoring;
  if (!range) throw new CannotTag('no-place');
  return { ...one, range };
}

/** The one value that is there; people said so, hence several are not reduced to one. */
function agreed<T>(values: readonly (T | undefined)[]): T | undefined {
  const [value, ...others] = new Set(values.filter((value) => value !== undefined));
  if (others.length > 0) throw new CannotTag('stances-differ');
  return value;
}

const union = (lists: readonly (readonly string[])[]): string[] => Array.from(new Set(lists.flat()));
