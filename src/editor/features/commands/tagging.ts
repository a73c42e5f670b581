import * as vscode from 'vscode';
import { gistOf } from '../../../core/article/gist.ts';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import type { ArticleLibrary } from '../../../core/corpus/library.ts';
import type { ClaimKey } from '../../../core/model/claim.ts';
import { isClaimKey } from '../../../core/sidecar/ids.ts';
import { attributed, type TaggedPassage } from '../../attribution.ts';
import { editAnnotation } from '../../annotationForm.ts';
import type { ClaimChoice, ClaimPicker } from '../../claimPicker.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import type { LastClaim } from '../../lastClaim.ts';
import { withoutIcons } from '../../markdown.ts';
import type { PassageTarget, Targets } from '../../targets.ts';

/** *Tag Passage* and *Tag Passage with Last Claim*. */
export class TagCommands {
  constructor(
    private readonly targets: Targets,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly picker: ClaimPicker,
    private readonly work: ClaimWork,
    private readonly lastClaim: LastClaim,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(this.guarded.command('corroborate.tag', (given) => this.tag(given)));
    disposables.add(this.guarded.command('corroborate.tagWithLastClaim', () => this.tagWithLastClaim()));
    return disposables;
  }

  private async tag(given: unknown): Promise<void> {
    const passages = isTarget(given) ? [given] : await this.passagesMeant(claimIn(given) !== undefined);
    if (!passages) return;
    const [first] = passages;
    if (!first && vscode.window.activeTextEditor?.document.isUntitled) return this.saveFirst(given);
    if (!first) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select a passage of an article, or put the cursor into a sentence, then tag it.'),
      );
      return;
    }
    const choice = claimIn(given) ?? (await this.choose(first, passages.length));
    if (!choice) return;
    const claim = 'claim' in choice ? choice.claim : undefined;
    const [id] = await this.work.tagEach(
      await this.attributed(passages, claim),
      claim === undefined ? vscode.l10n.t('tagging') : vscode.l10n.t('tagging “{0}”', claim),
    );
    if (claim !== undefined) this.lastClaim.remember(claim);
    if (choice.details && id !== undefined)
      await editAnnotation(this.annotations, this.work, first.article, id);
  }

  /** A sidecar stands beside a file: there has to be one. Once it is saved the passage is tagged. */
  private async saveFirst(given: unknown): Promise<void> {
    const save = vscode.l10n.t('Save…');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Annotations are kept in a file beside the article. Save this document first.'),
      save,
    );
    if (chosen !== save) return;
    await vscode.commands.executeCommand('workbench.action.files.save');
    if (vscode.window.activeTextEditor?.document.isUntitled === false) await this.tag(given);
  }

  /**
   * What is selected, else the sentence at the caret. A sentence that is tagged already is asked about clause by
   * clause: its other half carries a claim of its own.
   * @returns undefined where the question was dismissed
   */
  private async passagesMeant(unasked: boolean): Promise<readonly PassageTarget[] | undefined> {
    const passages = await this.targets.passages();
    const clauses = unasked || this.targets.underCaret().length === 0 ? [] : await this.targets.clauses();
    const [sentence] = passages;
    if (clauses.length === 0 || !sentence) return passages;
    const article = await this.library.read(sentence.article);
    const items = [...clauses, sentence].map((passage) => ({
      label: withoutIcons(article?.text.slice(passage.range.start, passage.range.end) ?? '', 120),
      ...(passage === sentence ? { description: vscode.l10n.t('the whole sentence') } : {}),
      passage,
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Tag Which Part of the Sentence?'),
      placeHolder: vscode.l10n.t(
        'This sentence is tagged already; its clauses can carry claims of their own',
      ),
    });
    return chosen && [chosen.passage];
  }

  private async choose(passage: PassageTarget, count: number): Promise<ClaimChoice | undefined> {
    const article = await this.library.read(passage.article);
    return this.picker.pick({
      title: count === 1 ? vscode.l10n.t('Tag Passage') : vscode.l10n.t('Tag {0} Passages', count),
      words: article ? gistOf(article, passage.range) : '',
      passage,
      allowUntied: true,
    });
  }

  private async tagWithLastClaim(): Promise<void> {
    const claim = this.lastClaim.get();
    if (claim === undefined) return this.tag(undefined);
    const passages = await this.targets.passages();
    if (passages.length === 0) return;
    await this.work.tagEach(await this.attributed(passages, claim), vscode.l10n.t('tagging “{0}”', claim));
  }

  private attributed(
    passages: readonly PassageTarget[],
    claim: ClaimKey | undefined,
  ): Promise<TaggedPassage[]> {
    return attributed(this.library, passages, claim === undefined ? {} : { claim });
  }
}

const isTarget = (value: unknown): value is PassageTarget =>
  typeof value === 'object' && value !== null && 'article' in value && 'range' in value;

/** A key binding of the user's own may name the claim: `"args": {"claim": "lighthouse-reopened"}`. */
function claimIn(given: unknown): ClaimChoice | undefined {
  if (typeof given !== 'object' || given === null || !('claim' in given)) return undefined;
  return typeof given.claim === 'string' && isClaimKey(given.claim)
    ? { claim: given.claim, details: false }
    : undefined;
}
