import type { Annotation, Particulars, Rejection } from '../model/annotation.ts';
import type { ClaimKey, Relation, SpeakerStance, Stance } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { ArticleId, ArticleStore, FileId } from '../ports.ts';
import type { SidecarEdit } from '../sidecar/edit.ts';
import type { ClaimFields } from '../sidecar/register.ts';
import { digestOfBytes } from '../text/digest.ts';
import type { Annotations } from './annotations.ts';
import { CannotTag } from './cannotTag.ts';
import type { Claims } from './claims.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';
import type { PassageWriter } from './passageWriter.ts';
import type { Registers } from './registers.ts';
import type { EditSidecar, UndoHistory } from './undoHistory.ts';

/** What a person says of a passage when tagging it. */
export interface Tagging {
  readonly claim?: ClaimKey;
  readonly stance?: Stance;
  readonly speaker?: readonly string[];
  readonly speakerStance?: SpeakerStance;
  readonly relation?: Relation;
  readonly tags?: readonly string[];
  readonly note?: string;
}

/** The fields of an annotation a person may change; undefined takes the field away. */
export type AnnotationChanges = {
  readonly [Field in keyof Tagging]: Tagging[Field] | undefined;
};

/** Everything people do to annotations and claims. Each call is one step of Undo, and written at once. */
export class ClaimWork {
  constructor(
    private readonly articles: ArticleStore,
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    private readonly claims: Claims,
    private readonly history: UndoHistory,
    private readonly writer: PassageWriter,
    /** The register in which something new is said of a claim that an article carries. */
    private readonly registerFor: (article: ArticleId) => FileId,
  ) {}

  /**
   * Tags a passage of an article.
   * @param range into the article's normalised text as it stands now, unsaved changes included
   * @returns the new annotation's id
   * @throws CannotTag where the passage is empty or the article gone; SidecarNotWritable
   */
  async tag(article: ArticleId, range: Range, tagging: Tagging, label: string): Promise<string> {
    const [id] = await this.tagAll([{ article, range }], tagging, label);
    if (id === undefined) throw new CannotTag('passage-empty');
    return id;
  }

  /** Tags several passages, in any articles, as one step. */
  tagAll(
    passages: readonly { readonly article: ArticleId; readonly range: Range }[],
    tagging: Tagging,
    label: string,
  ): Promise<readonly string[]> {
    return this.tagEach(
      passages.map((passage) => ({ ...passage, tagging })),
      label,
    );
  }

  /**
   * Tags several passages, each in its own way, as one step; each sidecar is written once.
   * @returns their ids in the order of the passages
   */
  async tagEach(
    passages: readonly { readonly article: ArticleId; readonly range: Range; readonly tagging: Tagging }[],
    label: string,
  ): Promise<readonly string[]> {
    const ids = new Map<(typeof passages)[number], string>();
    await this.history.step(label, async (edit) => {
      for (const article of new Set(passages.map((passage) => passage.article))) {
        const here = passages.filter((passage) => passage.article === article);
        const ranges = here.map(({ range }) => range);
        const { passages: described, own, articleEdits } = await this.writer.describeAll(article, ranges);
        const stamp = this.writer.stamp(article);
        const edits = described.flatMap((selectors, index): SidecarEdit[] => {
          const passage = here[index];
          if (!passage) return [];
          const { tagging } = passage;
          const annotation: Annotation = {
            ...selectors,
            ...own,
            ...defined(tagging),
            ...stamp,
            id: this.writer.newId(article, Array.from(ids.values())),
            speaker: tagging.speaker ?? [],
            via: [],
            tags: tagging.tags ?? [],
            history: [],
          };
          ids.set(passage, annotation.id);
          return [{ kind: 'add-annotation', annotation }];
        });
        await edit(article, [...articleEdits, ...edits]);
      }
    });
    return passages.flatMap((passage) => ids.get(passage) ?? []);
  }

  /** Takes annotations away, in any articles, as one step. */
  async untag(annotations: readonly AnchoredAnnotation[], label: string): Promise<void> {
    await this.history.step(label, async (edit) => {
      for (const { article, annotation } of annotations)
        await edit(article, [{ kind: 'remove-annotation', id: annotation.id }]);
    });
  }

  async change(article: ArticleId, id: string, changes: AnnotationChanges, label: string): Promise<void> {
    await this.changeAll([{ article, id, set: changes }], label);
  }

