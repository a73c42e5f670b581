import type { ClaimKey } from '../model/claim.ts';
import type { ArticleId, FileId } from '../ports.ts';
import type { SidecarEdit } from '../sidecar/edit.ts';
import type { Annotations } from './annotations.ts';
import type { Registers } from './registers.ts';
import type { EditRegister, EditSidecar } from './undoHistory.ts';

/**
 * A renaming of a claim that somebody else makes, in the text of the files: knows what carried the claim when it was
 * proposed, hence what of it was done and how to take just that back.
 */
export class ClaimRenaming {
  private readonly carriers: ReadonlyMap<ArticleId, ReadonlySet<string>>;
  private readonly entries: readonly FileId[];

  constructor(
    readonly from: ClaimKey,
    readonly to: ClaimKey,
    private readonly annotations: Annotations,
    private readonly registers: Registers,
  ) {
    this.carriers = new Map(
      Array.from(annotations.all(), ({ id }) => [id, new Set(this.carrying(id, from))] as const),
    );
    this.entries = this.entriesOf(from);
  }

  /** Whether any of it is done, as far as the files were read. */
  isDone(): boolean {
    return (
      Array.from(this.carriers.keys()).some((article) => this.renamedIn(article).length > 0) ||
      this.renamedEntries().length > 0
    );
  }

  async takeBack(edit: EditSidecar, editRegister: EditRegister): Promise<void> {
    for (const article of this.carriers.keys()) {
      const renamed = this.renamedIn(article);
      const isRejection = new Set(this.annotations.of(article)?.document.rejections.map(({ id }) => id));
      const edits = renamed.map((id): SidecarEdit => ({
        kind: isRejection.has(id) ? 'update-rejection' : 'update-annotation',
        id,
        set: { claim: this.from },
      }));
      if (edits.length > 0) await edit(article, edits);
    }
    for (const register of this.renamedEntries())
      await editRegister(register, [{ kind: 'rename-claim', from: this.to, to: this.from }]);
  }

  /** The ids of those that carried the claim and go by its new name. */
  private renamedIn(article: ArticleId): readonly string[] {
    const carried = this.carriers.get(article);
    return this.carrying(article, this.to).filter((id) => carried?.has(id));
  }

  private renamedEntries(): readonly FileId[] {
    return this.entriesOf(this.to).filter((register) => this.entries.includes(register));
  }

  private carrying(article: ArticleId, claim: ClaimKey): readonly string[] {
    const document = this.annotations.of(article)?.document;
    return [...(document?.annotations ?? []), ...(document?.rejections ?? [])]
      .filter((one) => one.claim === claim)
      .map(({ id }) => id);
  }

  private entriesOf(claim: ClaimKey): readonly FileId[] {
    return Array.from(this.registers.all())
      .filter(([, { claims }]) =>
        claims.some(
          ({ key, related, distinct }) =>
            key === claim || distinct.includes(claim) || related.some((other) => other.claim === claim),
        ),
      )
      .map(([file]) => file);
  }
}
