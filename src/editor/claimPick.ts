import * as vscode from 'vscode';
import type { Claim, Claims } from '../core/corpus/claims.ts';
import type { CrossReference } from '../core/corpus/crossReferences.ts';
import type { ClaimKey } from '../core/model/claim.ts';
import { isClaimKey, slugOf } from '../core/sidecar/ids.ts';
import { describeCounts, outletLabel, relationLabel } from './describe.ts';
import { quotation, withoutIcons } from './markdown.ts';

interface ClaimItem extends vscode.QuickPickItem {
  readonly choice?:
    | { readonly claim: ClaimKey; readonly reference?: CrossReference }
    | { readonly untied: true };
}

/** A claim, or none yet; `details` where the stance, speaker and the like are to be asked for at once. */
export type ClaimChoice = NonNullable<ClaimItem['choice']> & { readonly details: boolean };

export interface ClaimPickOptions {
  readonly title: string;
  /** The passage, from whose words a new claim's key is made. */
  readonly words: string;
  /** Matching passages elsewhere that carry a claim already; may still be on their way. */
  readonly matches: Promise<readonly CrossReference[]>;
  /** Whether "no claim yet" is a choice. */
  readonly allowUntied: boolean;
  /** A claim not to offer. */
  readonly except?: ClaimKey;
}

/**
 * Asks for a claim: first the claims that matching passages carry, with outlet and wording, then a new one made of
 * the words typed or, with nothing typed, of the passage, then all the others.
 * @returns undefined where it was dismissed
 */
export function pickClaim(claims: Claims, options: ClaimPickOptions): Promise<ClaimChoice | undefined> {
  const pick = vscode.window.createQuickPick<ClaimItem>();
  pick.title = options.title;
  pick.placeholder = vscode.l10n.t('Choose a claim, or type the key of a new one');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  const withDetails: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('edit'),
    tooltip: vscode.l10n.t('Choose, then add stance, speaker, tags and a note'),
  };
  pick.buttons = [withDetails];
  let carried: readonly CrossReference[] = [];
  const show = (): void => {
    pick.items = itemsFor(claims, options, carried, pick.value);
  };
  show();
  void options.matches
    .then((references) => {
      carried = references.filter(
        ({ annotation, status }) => annotation?.claim !== undefined && status !== 'possible',
      );
      show();
      const [first] = pick.items.filter((item) => item.choice);
      if (first && carried.length > 0 && pick.value === '') pick.activeItems = [first];
    })
    .finally(() => (pick.busy = false));
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    const accept = (details: boolean): void => {
      const choice = pick.activeItems[0]?.choice;
      if (!choice) return;
      resolve({ ...choice, details });
      pick.hide();
    };
    pick.onDidAccept(() => accept(false));
    pick.onDidTriggerButton(() => accept(true));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsFor(
  claims: Claims,
  options: ClaimPickOptions,
  carried: readonly CrossReference[],
  typed: string,
): ClaimItem[] {
  const items: ClaimItem[] = [];
  const offered = new Set<ClaimKey>(options.except === undefined ? [] : [options.except]);
  const separator = (label: string): void => {
    items.push({ label, kind: vscode.QuickPickItemKind.Separator });
  };
  for (const reference of carried) {
    const key = reference.annotation?.claim;
    if (key === undefined || offered.has(key)) continue;
    if (items.length === 0) separator(vscode.l10n.t('others say this'));
    offered.add(key);
    items.push(carriedItem(key, reference));
  }
  separator(vscode.l10n.t('new'));
  items.push(newItem(claims, options.words, typed));
  if (options.allowUntied && typed === '')
    items.push({
      label: `$(circle-outline) ${vscode.l10n.t('Tag without a claim')}`,
      description: vscode.l10n.t('to be tied to one later'),
      choice: { untied: true },
    });
  const rest = claims.all().filter(({ key }) => !offered.has(key));
  if (rest.length > 0) separator(vscode.l10n.t('all claims'));
  items.push(...rest.map(claimItem));
  return items;
}

function carriedItem(claim: ClaimKey, reference: CrossReference): ClaimItem {
  return {
    label: `$(comment) ${withoutIcons(claim)}`,
    description: `${withoutIcons(outletLabel(reference.article, reference.particulars))} · ${relationLabel(reference.relation)}`,
    detail: quotation(withoutIcons(reference.text, 140)),
    alwaysShow: true,
    choice: { claim, reference },
  };
}

function newItem(claims: Claims, words: string, typed: string): ClaimItem {
  const wanted = typed.trim();
  const taken = new Set(claims.all().map((claim) => claim.key));
  const key = isClaimKey(wanted) && !taken.has(wanted) ? wanted : slugOf(wanted || words, taken);
  return {
    label: `$(add) ${key}`,
    description: vscode.l10n.t('a new claim'),
    alwaysShow: true,
    choice: { claim: key },
  };
}

function claimItem(claim: Claim): ClaimItem {
  const wording = claim.entry?.statement ?? claim.appearances[0]?.annotation.quote;
  return {
    label: `$(comment) ${withoutIcons(claim.key)}`,
    description: describeCounts(claim.counts),
    ...(wording === undefined ? {} : { detail: withoutIcons(wording, 140) }),
    choice: { claim: claim.key },
  };
}
