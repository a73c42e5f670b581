import * as vscode from 'vscode';
import type { Claims } from '../../../core/corpus/claims.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import { VERDICTS, type ClaimKey } from '../../../core/model/claim.ts';
import { isClaimKey } from '../../../core/sidecar/ids.ts';
import { describeCounts, verdictLabel } from '../../describe.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { withoutIcons } from '../../markdown.ts';
import { claimOf, claimsOf, type Targets } from '../../targets.ts';

/** Renaming a claim everywhere, making two claims one, and the person's own verdict. */
export class ClaimCommands {
  constructor(
    private readonly targets: Targets,
    private readonly claims: Claims,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(this.guarded.command('corroborate.renameClaim', (given) => this.rename(given)));
    disposables.add(this.guarded.command('corroborate.mergeClaims', (given) => this.merge(given)));
    disposables.add(
      this.guarded.command('corroborate.setVerdict', (given, also) => this.setVerdict(given, also)),
    );
    return disposables;
  }

  private async setVerdict(given: unknown, also: unknown): Promise<void> {
    const rows = claimsOf(given, also);
    const meant = rows.size > 0 ? undefined : await this.claimMeant(given, vscode.l10n.t('Set Verdict'));
    const claims = meant === undefined ? rows : new Set([meant]);
    const [first] = claims;
    if (first === undefined) return;
    const items = VERDICTS.map((verdict) => ({ label: verdictLabel(verdict), verdict }));
    const chosen = await vscode.window.showQuickPick(items, {
      title:
        claims.size === 1
          ? vscode.l10n.t('Your Verdict on “{0}”', first)
          : vscode.l10n.t('Your Verdict on {0} Claims', claims.size),
    });
    if (chosen)
      await this.work.changeClaims(claims, { verdict: chosen.verdict }, vscode.l10n.t('setting a verdict'));
  }

  private async rename(given: unknown): Promise<void> {
    const from = await this.claimMeant(given, vscode.l10n.t('Rename Claim Everywhere'));
    if (from === undefined) return;
    const to = await vscode.window.showInputBox({
      title: vscode.l10n.t('Rename “{0}” Everywhere', from),
      value: from,
      validateInput: (value) => this.refusal(from, value.trim()),
    });
    if (to !== undefined && to.trim() !== from)
      await this.work.renameClaim(from, to.trim(), vscode.l10n.t('renaming “{0}”', from));
  }

  private refusal(from: ClaimKey, to: string): string | undefined {
    if (to !== from && this.claims.has(to))
      return vscode.l10n.t('There is a claim “{0}” already: merge the two instead.', to);
    return isClaimKey(to)
      ? undefined
      : vscode.l10n.t('A key is made of letters, digits and hyphens, such as “lighthouse-reopened”.');
  }

  private async merge(given: unknown): Promise<void> {
    const from = await this.claimMeant(given, vscode.l10n.t('Merge Which Claim?'));
    if (from === undefined) return;
    const into = await this.pick(vscode.l10n.t('Merge “{0}” into…', from), from);
    if (into !== undefined)
      await this.work.mergeClaims(from, into, vscode.l10n.t('merging “{0}” into “{1}”', from, into));
  }

  /** The claim of a tree row or of the annotation under the caret, else one to be picked. */
  private async claimMeant(given: unknown, title: string): Promise<ClaimKey | undefined> {
    return claimOf(given) ?? this.targets.underCaret()[0]?.annotation.claim ?? this.pick(title);
  }

  private async pick(title: string, except?: ClaimKey): Promise<ClaimKey | undefined> {
    const items = this.claims
      .all()
      .filter(({ key }) => key !== except)
      .map(({ key, counts }) => ({ label: withoutIcons(key), description: describeCounts(counts), key }));
    return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.key;
  }
}
