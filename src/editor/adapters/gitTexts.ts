import * as vscode from 'vscode';
import type { ArticleId, Logger, OldTexts } from '../../core/ports.ts';
import { digestOf } from '../../core/text/digest.ts';
import { normaliseText } from '../../core/text/normalise.ts';

/** How far back the history of an article is searched. */
const REVISIONS = 50;

/** The part of the Git extension's API (version 1) used here. */
interface GitRepository {
  log(options: {
    readonly maxEntries: number;
    readonly path: string;
  }): Promise<readonly { readonly hash: string }[]>;
  show(ref: string, path: string): Promise<string>;
}
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

/** Earlier versions of articles from git's history, through the editor's Git extension; none where there is none. */
export function gitTexts(logger: Logger): OldTexts {
  const known = new Map<string, Promise<string | undefined>>();
  return {
    find(id: ArticleId, digest: string): Promise<string | undefined> {
      const key = `${digest} ${id}`;
      let text = known.get(key);
      if (!text) {
        text = search(id, digest).catch((cause: unknown) => {
          logger.debug(`No history of ${id}: ${String(cause)}`);
          known.delete(key);
          return undefined;
        });
        known.set(key, text);
      }
      return text;
    },
  };
}

async function search(id: ArticleId, digest: string): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  const uri = vscode.Uri.parse(id, true);
  const repository = (await extension.activate()).getAPI(1).getRepository(uri);
  if (!repository) return undefined;
  for (const { hash } of await repository.log({ maxEntries: REVISIONS, path: uri.fsPath })) {
    const text = normaliseText(await repository.show(hash, uri.fsPath));
    if (digestOf(text) === digest) return text;
  }
  return undefined;
}
