import type { ArticleId, FileId } from '../ports.ts';

export const SIDECAR_SUFFIX = '.claims.yaml';
export const REGISTER_NAME = 'claims.yaml';

const PROJECT_FILE =
  /^(?:(?:readme|changelog|contributing|licen[cs]e(?:-\w+)?)(?:\.[\w-]+)*|requirements[\w.-]*\.txt)$/i;

/** Whether a file that matches the globs is about the folder (a README, a licence) rather than an article in it. */
export function isProjectFile(fileName: string): boolean {
  return PROJECT_FILE.test(fileName);
}

export const sidecarOf = (article: ArticleId): FileId => article + SIDECAR_SUFFIX;

/** The article a sidecar belongs to, or undefined where the file is no sidecar. */
export function articleOf(file: FileId): ArticleId | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.endsWith(SIDECAR_SUFFIX) && name.length > SIDECAR_SUFFIX.length
    ? file.slice(0, -SIDECAR_SUFFIX.length)
    : undefined;
}

export const isRegister = (file: FileId): boolean =>
  file === REGISTER_NAME || file.endsWith(`/${REGISTER_NAME}`);

/** The last segment of an article's id. */
export const fileNameOf = (article: ArticleId): string => article.slice(article.lastIndexOf('/') + 1);
