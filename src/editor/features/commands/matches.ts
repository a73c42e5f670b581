import * as vscode from 'vscode';
import type { ClaimWork, Tagging } from '../../../core/corpus/claimWork.ts';
import type { CrossReference, CrossReferences, Passage } from '../../../core/corpus/crossReferences.ts';
import type { Indexing } from '../../../core/corpus/indexing.ts';
import type { Suggestion } from '../../../core/corpus/suggestions.ts';
import { dateLabel, outletLabel, percentage, relationLabel } from '../../describe.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { shorten, withoutIcons } from '../../markdown.ts';
import { openPassage, openSideBySide } from '../../open.ts';
import type { PassageTarget, Targets } from '../../targets.ts';

/** How many matches *Find Other Appearances* lists. */
const LISTED = 60;
/** How many matches are read out before they are judged together. */
const ASKED = 10;

/** Where matches wait to be judged: knows which are meant and goes on to the next. */
export interface Inbox {
  /** The matches of the rows a command was called on; without any, of those chosen. */
  matchesIn(given: unknown, also: unknown): Promise<readonly Suggestion[]>;
  /** Does the judging and takes what is judged off the list. */
  judge(matches: readonly Suggestion[], act: () => Promise<void>): Promise<void>;
}

/** Judging matches: same claim, not this claim, and the ones below the threshold one click further. */
export class MatchCommands {
  constructor(
    private readonly targets: Targets,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    private readonly inbox: Inbox,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(
      this.guarded.command('corroborate.confirmMatch', async (given, also) =>
        this.confirm(await this.inbox.matchesIn(given, also)),
      ),
    );
    disposables.add(
      this.guarded.command('corroborate.rejectMatch', async (given, also) =>
        this.reject(await this.inbox.matchesIn(given, also)),
      ),
    );
    disposables.add(this.guarded.command('corroborate.findMatches', (given) => this.find(given)));
    disposables.add(
      this.guarded.command('corroborate.openBeside', async (given, also) => {
        const [match] = await this.inbox.matchesIn(given, also);
        if (match) await openBoth(match);
        else await this.openBeside(given, also);
      }),
    );
    return disposables;
  }

  private async confirm(matches: readonly Suggestion[]): Promise<void> {
    const { length } = matches;
    if (length === 0) return;
    const question = vscode.l10n.t('Are these {0} matches all the same claim?', length);
    if (length > 1 && !(await agreed(question, vscode.l10n.t('Same Claim'), matches))) return;
    const passages = matches.map(({ passage, reference: { article, range, relation, speaker } }) => {
      const tagging: Tagging = {
        claim: passage.claim,
        stance: speaker.length > 0 ? 'reports' : 'asserts',
        speaker,
        relation,
      };
      return { article, range, tagging };
    });
    await this.inbox.judge(matches, async () => {
      await this.work.tagEach(
        passages,
        length === 1 ? vscode.l10n.t('confirming a match') : vscode.l10n.t('confirming {0} matches', length),
      );
    });
  }

