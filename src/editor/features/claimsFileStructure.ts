import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { foldsOf } from '../../core/sidecar/folds.ts';
import type { ClaimLocations } from '../claimLocations.ts';
import { CLAIMS_FILES, ClaimsFile } from '../claimsFile.ts';

/** Folding in sidecars and registers, and links: from an annotation's id to its passage, from a claim's key to the claim. */
export class ClaimsFileStructure implements vscode.FoldingRangeProvider, vscode.DocumentLinkProvider {
  constructor(
    private readonly annotations: Annotations,
    private readonly locations: ClaimLocations,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerFoldingRangeProvider(CLAIMS_FILES, this),
      vscode.languages.registerDocumentLinkProvider(CLAIMS_FILES, this),
    );
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const file = ClaimsFile.of(document);
    if (!file) return [];
    return foldsOf(file.read.yaml).flatMap(({ start, end }) => {
      const first = file.text.positionAt(start).line;
      // A text ends with its last character, not with the line end behind it.
      const closing = file.text.positionAt(Math.max(start, end - 1)).line;
      return closing > first ? [new vscode.FoldingRange(first, closing)] : [];
    });
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const file = ClaimsFile.of(document);
    return file ? [...this.passageLinks(file), ...this.claimLinks(file)] : [];
  }

  private passageLinks(file: ClaimsFile): vscode.DocumentLink[] {
    const { article, read, text } = file;
    if (article === undefined || !('annotations' in read)) return [];
    return read.annotations.flatMap(({ id }) => {
      const lines = read.rangeOf(id);
      const one = this.annotations.find(article, id);
      const target = one && this.locations.locate(one);
      const start = lines ? text.text.indexOf(id, lines.start) : -1;
      if (!target || !lines || start < 0 || start >= lines.end) return [];
      return [
        link(text.toRange({ start, end: start + id.length }), target, vscode.l10n.t('Go to the passage')),
      ];
    });
  }

  private claimLinks(file: ClaimsFile): vscode.DocumentLink[] {
    return file.read.places.flatMap(({ kind, value, range }) => {
      if (kind !== 'claim') return [];
      const entry = file.article === undefined ? undefined : this.locations.entry(value);
      const target = entry ?? this.locations.first(value);
      if (!target) return [];
      const tooltip = entry
        ? vscode.l10n.t('Go to what the register says of this claim')
        : vscode.l10n.t('Go to the first appearance');
      return [link(file.text.toRange(range), target, tooltip)];
    });
  }
}

/** The editor opens a file at the place a fragment such as `L3,1-L3,20` names. */
function link(
  range: vscode.Range,
  { uri, range: to }: vscode.Location,
  tooltip: string,
): vscode.DocumentLink {
  const place = ({ line, character }: vscode.Position): string => `L${line + 1},${character + 1}`;
  const made = new vscode.DocumentLink(range, uri.with({ fragment: `${place(to.start)}-${place(to.end)}` }));
  made.tooltip = tooltip;
  return made;
}
