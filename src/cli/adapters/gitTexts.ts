import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import type { ArticleId, OldTexts } from '../../core/ports.ts';
import { digestOf } from '../../core/text/digest.ts';
import { errorCode } from '../../node/atomicWrite.ts';
import { articleFile } from './folder.ts';

/** How many revisions of an article are looked through. */
const REVISIONS = 50;
const MOST_BYTES = 512 * 1024 * 1024;

/** Nothing a repository's own configuration names is run: the folder may be anybody's. */
const QUIET = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];

/** Earlier versions of articles from git's history, renames followed. Without git or a repository there are none. */
export class GitTexts implements OldTexts {
  private readonly texts = new Map<ArticleId, ReadonlyMap<string, string>>();
  private readonly repositories = new Map<string, boolean>();
  private gitIsMissing = false;

  constructor(
    private readonly folder: string,
    private readonly encoding: string | undefined,
  ) {}

  async find(id: ArticleId, digest: string): Promise<string | undefined> {
    let texts = this.texts.get(id);
    if (!texts) {
      texts = this.history(join(this.folder, id));
      this.texts.set(id, texts);
    }
    return texts.get(digest);
  }

  /** The texts of a file's last revisions by digest. */
  private history(path: string): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    const folder = dirname(path);
    if (!this.isRepository(folder)) return texts;
    const log = this.git(folder, [
      'log',
      `-n${REVISIONS}`,
      '--follow',
      '--format=',
      '--raw',
      '--no-abbrev',
      '-z',
      '--',
      basename(path),
    ]);
    const blobs = new Set<string>();
    for (const [, before, after] of (log?.toString('latin1') ?? '').matchAll(
      /:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /g,
    ))
      for (const blob of [after, before]) if (blob !== undefined && !/^0+$/.test(blob)) blobs.add(blob);
    if (blobs.size === 0) return texts;
    const contents = this.git(
      folder,
      ['cat-file', '--batch'],
      Array.from(blobs, (blob) => `${blob}\n`).join(''),
    );
    for (const bytes of contents ? batchContents(contents) : []) {
      const { text } = articleFile(bytes, this.encoding);
      texts.set(digestOf(text), text);
    }
    return texts;
  }

  private isRepository(folder: string): boolean {
    let known = this.repositories.get(folder);
    if (known === undefined) {
      known = this.git(folder, ['rev-parse', '--is-inside-work-tree'])?.toString().trim() === 'true';
      this.repositories.set(folder, known);
    }
    return known;
  }

  /** What git prints, or undefined where it failed: no repository, no such file, no git. */
  private git(folder: string, args: readonly string[], input?: string): Buffer | undefined {
    if (this.gitIsMissing) return undefined;
    const run = spawnSync('git', [...QUIET, ...args], {
      cwd: folder,
      ...(input !== undefined && { input }),
      maxBuffer: MOST_BYTES,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    if (run.error && errorCode(run.error) === 'ENOENT') this.gitIsMissing = true;
    return run.status === 0 ? run.stdout : undefined;
  }
}

/** The contents in the answer of `git cat-file --batch`: a line "id blob size", that many bytes, a line end. */
function* batchContents(answer: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < answer.length;) {
    const lineEnd = answer.indexOf(0x0a, at);
    if (lineEnd < 0) return;
    const size = /^\S+ blob (\d+)$/.exec(answer.toString('latin1', at, lineEnd))?.[1];
    at = lineEnd + 1;
    if (size === undefined) continue;
    yield answer.subarray(at, at + Number(size));
    at += Number(size) + 1;
  }
}
