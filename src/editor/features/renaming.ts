import * as vscode from 'vscode';
import { fileNameOf, sidecarOf } from '../../core/corpus/articleNames.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import type { FileId } from '../../core/ports.ts';
import { isClaimKey } from '../../core/sidecar/ids.ts';
import { keyText } from '../../core/sidecar/yaml/write.ts';
import { CLAIMS_FILES, ClaimsFile } from '../claimsFile.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import type { NamedClaims } from '../namedClaims.ts';

/**
 * Rename (F2) on a passage that carries a claim, or on its key in a sidecar or a register: the key everywhere, shown
 * in the editor's own preview before anything is written. The editor's undo takes it back, as it is text like any other.
 */
export class Renaming implements vscode.RenameProvider {
  constructor(
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    private readonly claims: Claims,
    private readonly named: NamedClaims,
  ) {}

  register(): vscode.Disposable {
    return vscode.languages.registerRenameProvider([...ARTICLE_LANGUAGES, ...CLAIMS_FILES], this);
  }

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } {
    const named = this.named.at(document, position);
    if (!named) throw new Error(vscode.l10n.t('There is no claim here to rename.'));
    return { range: named.range, placeholder: named.key };
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
    edit.replace(uri, claimsFile.text.toRange(range), keyText(to), {
      needsConfirmation: true,
      label: vscode.l10n.t('Rename the claim “{0}” to “{1}”', from, to),
    });
  }
}
