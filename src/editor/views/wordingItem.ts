import * as vscode from 'vscode';
import type { Candidate, Difference } from '../../core/model/anchor.ts';
import type { Range } from '../../core/model/range.ts';
import { percentage } from '../describe.ts';
import { shorten } from '../markdown.ts';

/** The words before and after, and the places an annotation might belong to, under an annotation that needs a look. */

/** "was: …" or "now: …", with the words that differ marked. */
export function wordingItem(
  side: 'was' | 'now',
  words: string,
  changes: readonly Difference[],
): vscode.TreeItem {
  const before = side === 'was' ? vscode.l10n.t('was: ') : vscode.l10n.t('now: ');
  const ranges = changes.map(({ fromRange, toRange }) => (side === 'was' ? fromRange : toRange));
  const label = before + shown(words);
  const item = new vscode.TreeItem({ label, highlights: marks(words, ranges, before.length, label.length) });
  item.iconPath = new vscode.ThemeIcon(side === 'was' ? 'diff-removed' : 'diff-added');
  item.tooltip = shorten(words, 1000);
  item.accessibilityInformation = { label };
  return item;
}

/** A place the annotation might belong to. */
export function candidateItem({ text, score }: Candidate): vscode.TreeItem {
  const item = new vscode.TreeItem(shorten(text, LIMIT));
  item.description = vscode.l10n.t('{0} alike', percentage(score));
  item.iconPath = new vscode.ThemeIcon('location');
  item.contextValue = 'candidate';
  item.tooltip = shorten(text, 1000);
  item.accessibilityInformation = {
    label: vscode.l10n.t('possible place: {0}, {1}', shorten(text, LIMIT), item.description),
  };
  return item;
}

const LIMIT = 300;

/** One character for one, so that ranges of the words hold for what is shown. */
const shown = (words: string): string =>
  words
    // oxlint-disable-next-line no-control-regex -- control characters are what this is about
    .replace(/[\s\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, ' ')
    .slice(0, LIMIT);

const marks = (words: string, ranges: readonly Range[], by: number, end: number): [number, number][] =>
  ranges
    .filter(({ start, end: last }) => start < last && last <= words.length)
    .map(({ start, end: last }): [number, number] => [by + start, Math.min(by + last, end)])
    .filter(([from, to]) => from < to);
