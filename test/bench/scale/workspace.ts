import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Folder } from '../../../src/cli/adapters/folder.ts';
import { AnnotatedTexts } from '../../../src/core/corpus/annotatedTexts.ts';
import { Annotations } from '../../../src/core/corpus/annotations.ts';
import { Claims } from '../../../src/core/corpus/claims.ts';
import { CrossReferences } from '../../../src/core/corpus/crossReferences.ts';
import { Indexing } from '../../../src/core/corpus/indexing.ts';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { Registers } from '../../../src/core/corpus/registers.ts';
import type { ThreadCode } from '../../../src/node/indexProtocol.ts';
import { WorkerIndex } from '../../../src/node/workerIndex.ts';
import type { ArticleId, ArticleStore, Logger, SidecarStore } from '../../../src/core/ports.ts';
import { Turns } from '../../../src/turns.ts';

const logger: Logger = {
  debug() {},
  info() {},
  warn: (message) => console.error(message),
  error: (message, cause) => console.error(message, cause),
};

/** What names a file of the folder, as in the editor. */
export const addressOf = (folder: string, path: string): ArticleId => pathToFileURL(join(folder, path)).href;

/** Articles in a folder on disk, read as the extension reads them: a promise a file. */
export class FilesOf implements ArticleStore {
  private listed: Promise<readonly ArticleId[]> | undefined;

  constructor(private readonly path: string) {}

  /** Listed once: the editor's search does it elsewhere, while this would keep the process from anything else. */
  list(): Promise<readonly ArticleId[]> {
    this.listed ??= new Folder(this.path)
      .articles()
      .then((paths) => paths.map((path) => addressOf(this.path, path)));
    return this.listed;
  }

  async read(id: ArticleId): Promise<string | undefined> {
    return new TextDecoder().decode(await this.bytes(id));
  }

  bytes(id: ArticleId): Promise<Uint8Array> {
    return readFile(fileURLToPath(id));
  }
}

/** What the threads of the index run, kept in `storage` once compiled. */
export const codeIn = (storage: string): ThreadCode => ({
  script: resolve('dist/indexThread.js'),
  compiled: join(storage, 'index.compiled'),
});

const NO_SIDECARS: SidecarStore = {
  list: async () => [],
  read: async () => undefined,
  write: () => Promise.reject(new Error('nothing is written here')),
};

/** What a window of the editor holds of a folder, put together as `activate` does; its index is kept in `storage`. */
export function openFolder(articles: ArticleStore, storage: string) {
  const scheduler = new Turns((then) => void setImmediate(then));
  const library = new ArticleLibrary(articles, scheduler);
  const annotations = new Annotations(
    NO_SIDECARS,
    library,
    { find: async () => undefined },
    logger,
    scheduler,
  );
  const registers = new Registers(NO_SIDECARS, logger);
  const claims = new Claims(annotations, registers, new AnnotatedTexts(annotations), logger);
  const index = new WorkerIndex({
    setup: { code: codeIn(storage), file: join(storage, 'articles.index') },
    encodings: () => () => true,
    logger,
  });
  const references = new CrossReferences(library, annotations, claims, index, scheduler);
  const indexing = new Indexing(articles, library, annotations, index, scheduler, logger, index);
  return { articles, library, index, references, indexing };
}

export type Window = ReturnType<typeof openFolder>;
