import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import { findOccurrences, type OccurrencesFound } from '../../../core/corpus/findOccurrences.ts';
import type { ArticleLibrary } from '../../../core/corpus/library.ts';
import type { ClaimKey } from '../../../core/model/claim.ts';
import { overlaps } from '../../../core/model/range.ts';
import type { ArticleStore, Scheduler } from '../../../core/ports.ts';
import { attributed } from '../../attribution.ts';
import type { ClaimPicker } from '../../claimPicker.ts';
import type { Guarded } from '../../guarded.ts';
import type { LastClaim } from '../../lastClaim.ts';
import { shorten, withoutLinks } from '../../markdown.ts';
import { pickOccurrences, type Offered } from '../../occurrencePick.ts';
import type { PassageTarget, Targets } from '../../targets.ts';

/** As many as anybody will look through before agreeing to them. */
const LISTED = 1000;

/**
 * *Tag All Occurrences*: the words selected, or those of the annotation at the caret, wherever they stand in the
 * articles of the workspace, looked through and unticked before anything is written.
 */
export class OccurrenceCommands {
  constructor(
    private readonly targets: Targets,
    private readonly articles: ArticleStore,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly picker: ClaimPicker,
    private readonly work: ClaimWork,
    private readonly scheduler: Scheduler,
    private readonly lastClaim: LastClaim,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    return this.guarded.command('corroborate.tagAllOccurrences', () => this.tagAll());
  }

  private async tagAll(): Promise<void> {
    const meant = await this.phraseMeant();
    if (!meant) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the words to look for in all articles, then tag their occurrences.'),
      );
      return;
    }
    const { passage, phrase } = meant;
    const claim = meant.claim ?? (await this.claimFor(passage, phrase));
    if (claim === undefined) return;
    const found = await this.find(passage, phrase);
    if (!found) return;
    const offered = this.offered(found, claim);
    if (offered.every(({ places }) => places.length === 0)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('“{0}” is tagged with this claim wherever it stands.', withoutLinks(phrase, 60)),
      );
      return;
    }
    const chosen = await pickOccurrences(offered, {
      title: vscode.l10n.t('Tag Occurrences of “{0}” with “{1}”', shorten(phrase, 40), shorten(claim, 60)),
      isCut: found.isCut,
    });
    if (!chosen || chosen.length === 0) return;
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Tagging occurrences') },
      async () =>
        this.work.tagEach(
          await attributed(this.library, chosen, { claim }),
          chosen.length === 1
            ? vscode.l10n.t('tagging “{0}”', claim)
            : vscode.l10n.t('tagging {0} occurrences', chosen.length),
        ),
    );
    this.lastClaim.remember(claim);
  }

  /** Of an annotation its claim, too. */
  private async phraseMeant(): Promise<
    { readonly passage: PassageTarget; readonly phrase: string; readonly claim?: ClaimKey } | undefined
  > {
    const [passage] = this.targets.selected();
    if (passage) {
      const text = (await this.library.read(passage.article))?.text ?? '';
      return { passage, phrase: text.slice(passage.range.start, passage.range.end) };
    }
    const [one] = this.targets.underCaret();
    const range = one?.anchoring.range;
    if (!one || !range) return undefined;
    const { article, annotation } = one;
    return {
      passage: { article, range },
      phrase: annotation.quote,
      ...(annotation.claim === undefined ? {} : { claim: annotation.claim }),
    };
  }

  private async claimFor(passage: PassageTarget, phrase: string): Promise<ClaimKey | undefined> {
    const choice = await this.picker.pick({
      title: vscode.l10n.t('Tag All Occurrences of “{0}”', shorten(phrase, 60)),
      words: phrase,
      passage,
      allowUntied: false,
    });
    return choice && 'claim' in choice ? choice.claim : undefined;
  }

  private find(passage: PassageTarget, phrase: string): Thenable<OccurrencesFound | undefined> {
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Looking for “{0}”', shorten(phrase, 60)),
        cancellable: true,
      },
      (progress, cancellation) => {
        let shown = 0;
        return findOccurrences(
          phrase,
          this.articles,
          this.scheduler,
          { first: passage.article, limit: LISTED, cancellation },
          (done, total) => {
            const share = Math.floor((100 * done) / total);
            if (share > shown) progress.report({ increment: share - shown });
            shown = share;
          },
        );
      },
    );
  }

  /** Without those that carry the claim; those judged not to, and those in another case, are not ticked. */
  private offered(found: OccurrencesFound, claim: ClaimKey): readonly Offered[] {
    return found.articles.map(({ article, text, occurrences }) => {
      const known = this.annotations.of(article);
      const carries = (known?.annotations ?? []).flatMap(({ annotation, anchoring }) =>
        annotation.claim === claim && anchoring.range ? [anchoring.range] : [],
      );
      const rejected = (known?.rejections ?? []).flatMap(({ rejection, anchoring }) =>
        rejection.claim === claim && anchoring.range ? [anchoring.range] : [],
      );
      return {
        article,
        text,
        particulars: known?.particulars ?? {},
        places: occurrences
          .filter(({ range }) => !carries.some((other) => overlaps(other, range)))
          .map(({ range, sameCase }) => ({
            range,
            doubt: rejected.some((other) => overlaps(other, range))
              ? 'rejected'
              : sameCase
                ? undefined
                : 'other-case',
          })),
      };
    });
  }
}
