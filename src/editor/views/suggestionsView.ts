import * as vscode from 'vscode';
import type { Suggestion, Suggestions } from '../../core/corpus/suggestions.ts';
import type { Guarded } from '../guarded.ts';
import { shorten } from '../markdown.ts';
import { FocusedRow } from './focusedRow.ts';
import { listing, PagedTree, type Listing } from './pagedTree.ts';
import { suggestionItem } from './suggestionItem.ts';

interface GroupNode {
  readonly kind: 'claim' | 'skipped';
  readonly id: string;
  readonly parent: undefined;
  /** Absent for those laid aside. */
  readonly claim?: string;
  readonly suggestions: readonly Suggestion[];
}
export interface MatchNode extends Suggestion {
  readonly kind: 'match';
  readonly id: string;
  readonly parent: GroupNode;
}
type SuggestionsNode = GroupNode | MatchNode;

/**
 * The inbox of matches to judge, by claim, the claim with the best one first. What is judged leaves at once and the
 * focus goes on to the next; what is skipped waits at the end until the window closes.
 */
export class SuggestionsView extends PagedTree<SuggestionsNode> {
  /** Judged, while what is left is worked out anew in the background. */
  private readonly judged = new Set<string>();
  private readonly skipped = new Set<string>();
  /** Settled once the focus has moved on from what was judged last: a key pressed meanwhile is about the next row. */
  private moving: Promise<unknown> = Promise.resolve();
  /** The order of claims and matches as they first appeared: a list somebody works through does not move under them. */
  private readonly ranks = new Map<string, number>();
  private readonly inFocus = this.disposables.add(new FocusedRow('corroborate.suggestions'));
  /** The row the focus was last moved to from here. */
  private movedTo: string | undefined;
  /** What the tree was last told to show. */
  private drawn = '';

  constructor(
    private readonly suggestions: Suggestions,
    guarded: Guarded,
  ) {
    super('corroborate.suggestions', { canSelectMany: true, showCollapseAll: true });
    this.disposables.add(
      suggestions.onDidChange(() => {
        this.judged.clear();
        this.update();
      }),
    );
    this.disposables.add(this.view.onDidChangeVisibility(({ visible }) => visible && suggestions.ask()));
    this.disposables.add(
      guarded.command('corroborate.skipMatch', async (given, also) => {
        const rows = await this.matchesIn(given, also);
        await this.leave(rows, () => {
          for (const row of rows) {
            const place = placeOf(row);
            if (!this.skipped.delete(place)) this.skipped.add(place);
          }
        });
      }),
    );
    if (this.view.visible) suggestions.ask();
  }

  /**
   * The matches a command is about: of the rows it was called on, or that are chosen, those on view. A claim's row
   * stands for the matches shown under it.
   */
  async matchesIn(given: unknown, also: unknown): Promise<readonly Suggestion[]> {
    await this.moving;
    // A hover hands over a match that is no row.
    const rows = isSuggestion(given) && !isRow(given) ? [given] : await this.rowsMeant(given, also);
    const found = new Map<string, Suggestion>();
    for (const row of rows) {
      const matches = isGroup(row) ? await this.onView(row) : [row];
      for (const match of matches) if (isSuggestion(match)) found.set(placeOf(match), match);
    }
    return Array.from(found.values());
  }

  /**
   * A key pressed while the tree is being drawn anew comes without its row, as the editor knows none then. It is about
   * the row the focus was moved to, if that still has it; any other was not there to be seen when the key was pressed.
   */
  private async rowsMeant(given: unknown, also: unknown): Promise<readonly unknown[]> {
    const rows = this.rowsFor(given, also);
    if (rows.length > 0 || this.movedTo === undefined) return rows;
    const row = await this.inFocus.onceDrawn();
    return isSuggestionsNode(row) && row.id === this.movedTo ? [row] : [];
  }

  /** Judges matches and goes on to the next row where the judged ones were rows of this view. */
  async judge(matches: readonly Suggestion[], act: () => Promise<void>): Promise<void> {
    await this.leave(matches, async () => {
      await act();
      for (const match of matches) this.judged.add(placeOf(match));
    });
  }

  protected childrenOf(node: SuggestionsNode | undefined): Listing<SuggestionsNode> {
    if (node === undefined) return this.groups();
    if (node.kind === 'match') return [];
    return listing(node.suggestions, (suggestion) => matchNode(suggestion, node));
  }

  protected itemOf(node: SuggestionsNode): vscode.TreeItem {
    return node.kind === 'match' ? suggestionItem(node) : groupItem(node);
  }

