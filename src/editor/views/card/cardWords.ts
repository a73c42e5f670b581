import * as vscode from 'vscode';
import type { CardWords } from '../../../webview/protocol/card.ts';
import { VERDICTS } from '../../../webview/protocol/values.ts';
import { verdictLabel } from '../../describe.ts';

/** The card's own words in the person's language; `{0}` is filled in by the card. */
export function cardWords(): CardWords {
  const verdicts = Object.fromEntries(VERDICTS.map((one) => [one, verdictLabel(one)]));
  return {
    ...(verdicts as Pick<CardWords, (typeof VERDICTS)[number]>),
    statement: vscode.l10n.t('Statement'),
    statementHint: vscode.l10n.t('What exactly is claimed? One sentence, with date and place'),
    verdict: vscode.l10n.t('Your verdict'),
    tags: vscode.l10n.t('Tags'),
    tagsHint: vscode.l10n.t('separated by commas'),
    note: vscode.l10n.t('Note'),
    noteHint: vscode.l10n.t('What else is to be known'),
    saveHint: vscode.l10n.t('Written when you leave the field or press {0}+Enter; Escape takes it back'),
    ctrl: vscode.l10n.t('Ctrl'),
    changedMeanwhile: vscode.l10n.t('Changed elsewhere meanwhile to: {0}'),
    print: vscode.l10n.t('Print'),
    matrix: vscode.l10n.t('Matrix'),
    wordings: vscode.l10n.t('{0} wordings'),
    wordingsOne: vscode.l10n.t('1 wording'),
    noWordings: vscode.l10n.t('No passage is tagged with this claim.'),
    order: vscode.l10n.t('Order of the wordings'),
    byLength: vscode.l10n.t('Fullest first'),
    byDate: vscode.l10n.t('By date'),
    original: vscode.l10n.t('compared with'),
    added: vscode.l10n.t('added'),
    leavesOut: vscode.l10n.t('leaves out: {0}'),
    insteadOf: vscode.l10n.t('instead of “{0}”'),
    goTo: vscode.l10n.t('Go to the passage'),
    texts: vscode.l10n.t('Independent texts'),
    textsHint: vscode.l10n.t('Nobody carries this claim yet.'),
    derived: vscode.l10n.t('Texts that share theirs with {0}'),
    suggestions: vscode.l10n.t('Suggested matches'),
    suggestionsNone: vscode.l10n.t('Nothing to judge: no other passage seems to carry this claim.'),
    suggestionsReading: vscode.l10n.t('Reading the articles…'),
    sameClaim: vscode.l10n.t('Same claim'),
    notThisClaim: vscode.l10n.t('Not this claim'),
    history: vscode.l10n.t('Judgements over time'),
    historyNone: vscode.l10n.t('Nothing was judged yet.'),
    evidence: vscode.l10n.t('Evidence'),
    related: vscode.l10n.t('Related claims'),
    distinct: vscode.l10n.t('Not to be taken for'),
    review: vscode.l10n.t('Published review'),
    gone: vscode.l10n.t('There is no claim of this name any more: it was renamed, merged or taken away.'),
    updated: vscode.l10n.t('The card was updated'),
  };
}
