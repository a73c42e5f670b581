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
    /** Beginning with this commit; then `maxEntries` counts for nothing. */
    readonly range?: string;
  }): Promise<readonly Commit[]>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
  diffBetween(ref1: string, ref2: string): Promise<readonly Change[]>;
}
interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
}
interface Change {
  readonly originalUri: vscode.Uri;
  readonly renameUri: vscode.Uri | undefined;
}
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

/** A version of an article in git: it may have had another name then. */
interface Revision {
  readonly hash: string;
  readonly path: string;
}

/** The revisions of one article by the digest of their text, as of one commit. */
interface History {
  readonly head: string | undefined;
  readonly revisions: ReadonlyMap<string, Revision>;
}

/**
 * Earlier versions of articles from git's history, renames followed, through the editor's Git extension; none where
 * there is none.
 */
export class GitTexts implements OldTexts {
  private readonly histories = new Map<ArticleId, Promise<History>>();

  constructor(private readonly logger: Logger) {}

  async find(id: ArticleId, digest: string): Promise<string | undefined> {
    try {
      const uri = vscode.Uri.parse(id, true);
      const repository = await repositoryOf(uri);
      if (!repository) return undefined;
      const revision = (await this.historyOf(id, uri, repository)).revisions.get(digest);
      return revision && (await textAt(repository, revision, uri));
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
    const history = readHistory(uri, repository, head, this.logger);
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
  logger: Logger,
): Promise<History> {
  const revisions = new Map<string, Revision>();
  for await (const revision of revisionsOf(uri.fsPath, repository)) {
    let digest;
    try {
      digest = digestOf(await textAt(repository, revision, uri));
    } catch (cause) {
      // The commit that deleted it, or gave it another name, touched it and does not have it.
      logger.debug(`${revision.path} is not in ${revision.hash}: ${String(cause)}`);
      continue;
    }
    if (!revisions.has(digest)) revisions.set(digest, revision);
  }
  return { head, revisions };
}

/** The last revisions of a file, the newest first. Where the oldest of one name was a renaming, those before it follow. */
async function* revisionsOf(current: string, repository: GitRepository): AsyncGenerator<Revision> {
  let left = REVISIONS;
  let path: string | undefined = current;
  let from: string | undefined;
  while (path !== undefined && left > 0) {
    const range = from === undefined ? {} : { range: from };
    const commits = (await repository.log({ maxEntries: left, path, ...range })).slice(0, left);
    for (const { hash } of commits) yield { hash, path };
    left -= commits.length;
    const oldest = commits.at(-1);
    from = oldest?.parents[0];
    path = oldest && from !== undefined ? await nameBefore(repository, from, oldest.hash, path) : undefined;
  }
}

/** What a file was called before a commit that renamed it. */
async function nameBefore(
  repository: GitRepository,
  before: string,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const changes = await repository.diffBetween(before, commit);
  const renamed = changes.find(({ renameUri }) => renameUri?.fsPath === path);
  return renamed && renamed.originalUri.fsPath !== path ? renamed.originalUri.fsPath : undefined;
}

/** Decoded as the article is now, which its settings speak of. */
async function textAt(repository: GitRepository, { hash, path }: Revision, uri: vscode.Uri): Promise<string> {
  return normaliseText(await decodeArticle(uri, await repository.buffer(hash, path)));
}
