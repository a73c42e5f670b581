import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import type { AnchoredAnnotation } from '../../../core/corpus/anchoredAnnotation.ts';
import type { Range } from '../../../core/model/range.ts';
import { editAnnotation } from '../../annotationForm.ts';
import type { ClaimPicker } from '../../claimPicker.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { withoutIcons } from '../../markdown.ts';
import type { Targets } from '../../targets.ts';

/** What can be done to an annotation that is there: edit, assign to another claim, mend its anchor, remove. */
export class AnnotationCommands {
  constructor(
    private readonly targets: Targets,
    private readonly annotations: Annotations,
    private readonly picker: ClaimPicker,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    /** The annotations a key pressed in the list of an article's annotations is about. */
    private readonly chosenInList: (given: unknown) => readonly AnchoredAnnotation[],
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    const each = (id: string, act: (one: AnchoredAnnotation) => Promise<void>): void => {
      disposables.add(
        this.guarded.command(`corroborate.${id}`, async (given, also) => {
          const one = await this.choose(given, also);
          if (one) await act(one);
        }),
      );
    };
    disposables.add(
      this.guarded.command('corroborate.untagSelected', (given) => this.removeAll(this.chosenInList(given))),
    );
    disposables.add(this.guarded.command('corroborate.untag', (given, also) => this.untag(given, also)));
    each('editAnnotation', (one) => this.edit(one));
    disposables.add(
      this.guarded.command('corroborate.assignClaim', async (given, also) =>
        this.assign(await this.chooseAll(given, also)),
      ),
    );
    disposables.add(
      this.guarded.command('corroborate.addTag', async (given, also) =>
        this.addTag(await this.chooseAll(given, also)),
      ),
    );
    each('acceptWording', (one) => this.work.acceptWording(one, vscode.l10n.t('accepting the new wording')));
    disposables.add(
      this.guarded.command('corroborate.reanchor', async (given, also, range) => {
        const one = await this.choose(given, also);
        if (one) await this.reanchor(one, isRange(range) ? range : undefined);
      }),
    );
    return disposables;
  }

  /** The one meant, or where nothing says which, one of this article's. */
  private async choose(given: unknown, also: unknown): Promise<AnchoredAnnotation | undefined> {
    const [meant] = this.targets.annotationsFor(given, also);
    if (meant) return meant;
    const items = this.targets.here().map((one) => {
      return {
        label: withoutIcons(one.annotation.quote, 100),
        description: withoutIcons(one.annotation.claim ?? ''),
        one,
      };
    });
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Choose an Annotation'),
      matchOnDescription: true,
    });
    return chosen?.one;
  }

  /** All that are selected; else the one meant. */
  private async chooseAll(given: unknown, also: unknown): Promise<readonly AnchoredAnnotation[]> {
    const named = this.targets.annotationsFor(given, also);
    if (named.length > 0) return named;
    const one = await this.choose(given, also);
    return one ? [one] : [];
  }

  private async untag(given: unknown, also: unknown): Promise<void> {
    await this.removeAll(await this.chooseAll(given, also));
  }

  private async removeAll(all: readonly AnchoredAnnotation[]): Promise<void> {
    if (all.length === 0) return;
    const label =
      all.length === 1
        ? vscode.l10n.t('removing an annotation')
        : vscode.l10n.t('removing {0} annotations', all.length);
    await this.work.untag(all, label);
  }

  private async addTag(all: readonly AnchoredAnnotation[]): Promise<void> {
    if (all.length === 0) return;
    const answer = await vscode.window.showInputBox({
      title:
        all.length === 1 ? vscode.l10n.t('Add Tag') : vscode.l10n.t('Add Tag to {0} Annotations', all.length),
      prompt: vscode.l10n.t('Several with commas'),
    });
    const added = (answer ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
    if (added.length === 0) return;
    await this.work.changeAll(
      all.map(({ article, annotation: { id, tags } }) => ({
        article,
        id,
        set: { tags: Array.from(new Set([...tags, ...added])) },
      })),
      vscode.l10n.t('adding a tag'),
    );
  }

  private async assign(all: readonly AnchoredAnnotation[]): Promise<void> {
    const [one] = all;
    if (!one) return;
    const { article, annotation, anchoring } = one;
    const choice = await this.picker.pick({
      title: vscode.l10n.t('Assign to Another Claim'),
      words: annotation.quote,
      ...(anchoring.range ? { passage: { article, range: anchoring.range } } : {}),
      allowUntied: annotation.claim !== undefined,
      // Of several it may be the claim one of them is tied to already.
      ...(annotation.claim === undefined || all.length > 1 ? {} : { except: annotation.claim }),
    });
    if (!choice) return;
    const claim = 'claim' in choice ? choice.claim : undefined;
    await this.work.assign(all, claim, vscode.l10n.t('assigning to another claim'));
  }

  /** To the place given, else to what is selected. */
  private async reanchor(one: AnchoredAnnotation, given: Range | undefined): Promise<void> {
    const [passage] = given ? [{ article: one.article, range: given }] : await this.targets.passages();
    if (!passage || passage.article !== one.article) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Open the article and select the passage this annotation belongs to, then re-anchor it.',
        ),
      );
      return;
    }
    await this.work.reanchor(one, passage.range, vscode.l10n.t('re-anchoring'));
  }

  /** Field after field until Escape, each at once written. */
  private async edit(one: AnchoredAnnotation): Promise<void> {
    await editAnnotation(this.annotations, this.work, one.article, one.annotation.id);
  }
}

const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
