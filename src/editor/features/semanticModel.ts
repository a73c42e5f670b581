import * as vscode from 'vscode';
import type { SemanticMatchIndex } from '../../core/matching/semanticMatchIndex.ts';
import type { SentenceEncoder } from '../../core/ports.ts';
import { DisposableStore } from '../disposables.ts';
import { settings } from '../settings.ts';

/** What a host that can run native code knows of sentence models. */
export interface SentenceModels {
  /**
   * Loads a model.
   * @param model a folder, or a name on the hub
   * @param runtime the folder where `@huggingface/transformers` is installed; empty for the usual one
   * Rejects, saying what to do, where the library or the model cannot be loaded.
   */
  load(model: string, runtime: string): Promise<SentenceEncoder>;
}

/** Has the index use the sentence model that is set, if any, from now on and after each change. */
export function registerSemanticModel(
  models: SentenceModels | undefined,
  index: SemanticMatchIndex,
): vscode.Disposable {
  const disposables = new DisposableStore();
  const follow = (): void => {
    const model = settings.semanticModel.of().trim();
    const runtime = settings.semanticRuntime.of().trim();
    index.use(undefined);
    if (model === '') return;
    if (models === undefined)
      void vscode.window.showWarningMessage(
        vscode.l10n.t('A sentence model needs an extension host with Node; matches are ranked without it.'),
      );
    else if (vscode.workspace.isTrusted) index.use(() => models.load(model, runtime));
    else
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The sentence model is not loaded in Restricted Mode; matches are ranked without it.'),
      );
  };
  disposables.add(settings.semanticModel.onDidChange(follow));
  disposables.add(settings.semanticRuntime.onDidChange(follow));
  disposables.add(vscode.workspace.onDidGrantWorkspaceTrust(follow));
  disposables.add({ dispose: () => index.use(undefined) });
  follow();
  return disposables;
}
