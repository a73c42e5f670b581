import * as vscode from 'vscode';
import type { Particulars } from '../core/model/annotation.ts';
import type { Range } from '../core/model/range.ts';
import type { ArticleId } from '../core/ports.ts';
import { Lines } from '../core/text/lines.ts';
import { outletLabel } from './describe.ts';
import { withoutIcons } from './markdown.ts';
import { openPassage } from './open.ts';
import type { PassageTarget } from './targets.ts';

/** How much of the text before and after a place is shown, in UTF-16 code units; a row has room for about ninety. */
const BEFORE = 25;
const AFTER = 40;
/** A longer phrase, the same in every row, gives way to what is around it. */
const PHRASE = 36;

/** The places of one article that can be chosen. */
export interface Offered {
  readonly article: ArticleId;
  readonly text: string;
  readonly particulars: Particulars;
  readonly places: readonly {
    readonly range: Range;
    /** Why it is not ticked from the start. */
    readonly doubt: 'rejected' | 'other-case' | undefined;
  }[];
}

interface OccurrenceItem extends vscode.QuickPickItem {
  readonly target?: PassageTarget;
}

/**
 * Lets people look through places, by article and with the words around each, and untick what is not meant.
 * @returns undefined where it was dismissed
 */
export function pickOccurrences(
  offered: readonly Offered[],
  { title, isCut }: { readonly title: string; readonly isCut: boolean },
): Promise<readonly PassageTarget[] | undefined> {
  const pick = vscode.window.createQuickPick<OccurrenceItem>();
  const items = offered.flatMap(itemsOf);
  pick.title = title;
  pick.placeholder = isCut
    ? vscode.l10n.t('The first {0}; untick what is not meant', count(items))
    : vscode.l10n.t('Untick what is not meant');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  // A look at a place does not end the choosing.
  pick.ignoreFocusOut = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked === true);
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item: { target } }) => {
      if (target) void openPassage(target.article, target.range, { preserveFocus: true });
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.flatMap(({ target }) => target ?? []));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

const count = (items: readonly OccurrenceItem[]): number => items.filter(({ target }) => target).length;

function itemsOf({ article, text, particulars, places }: Offered): OccurrenceItem[] {
  if (places.length === 0) return [];
  const lines = new Lines(text);
  const look: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('go-to-file'),
    tooltip: vscode.l10n.t('Show This Place'),
  };
  return [
    { label: withoutIcons(outletLabel(article, particulars)), kind: vscode.QuickPickItemKind.Separator },
    ...places.map(({ range, doubt }): OccurrenceItem => ({
      label: `${lines.positionAt(range.start).line + 1}: ${inContext(text, range)}`,
      description: doubt === undefined ? '' : doubtLabel(doubt),
      picked: doubt === undefined,
      buttons: [look],
      target: { article, range },
    })),
  ];
}

function doubtLabel(doubt: 'rejected' | 'other-case'): string {
  return doubt === 'rejected'
    ? vscode.l10n.t('judged not to carry this claim')
    : vscode.l10n.t('upper and lower case differ');
}

/** The words with those around them, cut at words. */
function inContext(text: string, { start, end }: Range): string {
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(text.length, end + AFTER);
  const before = text.slice(from, start).replace(from > 0 ? /^\S*\s/ : /^/, '');
  const after = text.slice(end, to).replace(to < text.length ? /\s\S*$/ : /$/, '');
  const words = text.slice(start, end);
  const half = PHRASE / 2;
  const phrase =
    words.length <= PHRASE
      ? words
      : `${words.slice(0, half).replace(/\s\S*$/, '')} … ${words.slice(-half).replace(/^\S*\s/, '')}`;
  const shown = withoutIcons(`${before}${phrase}${after}`, 240);
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}
