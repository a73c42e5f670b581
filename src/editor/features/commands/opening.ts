import * as vscode from 'vscode';
import type { Range } from '../../../core/model/range.ts';
import type { ArticleId } from '../../../core/ports.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { openPassage, type OpenOptions } from '../../open.ts';
import { placeOf } from '../../targets.ts';

/**
 * Opening a passage. A row that is clicked keeps the focus, so that the arrows go on and Delete is never meant for the
 * text; Enter goes to the passage, as it does in the editor's own lists.
 */
export function registerOpening(guarded: Guarded): vscode.Disposable {
  const disposables = new DisposableStore();
  disposables.add(
    guarded.command('corroborate.open', (article, range, options) =>
      openPassage(article as ArticleId, range as Range | undefined, options as OpenOptions | undefined),
    ),
  );
  disposables.add(
    guarded.command('corroborate.goToRow', async (given) => {
      const place = placeOf(given);
      if (place) await openPassage(place.article, place.range);
      else await vscode.commands.executeCommand('list.select');
    }),
  );
  return disposables;
}
