import * as vscode from 'vscode';
import type { MatrixWords } from '../../../webview/protocol/matrix.ts';
import { VERDICTS } from '../../../webview/protocol/values.ts';
import { stanceLabel, verdictLabel } from '../../describe.ts';

/** The matrix's own words in the person's language; `{0}` is filled in by the matrix. */
export function matrixWords(): MatrixWords {
  const verdicts = Object.fromEntries(VERDICTS.map((one) => [one, verdictLabel(one)]));
  return {
    ...(verdicts as Pick<MatrixWords, (typeof VERDICTS)[number]>),
    title: vscode.l10n.t('Claims and articles'),
    matrix: vscode.l10n.t('Matrix'),
    timeline: vscode.l10n.t('Timeline'),
    filter: vscode.l10n.t('Filter'),
    filterHint: vscode.l10n.t('Words of claims and quotes'),
    verdict: vscode.l10n.t('Verdict'),
    anyVerdict: vscode.l10n.t('Any verdict'),
    tag: vscode.l10n.t('Tag'),
    anyTag: vscode.l10n.t('Any tag'),
    outlet: vscode.l10n.t('Outlet'),
    anyOutlet: vscode.l10n.t('Any outlet'),
    stance: vscode.l10n.t('Stance'),
    asserts: stanceLabel('asserts'),
    reports: stanceLabel('reports'),
    disputes: stanceLabel('disputes'),
    unset: vscode.l10n.t('stance not set'),
    denied: vscode.l10n.t('quotes a denial'),
    troubled: vscode.l10n.t('needs a look'),
    sort: vscode.l10n.t('Sort'),
    byKey: vscode.l10n.t('By name'),
    byArticles: vscode.l10n.t('Most articles'),
    byDisputes: vscode.l10n.t('Most disputed'),
    byFirst: vscode.l10n.t('First appearance'),
    clear: vscode.l10n.t('Clear Filter'),
    shown: vscode.l10n.t('{0} of {1} claims, {2}'),
    none: vscode.l10n.t('No claims yet. Tag a passage of an article: the first tag makes the first claim.'),
    noneFiltered: vscode.l10n.t('No claim matches the filter.'),
    claimColumn: vscode.l10n.t('Claim'),
    keys: vscode.l10n.t('Arrow keys move, {0} with an arrow key goes to the next appearance, Enter opens.'),
    ctrl: vscode.l10n.t('Ctrl'),
    appearances: vscode.l10n.t('{0} passages'),
    empty: vscode.l10n.t('does not appear'),
    undated: vscode.l10n.t('Without a date'),
    undatedHint: vscode.l10n.t('These articles state no date: nothing shows where they belong.'),
    unlisted: vscode.l10n.t('{0} more articles are not listed: filter to see them.'),
    later: vscode.l10n.t('{0} days later'),
    laterOne: vscode.l10n.t('the next day'),
    laterMonths: vscode.l10n.t('about {0} months later'),
    laterYears: vscode.l10n.t('about {0} years later'),
    partial: vscode.l10n.t('the day is not known'),
    oneArticle: vscode.l10n.t('1 article'),
    articleCount: vscode.l10n.t('{0} articles'),
  };
}
