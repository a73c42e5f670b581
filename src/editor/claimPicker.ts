import * as vscode from 'vscode';
import type { Claim, Claims } from '../core/corpus/claims.ts';
import type { CrossReference, CrossReferences, Passage } from '../core/corpus/crossReferences.ts';
import type { Indexing } from '../core/corpus/indexing.ts';
import type { ClaimKey } from '../core/model/claim.ts';
import { isClaimKey, slugOf } from '../core/sidecar/ids.ts';
import { describeCounts, outletLabel, relationLabel } from './describe.ts';
import { DisposableStore } from './disposables.ts';
import type { Guarded } from './guarded.ts';
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
  /** Where it stands, unless that is not known. */
  readonly passage?: Passage;
  /** Whether "no claim yet" is a choice. */
  readonly allowUntied: boolean;
  /** A claim not to offer. */
  readonly except?: ClaimKey;
}

/** What other articles have of the passage. */
interface Elsewhere {
  readonly tagged: readonly CrossReference[];
  readonly untagged: readonly CrossReference[];
}

/** Asks for the claim of a passage. */
export class ClaimPicker {
  constructor(
    private readonly claims: Claims,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly guarded: Guarded,
  ) {}

  /**
   * Offers first the claims that matching passages carry, with outlet and wording, then a new one made of the words
   * typed or, with nothing typed, of the passage, then all the others. Where articles are still being read, it looks
   * again once they are.
   * @returns undefined where it was dismissed
   */
  pick(options: ClaimPickOptions): Promise<ClaimChoice | undefined> {
    const disposables = new DisposableStore();
    const pick = disposables.add(vscode.window.createQuickPick<ClaimItem>());
    pick.title = options.title;
    pick.placeholder = vscode.l10n.t('Choose a claim, or type the key of a new one');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const withDetails: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('edit'),
      tooltip: vscode.l10n.t('Choose, then add stance, speaker, tags and a note'),
    };
    pick.buttons = [withDetails];
    let elsewhere: Elsewhere = { tagged: [], untagged: [] };
    let looked = 0;
    const show = (): void => {
      pick.items = itemsFor(this.claims, options, elsewhere, pick.value);
    };
    const look = async (): Promise<void> => {
      const turn = ++looked;
      const isLast = (): boolean => turn === looked;
      try {
        const found = await this.elsewhere(options.passage);
        if (isLast()) offer(found);
      } finally {
        if (isLast()) pick.busy = isReading();
      }
    };
    const offer = (found: Elsewhere): void => {
      const isFirst = pick.activeItems[0] === firstChoice(pick);
      const { label } = pick.activeItems[0] ?? {};
      elsewhere = found;
      show();
      // The first is taken unless somebody went elsewhere in the list.
      const kept = isFirst ? undefined : pick.items.find((item) => item.choice && item.label === label);
      const active = kept ?? (pick.value === '' ? firstChoice(pick) : undefined);
      if (active) pick.activeItems = [active];
    };
    const isReading = (): boolean => this.indexing.progress.state === 'reading';
    const lookNow = (): void => void this.guarded.run('finding who else says it', look);
    show();
    pick.busy = true;
    void this.indexing.start();
    lookNow();
    disposables.add(
      this.indexing.onDidChange(() => {
        if (!isReading()) lookNow();
      }),
    );
    return new Promise((resolve) => {
      disposables.add(pick.onDidChangeValue(show));
      const accept = (details: boolean): void => {
        const choice = pick.activeItems[0]?.choice;
        if (!choice) return;
        resolve({ ...choice, details });
        pick.hide();
      };
      disposables.add(pick.onDidAccept(() => accept(false)));
      disposables.add(pick.onDidTriggerButton(() => accept(true)));
      disposables.add(
        pick.onDidHide(() => {
          looked++;
          resolve(undefined);
          disposables.dispose();
        }),
      );
      pick.show();
    });
  }

  private async elsewhere(passage: Passage | undefined): Promise<Elsewhere> {
    const references = passage ? await this.references.of(passage) : [];
    return {
      tagged: references.filter(
        ({ annotation, status }) => annotation?.claim !== undefined && status !== 'possible',
      ),
      untagged: references.filter(
        ({ annotation, status }) => annotation === undefined && status === 'suggested',
      ),
    };
  }
}

const firstChoice = (pick: vscode.QuickPick<ClaimItem>): ClaimItem | undefined =>
  pick.items.find((item) => item.choice);

function itemsFor(
  claims: Claims,
  options: ClaimPickOptions,
  { tagged, untagged }: Elsewhere,
  typed: string,
): ClaimItem[] {
  const items: ClaimItem[] = [];
  const offered = new Set<ClaimKey>(options.except === undefined ? [] : [options.except]);
  const separator = (label: string): void => {
    items.push({ label, kind: vscode.QuickPickItemKind.Separator });
  };
  for (const reference of tagged) {
    const key = reference.annotation?.claim;
    if (key === undefined || offered.has(key)) continue;
    if (items.length === 0) separator(vscode.l10n.t('others say this'));
    offered.add(key);
    items.push(taggedItem(key, reference));
  }
  separator(vscode.l10n.t('new'));
  items.push(newItem(claims, options.words, untagged, typed));
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

function taggedItem(claim: ClaimKey, reference: CrossReference): ClaimItem {
  return {
    label: `$(comment) ${withoutIcons(claim)}`,
    description: `${withoutIcons(outletLabel(reference.article, reference.particulars))} · ${relationLabel(reference.relation)}`,
    detail: quotation(withoutIcons(reference.text, 140)),
    alwaysShow: true,
    choice: { claim, reference },
  };
}

function newItem(
  claims: Claims,
  words: string,
  untagged: readonly CrossReference[],
  typed: string,
): ClaimItem {
  const wanted = typed.trim();
  const taken = new Set(claims.all().map((claim) => claim.key));
  const key = isClaimKey(wanted) && !taken.has(wanted) ? wanted : slugOf(wanted || words, taken);
  return {
    label: `$(add) ${key}`,
    description: vscode.l10n.t('a new claim'),
    ...saidElsewhere(untagged),
    alwaysShow: true,
    choice: { claim: key },
  };
}

/** Who seems to say it too, in passages nobody has tagged: what tagging it is going to find. */
function saidElsewhere(untagged: readonly CrossReference[]): Pick<ClaimItem, 'detail'> {
  const [first] = untagged;
  if (!first) return {};
  const outlet = withoutIcons(outletLabel(first.article, first.particulars));
  const words = quotation(withoutIcons(first.text, 140));
  const more = new Set(untagged.map(({ article }) => article)).size - 1;
  const detail =
    more === 0
      ? vscode.l10n.t('likely also in {0}: {1}', outlet, words)
      : vscode.l10n.t('likely also in {0} and {1} more: {2}', outlet, more, words);
  return { detail };
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
