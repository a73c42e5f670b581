import { articleOf, REGISTER_NAME } from '../core/corpus/articleNames.ts';
import { anchorPassages } from '../core/corpus/anchorPassages.ts';
import { ORPHANED } from '../core/corpus/anchoredAnnotation.ts';
import type { Anchoring } from '../core/model/anchor.ts';
import type { Annotation, Rejection } from '../core/model/annotation.ts';
import type { Problem } from '../core/model/problem.ts';
import type { ArticleId, FileId, OldTexts, Scheduler } from '../core/ports.ts';
import { parseSidecar, type SidecarDocument } from '../core/sidecar/document.ts';
import { parseRegister } from '../core/sidecar/register.ts';
import { Lines } from '../core/text/lines.ts';
import type { ArticleFile, Folder } from './adapters/folder.ts';

/** A sidecar with its article, every annotation anchored. */
export interface Annotated {
  readonly file: FileId;
  readonly id: ArticleId;
  readonly document: SidecarDocument;
  /** Undefined where there is no such file. */
  readonly article: ArticleFile | undefined;
  readonly annotations: readonly { readonly annotation: Annotation; readonly anchoring: Anchoring }[];
  readonly rejections: readonly { readonly rejection: Rejection; readonly anchoring: Anchoring }[];
}

export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message: string;
}

/** Nobody else waits for a turn. */
const ALONE: Scheduler = { yield: () => Promise.resolve() };

/** Reads every sidecar of a folder, one after another, so that no more than one is held. */
export async function* annotatedArticles(folder: Folder, oldTexts: OldTexts): AsyncGenerator<Annotated> {
  for (const file of folder.sidecars()) {
    const id = articleOf(file);
    const source = folder.source(file);
    if (id === undefined || source === undefined) continue;
    const document = parseSidecar(source);
    const article = folder.article(id);
    const { annotations, rejections } = document;
    const anchorings = article
      ? await anchorPassages(
          id,
          article.text,
          document.digest,
          [...annotations, ...rejections],
          oldTexts,
          ALONE,
        )
      : [];
    const at = (index: number): Anchoring => anchorings[index] ?? ORPHANED;
    yield {
      file,
      id,
      document,
      article,
      annotations: annotations.map((annotation, index) => ({ annotation, anchoring: at(index) })),
      rejections: rejections.map((rejection, index) => ({
        rejection,
        anchoring: at(annotations.length + index),
      })),
    };
  }
}

/** What is wrong with a sidecar, its article's file and the two together. */
export function problemsOf({ file, id, document, article }: Annotated): FileProblem[] {
  const problems = document.problems.map((problem) => inFile(file, problem));
  if (!article)
    problems.push({
      file,
      line: 1,
      column: 1,
      severity: 'error',
      code: 'missing-article',
      message: `There is no article ${id}`,
    });
  else if (article.replaced) {
    const { line, character } = new Lines(article.text).positionAt(article.text.indexOf('\uFFFD'));
    problems.push({
      file: id,
      line: line + 1,
      column: character + 1,
      severity: 'warning',
      code: 'undecodable-bytes',
      message: 'Some bytes are none in this encoding and were replaced; --encoding names another',
    });
  }
  return problems;
}

/** What is wrong with the claims register, if there is one. */
export function registerProblems(folder: Folder): FileProblem[] {
  const source = folder.register();
  if (source === undefined) return [];
  return parseRegister(source).problems.map((problem) => inFile(REGISTER_NAME, problem));
}

function inFile(file: string, { line, column, severity, code, message }: Problem): FileProblem {
  return { file, line, column, severity, code, message };
}
