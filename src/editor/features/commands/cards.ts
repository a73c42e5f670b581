import * as vscode from 'vscode';
import { exported } from '../../../core/corpus/exported.ts';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import { exportAs } from '../../../core/export/formats.ts';
import type { ClaimKey } from '../../../core/model/claim.ts';
import type { ArticleStore } from '../../../core/ports.ts';
import { describeCounts } from '../../describe.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { shorten } from '../../markdown.ts';
import { claimOf, type Targets } from '../../targets.ts';

/** Opens what shows claims in a page of its own: the card, the matrix, the page to print. */
export class CardCommands {
  constructor(
    private readonly storage: vscode.Uri,
    private readonly targets: Targets,
    private readonly articles: ArticleStore,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly guarded: Guarded,
    private readonly showCard: (claim: ClaimKey) => void,
    private readonly showMatrix: () => Promise<void>,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    const withClaim = (id: string, title: string, act: (claim: ClaimKey) => unknown): void => {
      disposables.add(
        this.guarded.command(`corroborate.${id}`, async (given) => {
          const claim = await this.claimMeant(given, title);
          if (claim !== undefined) await act(claim);
        }),
      );
    };
    withClaim('openClaimCard', vscode.l10n.t('Open the Card of Which Claim?'), (claim) =>
      this.showCard(claim),
    );
    withClaim('printClaim', vscode.l10n.t('Print Which Claim?'), (claim) => this.print(claim));
    disposables.add(this.guarded.command('corroborate.openMatrix', () => this.showMatrix()));
    return disposables;
  }

  private async claimMeant(given: unknown, title: string): Promise<ClaimKey | undefined> {
    return claimOf(given) ?? this.targets.underCaret()[0]?.annotation.claim ?? this.pick(title);
  }

  private async pick(title: string): Promise<ClaimKey | undefined> {
    const items = this.claims.all().map(({ key, counts, entry }) => ({
      label: key,
      description: describeCounts(counts),
      ...(entry?.statement === undefined ? {} : { detail: shorten(entry.statement, 140) }),
    }));
    return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.label;
  }

  /** The HTML export in a browser, which prints; webviews cannot. */
  private async print(claim: ClaimKey): Promise<void> {
    const clock = { now: () => new Date() };
    const corpus = await exported(this.articles, this.annotations, this.claims, clock, new Set([claim]));
    const named = corpus.articles.map((article) => ({
      ...article,
      id: vscode.workspace.asRelativePath(vscode.Uri.parse(article.id, true), false),
    }));
    const page = exportAs('html', { ...corpus, articles: named });
    const local = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
    if (local) {
      await vscode.workspace.fs.createDirectory(this.storage);
      const file = vscode.Uri.joinPath(this.storage, 'print.html');
      await vscode.workspace.fs.writeFile(file, page);
      if (await vscode.env.openExternal(file)) return;
    }
    const save = vscode.l10n.t('Save Page…');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'A browser cannot open a page from here. Save it, then open and print it in your browser.',
      ),
      save,
    );
    if (answer !== save) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      title: save,
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${claim}.html`) } : {}),
    });
    if (target) await vscode.workspace.fs.writeFile(target, page);
  }
}