  /** Those nobody judged or laid aside, by claim; then those laid aside. */
  private groups(): GroupNode[] {
    const byClaim = new Map<string, Suggestion[]>();
    const aside: Suggestion[] = [];
    for (const suggestion of this.inOrder()) {
      const place = placeOf(suggestion);
      if (this.judged.has(place)) continue;
      const { claim } = suggestion.passage;
      const known = byClaim.get(claim);
      if (this.skipped.has(place)) aside.push(suggestion);
      else if (known) known.push(suggestion);
      else byClaim.set(claim, [suggestion]);
    }
    const groups = Array.from(byClaim, ([claim, suggestions]): GroupNode => ({
      kind: 'claim',
      id: `claim:${claim}`,
      parent: undefined,
      claim,
      suggestions,
    }));
    return aside.length === 0
      ? groups
      : [...groups, { kind: 'skipped', id: 'skipped', parent: undefined, suggestions: aside }];
  }

  /** By the rank of the claim, then of the match; what is new comes after what was there, best first. */
  private inOrder(): readonly Suggestion[] {
    const all = this.suggestions.all();
    const rankOf = (key: string): number => {
      const rank = this.ranks.get(key) ?? this.ranks.size;
      this.ranks.set(key, rank);
      return rank;
    };
    return all
      .map((suggestion) => ({
        suggestion,
        claim: rankOf(suggestion.passage.claim),
        match: rankOf(placeOf(suggestion)),
      }))
      .sort((a, b) => a.claim - b.claim || a.match - b.match)
      .map(({ suggestion }) => suggestion);
  }

  /** Does something that takes rows away, then shows the match after them, else the one before; the focus stays here. */
  private leave(leaving: readonly Suggestion[], act: () => Promise<void> | void): Promise<void> {
    const left = this.leaveRows(leaving, act);
    this.moving = Promise.allSettled([left]);
    return left;
  }

  private async leaveRows(leaving: readonly Suggestion[], act: () => Promise<void> | void): Promise<void> {
    const places = new Set(leaving.map(placeOf));
    const rows = this.groups()
      .filter(({ kind }) => kind === 'claim')
      .flatMap((group) => group.suggestions.map((suggestion) => placeOf(suggestion)));
    const last = rows.findLastIndex((place) => places.has(place));
    const isLeft = (place: string): boolean => !places.has(place);
    const next = rows.slice(last + 1).find(isLeft) ?? rows.slice(0, Math.max(last, 0)).findLast(isLeft);
    await act();
    this.update();
    // A match judged in a hover leaves the focus where it is.
    if (last === -1 || next === undefined || !leaving.some(isRow)) return;
    for (const group of this.groups()) {
      const suggestion = group.suggestions.find((one) => placeOf(one) === next);
      if (suggestion) {
        const row = matchNode(suggestion, group);
        this.movedTo = row.id;
        await this.reveal(row, { focus: true, select: true });
        const { article, range } = suggestion.reference;
        await vscode.commands.executeCommand('corroborate.open', article, range, { preserveFocus: true });
        return;
      }
    }
  }

  private update(): void {
    const waiting = this.suggestions.all().filter((one) => {
      const place = placeOf(one);
      return !this.judged.has(place) && !this.skipped.has(place);
    }).length;
    this.view.badge =
      waiting > 0
        ? {
            value: waiting,
            tooltip:
              waiting === 1
                ? vscode.l10n.t('1 match to judge')
                : vscode.l10n.t('{0} matches to judge', waiting),
          }
        : undefined;
    // Working out anew mostly finds the same, and a tree that is drawn anew takes no keys for a moment.
    const shown = JSON.stringify(this.groups());
    if (shown === this.drawn) return;
    this.drawn = shown;
    this.refresh();
  }
}

/** A match is one claim at one place. */
const placeOf = ({ passage, reference }: Suggestion): string =>
  `${passage.claim}\n${reference.article}\n${reference.range.start}`;

const matchNode = (suggestion: Suggestion, parent: GroupNode): MatchNode => ({
  ...suggestion,
  kind: 'match',
  id: `match:${placeOf(suggestion)}`,
  parent,
});

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isSuggestion = (value: unknown): value is Suggestion =>
  isObject(value) && 'reference' in value && 'passage' in value;

const isRow = (suggestion: Suggestion): boolean => 'kind' in suggestion;

const isSuggestionsNode = (value: unknown): value is SuggestionsNode =>
  isObject(value) && 'kind' in value && 'id' in value;

const isGroup = (value: unknown): value is GroupNode => isObject(value) && 'suggestions' in value;

function groupItem({ kind, claim, suggestions }: GroupNode): vscode.TreeItem {
  const skipped = kind === 'skipped';
  const label = skipped || claim === undefined ? vscode.l10n.t('Skipped') : shorten(claim, 80);
  const item = new vscode.TreeItem(
    label,
    skipped ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded,
  );
  const count = suggestions.length;
  item.contextValue = skipped ? 'skippedMatches' : 'suggestedClaim';
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(skipped ? 'debug-step-over' : 'comment');
  item.accessibilityInformation = {
    label: `${label}, ${count === 1 ? vscode.l10n.t('1 match to judge') : vscode.l10n.t('{0} matches to judge', count)}`,
  };
  return item;
}
