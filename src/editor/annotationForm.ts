import * as vscode from 'vscode';
import type { Annotations } from '../core/corpus/annotations.ts';
import type { AnnotationChanges, ClaimWork } from '../core/corpus/claimWork.ts';
import type { Annotation } from '../core/model/annotation.ts';
import { SPEAKER_STANCES, STANCES } from '../core/model/claim.ts';
import type { ArticleId } from '../core/ports.ts';
import { speakerStanceLabel, stanceLabel } from './describe.ts';
import { shorten, withoutIcons } from './markdown.ts';

interface FieldItem extends vscode.QuickPickItem {
  readonly ask: () => Promise<AnnotationChanges | undefined>;
}

/** Asks for one field of an annotation after another until Escape; each answer is written at once. */
export async function editAnnotation(
  annotations: Annotations,
  work: ClaimWork,
  article: ArticleId,
  id: string,
): Promise<void> {
  for (;;) {
    const annotation = annotations.find(article, id)?.annotation;
    if (!annotation) return;
    const field = await vscode.window.showQuickPick(fieldsOf(annotation), {
      title: vscode.l10n.t('Edit Annotation'),
      placeHolder: shorten(annotation.quote, 100),
    });
    if (!field) return;
    const changes = await field.ask();
    if (changes) await work.change(article, id, changes, vscode.l10n.t('editing: {0}', field.label));
  }
}

function fieldsOf(annotation: Annotation): FieldItem[] {
  const none = vscode.l10n.t('not set');
  return [
    {
      label: vscode.l10n.t('Stance'),
      description: annotation.stance ? stanceLabel(annotation.stance) : none,
      ask: async () => {
        const title = vscode.l10n.t('How does the article hold this?');
        const stance = await choose(title, STANCES, stanceLabel);
        return stance && { stance };
      },
    },
    {
      label: vscode.l10n.t('Speaker'),
      description: withoutIcons(annotation.speaker.join(', ')) || none,
      ask: async () => {
        const title = vscode.l10n.t('Who says it? Several names with semicolons');
        const speaker = await askList(title, annotation.speaker, ';');
        return speaker && { speaker: speaker.length > 0 ? speaker : undefined };
      },
    },
    {
      label: vscode.l10n.t('Speaker’s Stance'),
      description: annotation.speakerStance ? speakerStanceLabel(annotation.speakerStance) : none,
      ask: async () => {
        const title = vscode.l10n.t('How does the speaker hold it?');
        const speakerStance = await choose(title, SPEAKER_STANCES, speakerStanceLabel);
        return speakerStance && { speakerStance };
      },
    },
    {
      label: vscode.l10n.t('Tags'),
      description: withoutIcons(annotation.tags.join(', ')) || none,
      ask: async () => {
        const tags = await askList(vscode.l10n.t('Tags, with commas'), annotation.tags, ',');
        return tags && { tags: tags.length > 0 ? tags : undefined };
      },
    },
    {
      label: vscode.l10n.t('Note'),
      description: annotation.note === undefined ? none : withoutIcons(annotation.note),
      ask: async () => {
        const title = vscode.l10n.t('Note');
        const note = await vscode.window.showInputBox({ title, value: annotation.note ?? '' });
        return note === undefined ? undefined : { note: note || undefined };
      },
    },
  ];
}

async function choose<T extends string>(
  title: string,
  values: readonly T[],
  labelOf: (value: T) => string,
): Promise<T | undefined> {
  const items = values.map((value) => ({ label: labelOf(value), value }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

/** Asks for a list in one line; an empty one is an answer, undefined is not. */
async function askList(
  title: string,
  values: readonly string[],
  separator: string,
): Promise<string[] | undefined> {
  const text = await vscode.window.showInputBox({ title, value: values.join(`${separator} `) });
  return text
    ?.split(separator)
    .map((value) => value.trim())
    .filter(Boolean);
}