  /** Changes several annotations, in any articles, as one step. */
  async changeAll(
    changes: readonly {
      readonly article: ArticleId;
      readonly id: string;
      readonly set: AnnotationChanges;
    }[],
    label: string,
  ): Promise<void> {
    await this.history.step(label, async (edit) => {
      for (const { article, id, set } of changes)
        await edit(article, [{ kind: 'update-annotation', id, set }]);
    });
  }

  /** Ties annotations to another claim, or to none. */
  async assign(
    annotations: readonly AnchoredAnnotation[],
    claim: ClaimKey | undefined,
    label: string,
  ): Promise<void> {
    // A relation was judged towards the old claim's statement and says nothing of another's.
    const set = { claim, relation: undefined };
    await this.changeAll(
      annotations.map(({ article, annotation }) => ({ article, id: annotation.id, set })),
      label,
    );
  }

  async changeClaim(key: ClaimKey, set: ClaimFields, label: string): Promise<void> {
    await this.changeClaims([key], set, label);
  }

  /**
   * Says the same of several claims as such: in the register that has a claim's entry, else in that of the root where
   * it first appears; undefined takes a field away.
   */
  async changeClaims(keys: Iterable<ClaimKey>, set: ClaimFields, label: string): Promise<void> {
    const edits = Array.from(keys, (key) => ({ key, register: this.registerOf(key) }));
    await this.history.step(label, async (_edit, editRegister) => {
      for (const { key, register } of edits) await editRegister(register, [{ kind: 'set-claim', key, set }]);
    });
  }

  /** Renames a claim in every sidecar and register. The new key must not be taken: merging is another act. */
  async renameClaim(from: ClaimKey, to: ClaimKey, label: string): Promise<void> {
    if (this.claims.has(to)) throw new CannotTag('claim-taken', to);
    await this.history.step(label, async (edit, editRegister) => {
      await this.reassign(from, to, edit);
      for (const [file] of this.registers.all())
        await editRegister(file, [{ kind: 'rename-claim', from, to }]);
    });
  }

  /** Gives every appearance of one claim to another and takes the first one's entry away. */
  async mergeClaims(from: ClaimKey, into: ClaimKey, label: string): Promise<void> {
    await this.history.step(label, async (edit, editRegister) => {
      await this.reassign(from, into, edit);
      for (const [file, document] of this.registers.all()) {
        if (document.claims.some((claim) => claim.key === from))
          await editRegister(file, [{ kind: 'remove-claim', key: from }]);
      }
    });
  }

  /** "Not this claim": writes a rejection into the other article's sidecar, so that it stays rejected. */
  async reject(article: ArticleId, range: Range, claim: ClaimKey, label: string): Promise<void> {
    await this.rejectAll([{ article, range, claim }], label);
  }

  /** Rejects several passages, in any articles, as one step. */
  async rejectAll(
    passages: readonly { readonly article: ArticleId; readonly range: Range; readonly claim: ClaimKey }[],
    label: string,
  ): Promise<void> {
    await this.history.step(label, async (edit) => {
      for (const { article, range, claim } of passages) {
        const { articleEdits, selectors, own } = await this.writer.describe(article, range);
        const rejection: Rejection = {
          ...selectors,
          ...own,
          ...this.writer.stamp(article),
          id: this.writer.newId(article),
          claim,
        };
        await edit(article, [...articleEdits, { kind: 'add-rejection', rejection }]);
      }
    });
  }

  /** "Not this claim" of a passage that was tagged: a rejection stands where the annotation stood. */
  async refuse({ article, annotation }: AnchoredAnnotation, label: string): Promise<void> {
    const { claim, quote, prefix, suffix, position, digest } = annotation;
    if (claim === undefined) return;
    const rejection: Rejection = {
      quote,
      prefix,
      suffix,
      ...(position ? { position } : {}),
      ...(digest === undefined ? {} : { digest }),
      ...this.writer.stamp(article),
      id: this.writer.newId(article),
      claim,
    };
    await this.history.step(label, (edit) =>
      edit(article, [
        { kind: 'remove-annotation', id: annotation.id },
        { kind: 'add-rejection', rejection },
      ]),
    );
  }