  private async reject(matches: readonly Suggestion[]): Promise<void> {
    const { length } = matches;
    if (length === 0) return;
    const question = vscode.l10n.t('Is none of these {0} matches the claim?', length);
    if (length > 1 && !(await agreed(question, vscode.l10n.t('Not This Claim'), matches))) return;
    const passages = matches.map(({ passage: { claim }, reference: { article, range } }) => {
      return { article, range, claim };
    });
    await this.inbox.judge(matches, () =>
      this.work.rejectAll(
        passages,
        length === 1 ? vscode.l10n.t('rejecting a match') : vscode.l10n.t('rejecting {0} matches', length),
      ),
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
    this.show(passage, references);
  }

  private show(passage: Passage, references: readonly CrossReference[]): void {
    const same: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('check'),
      tooltip: vscode.l10n.t('Same Claim'),
    };
    const other: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('close'),
      tooltip: vscode.l10n.t('Not This Claim'),
    };
    const { claim } = passage;
    const pick = vscode.window.createQuickPick<MatchItem>();
    pick.title = vscode.l10n.t('Other Appearances');
    pick.placeholder = vscode.l10n.t('Choose one to go to its passage');
    pick.matchOnDetail = true;
    pick.items = byStatus(references, (reference) => ({
      label: withoutIcons(outletLabel(reference.article, reference.particulars)),
      description: describe(reference),
      detail: withoutIcons(reference.text),
      buttons: claim !== undefined && reference.status !== 'confirmed' ? [same, other] : [],
      reference,
    }));
    pick.onDidAccept(() => {
      const chosen = pick.activeItems[0]?.reference;
      pick.hide();
      if (chosen) void openPassage(chosen.article, chosen.range);
    });
    pick.onDidTriggerItemButton(({ button, item }) => {
      const { reference } = item;
      if (claim === undefined || !reference) return;
      const suggestion: Suggestion = { passage: { ...passage, claim }, reference };
      pick.items = pick.items.filter((one) => one !== item);
      void this.guarded.run('judging a match', () =>
        button === same ? this.confirm([suggestion]) : this.reject([suggestion]),
      );
    });
    pick.onDidHide(() => pick.dispose());
    pick.show();
  }

  private async openBeside(given: unknown, also: unknown): Promise<void> {
    for (const { article, anchoring } of this.targets.annotationsFor(given, also).slice(0, 1))
      await openPassage(article, anchoring.range, { beside: true });
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

/** A separator has no reference. */
type MatchItem = vscode.QuickPickItem & { readonly reference?: CrossReference };

/** Those people confirmed, those suggested, and the rest, each under its heading. */
function byStatus(
  references: readonly CrossReference[],
  item: (reference: CrossReference) => MatchItem,
): MatchItem[] {
  const headings = {
    confirmed: vscode.l10n.t('confirmed'),
    suggested: vscode.l10n.t('suggested'),
    possible: vscode.l10n.t('possible'),
  };
  return (['confirmed', 'suggested', 'possible'] as const).flatMap((wanted) => {
    const items = references
      .filter(({ status }) => status === wanted)
      // by what is said of them: what they were found by is not told
      .toSorted((a, b) => b.certainty - a.certainty)
      .map(item);
    const heading = { label: headings[wanted], kind: vscode.QuickPickItemKind.Separator };
    return items.length === 0 ? [] : [heading, ...items];
  });
}

function describe({ particulars, relation, status, certainty }: CrossReference): string {
  const published = particulars.published && dateLabel(particulars.published);
  // of one that is only possible, that it says the same is what is to be judged
  const isTold = status !== 'possible' || relation !== 'same';
  return [
    published,
    isTold ? relationLabel(relation) : undefined,
    status === 'confirmed' ? undefined : percentage(certainty),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The passage that carries the claim on the left, the match on the right; the list keeps the focus. */
const openBoth = ({ passage, reference }: Suggestion): Promise<void> =>
  openSideBySide(passage, reference, { preserveFocus: true });

/** Asks before several matches are judged at once: what is judged by the dozen teaches the wrong thing. */
async function agreed(question: string, yes: string, matches: readonly Suggestion[]): Promise<boolean> {
  const listed = matches.slice(0, ASKED).map(({ passage, reference }) => {
    const outlet = shorten(outletLabel(reference.article, reference.particulars), 40);
    return `${passage.claim} · ${outlet}: “${shorten(reference.text, 100)}”`;
  });
  if (matches.length > ASKED) listed.push(vscode.l10n.t('… and {0} more', matches.length - ASKED));
  const options = { modal: true, detail: listed.join('\n') };
  return (await vscode.window.showWarningMessage(question, options, yes)) === yes;
}

const isPassage = (value: unknown): value is PassageTarget & Passage =>
  typeof value === 'object' && value !== null && 'article' in value && 'range' in value;
