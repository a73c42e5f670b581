import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import { claimSuggestions } from '../../../core/corpus/claimSuggestions.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import type { CrossReferences } from '../../../core/corpus/crossReferences.ts';
import type { Indexing } from '../../../core/corpus/indexing.ts';
import type { Independence } from '../../../core/corpus/textGroups.ts';
import type { ClaimKey } from '../../../core/model/claim.ts';
import type { Logger } from '../../../core/ports.ts';
import { cardState } from '../../../webview/protocol/card.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { tabIcon } from '../webviewPage.ts';
import { CardModels } from './cardModel.ts';
import { CardPanel } from './cardPanel.ts';

const CARD = 'corroborate.card';

/** Cards of claims, one panel a claim, which come back with the window. */
export class CardPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly panels = new Map<ClaimKey, CardPanel>();
  private readonly models: CardModels;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    private readonly logger: Logger,
    independence: Independence,
  ) {
    this.models = new CardModels(annotations, claims, independence);
    this.disposables.add(vscode.window.registerWebviewPanelSerializer(CARD, this));
    this.disposables.add(claims.onDidChange(() => this.panels.forEach((panel) => panel.renew())));
    this.disposables.add(indexing.onDidChange(() => this.panels.forEach((panel) => panel.renew())));
    this.disposables.add({ dispose: () => this.panels.forEach((panel) => panel.dispose()) });
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** Shows a claim's card beside the text, or brings it to the front. */
  show(claim: ClaimKey): void {
    const known = this.panels.get(claim);
    if (known) known.reveal();
    else {
      const title = vscode.l10n.t('Claim: {0}', claim);
      this.adopt(claim, vscode.window.createWebviewPanel(CARD, title, vscode.ViewColumn.Beside));
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (cardState(state) && !this.panels.has(state.claim)) this.adopt(state.claim, panel);
    else panel.dispose();
  }

  private adopt(claim: ClaimKey, panel: vscode.WebviewPanel): void {
    panel.iconPath = tabIcon(this.extension);
    panel.onDidDispose(() => this.panels.delete(claim));
    this.panels.set(
      claim,
      new CardPanel(claim, panel, this.extension, this.models, this.annotations, this.claims, this.work, {
        guarded: this.guarded,
        logger: this.logger,
        suggestions: async () => {
          const known = this.claims.get(claim);
          await this.indexing.start();
          return known ? claimSuggestions(known, this.references) : [];
        },
      }),
    );
  }
}