  /** Takes the words as they stand now for the annotation's; the old wording stays in its history. */
  async acceptWording(one: AnchoredAnnotation, label: string): Promise<void> {
    if (!one.anchoring.range) throw new CannotTag('no-place');
    await this.reanchor(one, one.anchoring.range, label);
  }

  /** Says where an annotation belongs now; a wording that differs goes to its history. */
  async reanchor({ article, annotation }: AnchoredAnnotation, range: Range, label: string): Promise<void> {
    const { articleEdits, selectors, own } = await this.writer.describe(article, range);
    const until = this.writer.now();
    const history =
      selectors.quote === annotation.quote
        ? annotation.history
        : [...annotation.history, { quote: annotation.quote, until }];
    const set = { ...selectors, lookalikes: selectors.lookalikes, digest: own.digest, history };
    await this.history.step(label, (edit) =>
      edit(article, [...articleEdits, { kind: 'update-annotation', id: annotation.id, set }]),
    );
  }

  /** Takes an annotation along to another article its passage was moved to. */
  async moveTo(
    { article, annotation }: AnchoredAnnotation,
    to: ArticleId,
    range: Range,
    label: string,
  ): Promise<void> {
    const { articleEdits, selectors, own } = await this.writer.describe(to, range);
    // What described its place in the one article says nothing of the other.
    const { digest: _digest, lookalikes: _lookalikes, ...said } = annotation;
    const id = this.writer.isTaken(to, annotation.id) ? this.writer.newId(to) : annotation.id;
    await this.history.step(label, async (edit) => {
      await edit(to, [
        ...articleEdits,
        { kind: 'add-annotation', annotation: { ...said, ...selectors, ...own, id } },
      ]);
      await edit(article, [{ kind: 'remove-annotation', id: annotation.id }]);
    });
  }

  /** Sets what the user knows of an article; undefined takes a field away, so that what it states counts again. */
  async setParticulars(
    articles: readonly {
      readonly article: ArticleId;
      readonly set: { readonly [Field in keyof Particulars]: Particulars[Field] | undefined };
    }[],
    label: string,
  ): Promise<void> {
    await this.history.step(label, async (edit) => {
      for (const { article, set } of articles) await edit(article, [{ kind: 'set-article', set }]);
    });
  }

  /** Gives a copy of an article the annotations of the original, with ids of their own. */
  async copyAnnotations(from: ArticleId, to: ArticleId, label: string): Promise<void> {
    const document = this.annotations.of(from)?.document;
    const bytes = await this.articles.bytes(to);
    if (!document || !bytes) throw new CannotTag('article-gone');
    const ids: string[] = [];
    const renewed = <T extends { readonly id: string }>(one: T): T => {
      const id = this.writer.newId(to, ids);
      ids.push(id);
      return { ...one, id };
    };
    const edits: SidecarEdit[] = [
      {
        kind: 'set-article',
        set: { ...document.particulars, digest: document.digest, original: digestOfBytes(bytes) },
      },
      ...document.annotations.map((one) => ({ kind: 'add-annotation' as const, annotation: renewed(one) })),
      ...document.rejections.map((one) => ({ kind: 'add-rejection' as const, rejection: renewed(one) })),
    ];
    await this.history.step(label, (edit) => edit(to, edits));
  }

  private registerOf(key: ClaimKey): FileId {
    const known = Array.from(this.registers.all()).find(([, document]) =>
      document.claims.some((entry) => entry.key === key),
    );
    if (known) return known[0];
    const [first] = this.claims.get(key)?.appearances ?? [];
    if (!first) throw new CannotTag('no-such-claim', key);
    return this.registerFor(first.article);
  }

  private async reassign(from: ClaimKey, to: ClaimKey, edit: EditSidecar): Promise<void> {
    for (const { id, document } of Array.from(this.annotations.all())) {
      const edits: SidecarEdit[] = [];
      for (const annotation of document.annotations)
        if (annotation.claim === from)
          edits.push({ kind: 'update-annotation', id: annotation.id, set: { claim: to } });
      for (const rejection of document.rejections)
        if (rejection.claim === from)
          edits.push({ kind: 'update-rejection', id: rejection.id, set: { claim: to } });
      if (edits.length > 0) await edit(id, edits);
    }
  }
}

/** Without the fields that are undefined, which the exact optional types of a model do not allow. */
function defined(tagging: Tagging): Tagging {
  return Object.fromEntries(Object.entries(tagging).filter(([, value]) => value !== undefined));
}
