import * as vscode from 'vscode';
import type { ArticleId, Logger, OldTexts } from '../../core/ports.ts';
import { digestOf } from '../../core/text/digest.ts';
import { normaliseText } from '../../core/text/normalise.ts';
import { decodeArticle } from './decoding.ts';

/** How far back the history of an article is searched. */
const REVISIONS = 50;

/** The part of the Git extension's API (version 1) used here. */
interface GitRepository {
  readonly state: { readonly HEAD?: { readonly commit?: string } };
  log(options: {
    readonly maxEntries: number;
    readonly path: string;
  }): Promise<readonly { readonly hash: string }[]>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
}
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

/** The revisions of one article by the digest of their text, as of one commit. */
interface History {
  readonly head: string | undefined;
  readonly revisions: ReadonlyMap<string, string>;
}

/** Earlier versions of articles from git's history, through the editor's Git extension; none where there is none. */
export class GitTexts implements OldTexts {
  private readonly histories = new Map<ArticleId, Promise<History>>();

  constructor(private readonly logger: Logger) {}

  async find(id: ArticleId, digest: string): Promise<string | undefined> {
    try {
      const uri = vscode.Uri.parse(id, true);
      const repository = await repositoryOf(uri);
      if (!repository) return undefined;
      const hash = (await this.historyOf(id, uri, repository)).revisions.get(digest);
      return hash === undefined ? undefined : await textAt(repository, hash, uri);
    } catch (cause) {
      // An article outside the repository, or a history that was rewritten meanwhile: others still know texts.
      this.logger.debug(
        `No history of ${id}: ${cause instanceof Error ? cause.message : JSON.stringify(cause)}`,
      );
      return undefined;
    }
  }

  /** Read once for each commit that is checked out: decoding and hashing fifty revisions is worth keeping. */
  private async historyOf(id: ArticleId, uri: vscode.Uri, repository: GitRepository): Promise<History> {
    const head = repository.state.HEAD?.commit;
    const known = await this.histories.get(id);
    if (known && known.head === head) return known;
    const history = readHistory(uri, repository, head);
    this.histories.set(id, history);
    history.catch(() => this.histories.delete(id));
    return history;
  }
}

async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  return (await extension.activate()).getAPI(1).getRepository(uri) ?? undefined;
}

async function readHistory(
  uri: vscode.Uri,
  repository: GitRepository,
  head: string | undefined,
): Promise<History> {
  const revisions = new Map<string, string>();
  for (const { hash } of await repository.log({ maxEntries: REVISIONS, path: uri.fsPath })) {
    const digest = digestOf(await textAt(repository, hash, uri));
    if (!revisions.has(digest)) revisions.set(digest, hash);
  }
  return { head, revisions };
}

async function textAt(repository: GitRepository, hash: string, uri: vscode.Uri): Promise<string> {
  return normaliseText(await decodeArticle(uri, await repository.buffer(hash, uri.fsPath)));
}
