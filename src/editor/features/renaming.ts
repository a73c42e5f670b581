import * as vscode from 'vscode';
import { fileNameOf, sidecarOf } from '../../core/corpus/articleNames.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import { ClaimRenaming } from '../../core/corpus/claimRenaming.ts';
import type { UndoHistory } from '../../core/corpus/undoHistory.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import type { FileId } from '../../core/ports.ts';
import { isClaimKey } from '../../core/sidecar/ids.ts';
import { keyText } from '../../core/sidecar/yaml/write.ts';
import { CLAIMS_FILES, ClaimsFile } from '../claimsFile.ts';
import { DisposableStore } from '../disposables.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import type { NamedClaims } from '../namedClaims.ts';

/**
 * Rename (F2) on a passage that carries a claim, or on its key in a sidecar or a register: the key everywhere; Ctrl+Enter
 * shows all places in the editor's own preview before anything is written. The editor's undo takes it back, as it is text like any other,
 * and so does *Corroborate: Undo*.
 */
export class Renaming implements vscode.RenameProvider {
  /** A renaming that was proposed last: the editor does not say whether people agreed to it. */
  private proposed: ClaimRenaming | undefined;

  constructor(
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    private readonly claims: Claims,
    private readonly named: NamedClaims,
    private readonly history: UndoHistory,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(vscode.languages.registerRenameProvider([...ARTICLE_LANGUAGES, ...CLAIMS_FILES], this));
    disposables.add(this.claims.onDidChange(() => this.adopt()));
    disposables.add(this.history.onDidChange(() => this.forgetDone()));
    return disposables;
  }

  /** Once what was proposed is found done, *Corroborate: Undo* knows of it. */
  private adopt(): void {
    const { proposed } = this;
    // What a step of ours does is on record already.
    if (this.history.isBusy || !proposed?.isDone()) return;
    this.proposed = undefined;
    this.history.adopt(
      vscode.l10n.t('renaming “{0}”', proposed.from),
      (edit, editRegister) => proposed.takeBack(edit, editRegister),
      () => !proposed.isDone(),
    );
  }

  /** What was proposed, dismissed, and then done by a step of ours is nothing to wait for any more. */
  private forgetDone(): void {
    if (this.proposed?.isDone()) this.proposed = undefined;
  }

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } {
    const named = this.named.at(document, position);
    if (!named) throw new Error(vscode.l10n.t('There is no claim here to rename.'));
    // The box for the new name is as wide as the range: a word's, not the passage's.
    const word = ClaimsFile.of(document) ? undefined : document.getWordRangeAtPosition(position);
    return { range: word ?? named.range, placeholder: named.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const from = this.named.at(document, position)?.key;
    const to = newName.trim();
    if (from === undefined || to === from) return undefined;
    const refusal = this.refusal(to);
    if (refusal !== undefined) throw new Error(refusal);
    this.proposed = new ClaimRenaming(from, to, this.annotations, this.registers);
    const edit = new vscode.WorkspaceEdit();
    for (const file of this.filesNaming(from)) {
      if (token.isCancellationRequested) return undefined;
      await replaceIn(edit, file, from, to);
    }
    return edit;
  }

  private refusal(to: ClaimKey): string | undefined {
    if (!isClaimKey(to))
      return vscode.l10n.t('A key is made of letters, digits and hyphens, such as “lighthouse-reopened”.');
    return this.claims.has(to)
      ? vscode.l10n.t('There is a claim “{0}” already: merge the two instead.', to)
      : undefined;
  }

  private filesNaming(key: ClaimKey): FileId[] {
    const names = ({ source }: { readonly source: string }): boolean => source.includes(key);
    return [
      ...Array.from(this.annotations.all())
        .filter(({ document }) => names(document))
        .map(({ id }) => sidecarOf(id)),
      ...Array.from(this.registers.all())
        .filter(([, document]) => names(document))
        .map(([file]) => file),
    ];
  }
}

/** Only the text of the key is touched: layout and comments stay. */
async function replaceIn(
  edit: vscode.WorkspaceEdit,
  file: FileId,
  from: ClaimKey,
  to: ClaimKey,
): Promise<void> {
  const uri = vscode.Uri.parse(file, true);
  const claimsFile = ClaimsFile.of(await vscode.workspace.openTextDocument(uri));
  if (!claimsFile) return;
  // A claim renamed in one half of the files only would be two claims.
  if (!claimsFile.read.writable)
    throw new Error(
      vscode.l10n.t(
        'Nothing was renamed: “{0}” has an error that hides where the claim is named. Mend it first.',
        decodeURIComponent(fileNameOf(file)),
      ),
    );
  const replaced = new Set<number>();
  for (const { kind, value, range } of claimsFile.read.places) {
    // What an alias stands for is read wherever it is used.
    if (kind !== 'claim' || value !== from || replaced.has(range.start)) continue;
    replaced.add(range.start);
    // Without a need to confirm: that would leave every place unticked in the preview, and Apply would do nothing.
    edit.replace(uri, claimsFile.text.toRange(range), keyText(to));
  }
}
