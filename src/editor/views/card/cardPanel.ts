import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import type { Suggestion } from '../../../core/corpus/suggestions.ts';
import { webAddress } from '../../../core/export/particulars.ts';
import type { ClaimKey } from '../../../core/model/claim.ts';
import type { Logger } from '../../../core/ports.ts';
import type { ClaimFields } from '../../../core/sidecar/register.ts';
import { fromCard, type FromCard, type ToCard } from '../../../webview/protocol/card.ts';
import type { Guarded } from '../../guarded.ts';
import { openPassage } from '../../open.ts';
import { besideOf } from '../besideOf.ts';
import { WebviewPage } from '../webviewPage.ts';
import type { CardModels } from './cardModel.ts';
import { cardWords } from './cardWords.ts';

/** Changes that come close together are shown once. */
const SETTLE_MS = 60;

interface Around {
  readonly guarded: Guarded;
  readonly logger: Logger;
  readonly suggestions: () => Promise<readonly Suggestion[]>;
}

/** The card of one claim: tells the page what to show and does what a person asks for in it. */
export class CardPanel {
  private readonly page: WebviewPage<FromCard, ToCard>;
  private readonly offered = new Map<string, Suggestion>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(
    private readonly claim: ClaimKey,
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly models: CardModels,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly work: ClaimWork,
    private readonly around: Around,
  ) {
    const kind = { name: 'card', incoming: fromCard, data: { claim } };
    this.page = new WebviewPage(panel, extension, kind, around.logger, (message) => {
      void around.guarded.run('the claim card', () => this.hear(message));
    });
    panel.onDidDispose(() => this.stop());
    panel.onDidChangeViewState(() => panel.visible && this.renew());
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Shows the claim as it stands now, once, however many changes come together. */
  renew(): void {
    if (!this.panel.visible) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.around.guarded.run('showing the claim card', () => this.show());
    }, SETTLE_MS);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.asked++;
    this.page.dispose();
  }

  private async show(): Promise<void> {
    this.page.tell({ type: 'card', words: cardWords(), card: this.models.of(this.claim) });
    const asked = ++this.asked;
    if (this.offered.size === 0) this.page.tell({ type: 'suggestions', reading: true, suggestions: [] });
    const found = await this.around.suggestions();
    // Somebody changed something meanwhile: the next round tells.
    if (asked !== this.asked) return;
    this.offered.clear();
    for (const one of found) this.offered.set(idOf(one), one);
    const suggestions = Array.from(this.offered, ([id, one]) => this.models.suggestion(id, one));
    this.page.tell({ type: 'suggestions', reading: false, suggestions });
  }

  private async hear(message: FromCard): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.show();
      case 'statement':
        return this.set({ statement: message.value || undefined }, vscode.l10n.t('the statement'));
      case 'note':
        return this.set({ note: message.value || undefined }, vscode.l10n.t('the note'));
      case 'verdict':
        return this.set({ verdict: message.value }, vscode.l10n.t('the verdict'));
      case 'tags':
        return this.set(
          { tags: message.values.length > 0 ? message.values : undefined },
          vscode.l10n.t('the tags'),
        );
      case 'passage': {
        const found = this.annotations.find(message.article, message.annotation);
        if (found) await openPassage(found.article, found.anchoring.range, { column: besideOf(this.panel) });
        return;
      }
      case 'article':
        if (this.annotations.of(message.article))
          await openPassage(message.article, undefined, { column: besideOf(this.panel) });
        return;
      case 'claim':
        await vscode.commands.executeCommand('corroborate.openClaimCard', { claim: message.claim });
        return;
      case 'matrix':
        await vscode.commands.executeCommand('corroborate.openMatrix');
        return;
      case 'print':
        await vscode.commands.executeCommand('corroborate.printClaim', { claim: this.claim });
        return;
      case 'address':
        return this.follow(message.address);
      case 'suggestion':
      case 'same':
      case 'other':
        return this.judge(message.type, message.id);
      case 'refused':
        this.around.logger.warn(message.reason);
    }
  }

  private set(fields: ClaimFields, what: string): Promise<void> {
    return this.work.changeClaim(this.claim, fields, vscode.l10n.t('editing {0} of “{1}”', what, this.claim));
  }

  private async judge(act: 'suggestion' | 'same' | 'other', id: string): Promise<void> {
    const one = this.offered.get(id);
    if (!one) return;
    if (act === 'suggestion') {
      await openPassage(one.reference.article, one.reference.range, { column: besideOf(this.panel) });
      return;
    }
    await vscode.commands.executeCommand(
      act === 'same' ? 'corroborate.confirmMatch' : 'corroborate.rejectMatch',
      one,
    );
  }

  /** Only an address the register has, and only http or https. */
  private async follow(address: string): Promise<void> {
    const entry = this.claims.get(this.claim)?.entry;
    const known = [entry?.reviewUrl, ...(entry?.evidence ?? []).map(({ url }) => url)];
    const checked = webAddress(address);
    if (checked !== undefined && known.includes(checked))
      await vscode.env.openExternal(vscode.Uri.parse(checked, true));
    else this.around.logger.warn('An address the card asked for is not one of its claim: not opened');
  }
}

const idOf = ({ reference: { article, range } }: Suggestion): string =>
  `${article}#${range.start}-${range.end}`;
