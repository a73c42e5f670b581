import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import type { Logger, Scheduler } from '../../../core/ports.ts';
import { inTurns, unless } from '../../../core/work.ts';
import {
  fromMatrix,
  matrixMessages,
  type FromMatrix,
  type ToMatrix,
} from '../../../webview/protocol/matrix.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { openPassage } from '../../open.ts';
import { tabIcon, WebviewPage } from '../webviewPage.ts';
import { matrixModel } from './matrixModel.ts';
import { matrixWords } from './matrixWords.ts';

const MATRIX = 'corroborate.matrix';
/** Changes that come close together are shown once. */
const SETTLE_MS = 120;

/** The matrix of claims and articles with its timeline: one panel, which comes back with the window. */
export class MatrixPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private panel: vscode.WebviewPanel | undefined;
  private page: WebviewPage<FromMatrix, ToMatrix> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How often the matrix was asked for. */
  private asked = 0;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly scheduler: Scheduler,
    private readonly guarded: Guarded,
    private readonly logger: Logger,
  ) {
    this.disposables.add(vscode.window.registerWebviewPanelSerializer(MATRIX, this));
    this.disposables.add(claims.onDidChange(() => this.renew()));
    this.disposables.add({ dispose: () => this.panel?.dispose() });
    this.disposables.add({ dispose: () => clearTimeout(this.timer) });
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** Brings the matrix to the front; opened, it takes the whole width until another group of editors is used. */
  async show(): Promise<void> {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const { One } = vscode.ViewColumn;
    this.adopt(vscode.window.createWebviewPanel(MATRIX, vscode.l10n.t('Claim Matrix'), One));
    if (vscode.window.tabGroups.all.length > 1)
      await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup');
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    if (this.panel) panel.dispose();
    else this.adopt(panel);
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.iconPath = tabIcon(this.extension);
    const page = new WebviewPage<FromMatrix, ToMatrix>(
      panel,
      this.extension,
      { name: 'matrix', incoming: fromMatrix },
      this.logger,
      (message) => void this.guarded.run('the claim matrix', () => this.hear(message)),
    );
    this.page = page;
    panel.onDidChangeViewState(() => panel.visible && this.renew());
    panel.onDidDispose(() => {
      page.dispose();
      this.panel = undefined;
      this.page = undefined;
    });
  }

  private renew(): void {
    if (this.panel?.visible !== true) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.guarded.run('the claim matrix', () => this.tell());
    }, SETTLE_MS);
  }

  /** Works the matrix out and sends it, in turns; begins anew where it is asked for again meanwhile. */
  private async tell(): Promise<void> {
    const { page } = this;
    const asked = ++this.asked;
    const isOld = (): boolean => asked !== this.asked || page !== this.page;
    const matrix = await inTurns(unless(isOld, matrixModel(this.annotations, this.claims)), this.scheduler);
    if (!matrix) return;
    for (const message of matrixMessages(matrix, matrixWords())) {
      if (isOld()) return;
      page?.tell(message);
      await this.scheduler.yield();
    }
  }

  private async hear(message: FromMatrix): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.tell();
        return;
      case 'claim':
        await vscode.commands.executeCommand('corroborate.openClaimCard', { claim: message.claim });
        return;
      case 'article':
        if (this.annotations.of(message.article)) await openPassage(message.article, undefined, BESIDE);
        return;
      case 'cell': {
        const found = this.claims
          .get(message.claim)
          ?.appearances.filter(({ article }) => article === message.article);
        const placed = found?.find(({ anchoring }) => anchoring.range) ?? found?.[0];
        if (placed) await openPassage(placed.article, placed.anchoring.range, BESIDE);
        return;
      }
      case 'refused':
        this.logger.warn(message.reason);
    }
  }
}

const BESIDE = { beside: true } as const;
