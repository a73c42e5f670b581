import { join, posix, relative, resolve, sep } from 'node:path';
import { articleOf, isProjectFile, REGISTER_NAME } from '../../core/corpus/articleNames.ts';
import { IgnoreRules } from '../../core/corpus/ignoreRules.ts';
import type { ArticleId, FileId } from '../../core/ports.ts';
import { normaliseText } from '../../core/text/normalise.ts';
import { readIfThere } from '../../node/atomicWrite.ts';
import { decode } from './decode.ts';
import { filesBelow } from './walk.ts';

const ARTICLE = /\.(?:txt|text|md|markdown|article)$/i;

/** An article's file as it lies on disk. */
export interface ArticleFile {
  readonly bytes: Uint8Array;
  /** Normalised. */
  readonly text: string;
  /** Some bytes could not be decoded; U+FFFD stands in their place. */
  readonly replaced: boolean;
}

/** A folder of articles on disk. Ids are paths relative to it, with forward slashes. */
export class Folder {
  private files: readonly string[] | undefined;

  constructor(
    readonly path: string,
    private readonly encoding?: string,
  ) {}

  /** Every article: by its ending, no project file, nothing a `.gitignore` leaves out. */
  async articles(): Promise<readonly ArticleId[]> {
    const ignored = new IgnoreRules(async (folder) => {
      const bytes = readIfThere(join(this.path, folder, '.gitignore'));
      return bytes && decode(bytes).text;
    });
    const articles: ArticleId[] = [];
    for (const file of this.all())
      if (ARTICLE.test(file) && !isProjectFile(posix.basename(file)) && !(await ignored.ignores(file)))
        articles.push(file);
    return articles;
  }

  /** Every sidecar, wherever it lies. */
  sidecars(): readonly FileId[] {
    return this.all().filter((file) => articleOf(file) !== undefined);
  }

  /** The source of the claims register, or undefined where there is none. */
  register(): string | undefined {
    return this.source(REGISTER_NAME);
  }

  /** The source of a sidecar or register, or undefined where there is none. YAML is UTF-8 or UTF-16. */
  source(file: FileId): string | undefined {
    const bytes = readIfThere(join(this.path, file));
    return bytes && decode(bytes).text;
  }

  article(id: ArticleId): ArticleFile | undefined {
    const bytes = readIfThere(join(this.path, id));
    return bytes && articleFile(bytes, this.encoding);
  }

  /** The id of an article named on the command line: relative to the folder, or to where the command runs. */
  idOf(path: string): ArticleId {
    const inFolder = posix.normalize(path.split(sep).join('/'));
    const fromHere = relative(resolve(this.path), resolve(path)).split(sep).join('/');
    return fromHere.startsWith('../') || readIfThere(resolve(this.path, inFolder)) !== undefined
      ? inFolder
      : fromHere;
  }

  private all(): readonly string[] {
    this.files ??= filesBelow(this.path);
    return this.files;
  }
}

export function articleFile(bytes: Uint8Array, encoding: string | undefined): ArticleFile {
  const { text, replaced } = decode(bytes, encoding);
  return { bytes, text: normaliseText(text), replaced };
}
