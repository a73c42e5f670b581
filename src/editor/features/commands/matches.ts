import * as vscode from 'vscode';
import type { ClaimWork, Tagging } from '../../../core/corpus/claimWork.ts';
import type { CrossReference, CrossReferences, Passage } from '../../../core/corpus/crossReferences.ts';
import type { Indexing } from '../../../core/corpus/indexing.ts';
import type { Suggestion } from '../../../core/corpus/suggestions.ts';
import type { Range } from '../../../core/model/range.ts';
import type { ArticleId } from '../../../core/ports.ts';
import { dateLabel, outletLabel, relationLabel } from '../../describe.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { shorten } from '../../markdown.ts';
import { openPassage, type OpenOptions } from '../../open.ts';
import type { PassageTarget, Targets } from '../../targets.ts';

/** How many matches *Find Other Appearances* lists. */
const LISTED = 60;

/** Judging matches: same claim, not this claim, and the ones below the threshold one click further. */
export class MatchCommands {
  constructor(
    private readonly targets: Targets,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    private readonly selected: () => Suggestion | undefined,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    const judge = (id: string, act: (one: Suggestion) => Promise<void>): void => {
      disposables.add(
        this.guarded.command(`corroborate.${id}`, async (given) => {
          // a key pressed in the list comes without an argument
          const one = isSuggestion(given) ? given : this.selected();
          if (one) await act(one);
        }),
      );
    };
    judge('confirmMatch', (one) => this.confirm(one));
    judge('rejectMatch', (one) => this.reject(one));
    disposables.add(this.guarded.command('corroborate.findMatches', (given) => this.find(given)));
    disposables.add(
      this.guarded.command('corroborate.open', (article, range, options) =>
        openPassage(article as ArticleId, range as Range | undefined, options as OpenOptions | undefined),
      ),
    );
    disposables.add(this.guarded.command('corroborate.openBeside', (given) => openBeside(given)));
    return disposables;
  }

  private async confirm({ passage, reference }: Suggestion): Promise<void> {
    const { article, range, relation, speaker } = reference;
    const tagging: Tagging = {
      claim: passage.claim,
      stance: speaker.length > 0 ? 'reports' : 'asserts',
      speaker,
      relation,
    };
    await this.work.tag(article, range, tagging, vscode.l10n.t('confirming a match'));
  }

  private async reject({ passage, reference }: Suggestion): Promise<void> {
    await this.work.reject(
      reference.article,
      reference.range,
      passage.claim,
      vscode.l10n.t('rejecting a match'),
    );
  }

  /** Every match of a passage, the uncertain ones too, to open and to judge. */
  private async find(given: unknown): Promise<void> {
    const passage = await this.passageMeant(given);
    if (!passage) return;
    const references = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Looking for other appearances…'),
      },
      async () => {
        await this.indexing.start();
        return this.references.of(passage, LISTED);
      },
    );
    if (references.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No other article seems to say this.'));
      return;
    }
    const same: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('check'),
      tooltip: vscode.l10n.t('Same Claim'),
    };
    const other: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('close'),
      tooltip: vscode.l10n.t('Not This Claim'),
    };
    const { claim } = passage;
    const pick = vscode.window.createQuickPick<
      vscode.QuickPickItem & { readonly reference: CrossReference }
    >();
    pick.title = vscode.l10n.t('Other Appearances');
    pick.matchOnDetail = true;
    pick.items = references.map((reference) => ({
      label: outletLabel(reference.article, reference.particulars),
      description: describe(reference),
      detail: shorten(reference.text, 200),
      buttons: claim !== undefined && reference.status !== 'confirmed' ? [same, other] : [],
      reference,
    }));
    pick.onDidAccept(() => {
      const chosen = pick.activeItems[0]?.reference;
      pick.hide();
      if (chosen) void openPassage(chosen.article, chosen.range);
    });
    pick.onDidTriggerItemButton(({ button, item }) => {
      if (claim === undefined) return;
      const suggestion: Suggestion = { passage: { ...passage, claim }, reference: item.reference };
      pick.items = pick.items.filter((one) => one !== item);
      void this.guarded.run('judging a match', () =>
        button === same ? this.confirm(suggestion) : this.reject(suggestion),
      );
    });
    pick.onDidHide(() => pick.dispose());
    pick.show();
  }

  private async passageMeant(given: unknown): Promise<Passage | undefined> {
    if (isPassage(given)) return given;
    const [tagged] = this.targets.underCaret();
    const [selected] = await this.targets.passages();
    if (tagged?.anchoring.range && tagged.annotation.claim !== undefined)
      return { article: tagged.article, range: tagged.anchoring.range, claim: tagged.annotation.claim };
    return selected;
  }
}

function describe({ particulars, relation, status, score }: CrossReference): string {
  const certainty =
    status === 'confirmed' ? vscode.l10n.t('confirmed') : vscode.l10n.t('{0} %', Math.round(score * 100));
  const published = particulars.published && dateLabel(particulars.published);
  return [published, relationLabel(relation), certainty].filter(Boolean).join(' · ');
}

async function openBeside(given: unknown): Promise<void> {
  if (isSuggestion(given)) {
    await openPassage(given.reference.article, given.reference.range, { beside: true });
  } else if (typeof given === 'object' && given !== null && 'anchoring' in given) {
    const one = given as { article: ArticleId; anchoring: { range?: Range } };
    await openPassage(one.article, one.anchoring.range, { beside: true });
  }
}

const isPassage = (value: unknown): value is PassageTarget & Passage =>
  typeof value === 'object' && value !== null && 'article' in value && 'range' in value;

const isSuggestion = (value: unknown): value is Suggestion =>
  typeof value === 'object' && value !== null && 'reference' in value && 'passage' in value;
