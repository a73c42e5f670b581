import { resolve } from 'node:path';
import { readArticle } from '../../core/article/readArticle.ts';
import { fileNameOf } from '../../core/corpus/articleNames.ts';
import { claimsWithoutReview } from '../../core/export/claimReview.ts';
import { refusalsOf, type ExportedArticle, type ExportedCorpus } from '../../core/export/corpus.ts';
import { EXPORT_FORMATS, exportAs } from '../../core/export/formats.ts';
import { parseRegister } from '../../core/sidecar/register.ts';
import { digestOfBytes } from '../../core/text/digest.ts';
import { annotatedArticles, problemsOf, registerProblems } from '../annotated.ts';
import { writeAtomically } from '../../node/atomicWrite.ts';
import { Folder } from '../adapters/folder.ts';
import { GitTexts } from '../adapters/gitTexts.ts';
import { EXIT, printable, type ExitCode, type Output } from '../output.ts';
import { encodingOf, folderOf, oneOf, readArguments, WrongUsage } from '../usage.ts';

/** `corroborate export`: hands over what was found, every quote proven against the saved copy. */
export async function exportFolder(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    encoding: { type: 'string' },
  });
  const format = oneOf('format', values.format, EXPORT_FORMATS);
  if (format === undefined) throw new WrongUsage(`--format is missing: ${EXPORT_FORMATS.join(', ')}`);
  const encoding = encodingOf(values.encoding);
  const folder = new Folder(folderOf(positionals), encoding);
  const articles: ExportedArticle[] = [];
  const errors = registerProblems(folder).filter(({ severity }) => severity === 'error');
  for await (const one of annotatedArticles(folder, new GitTexts(folder.path, encoding))) {
    const stated = one.article ? readArticle(one.article.text, { name: fileNameOf(one.id) }).stated : {};
    errors.push(...problemsOf(one).filter(({ severity }) => severity === 'error'));
    articles.push({
      id: one.id,
      particulars: { ...stated, ...one.document.particulars },
      text: one.article?.text,
      ...(one.article && { current: digestOfBytes(one.article.bytes) }),
      ...(one.document.original !== undefined && { original: one.document.original }),
      annotations: one.annotations,
    });
  }
  const register = folder.register();
  const corpus: ExportedCorpus = {
    articles,
    claims: register === undefined ? [] : parseRegister(register).claims,
    generated: new Date().toISOString(),
  };
  const bytes = exportAs(format, corpus);
  if (values.out === undefined) output.bytes(bytes);
  else writeAtomically(resolve(values.out), bytes);

  const refusals = refusalsOf(corpus);
  for (const { article, annotation, reason } of refusals)
    output.message(`${printable(article)}: ${annotation} is not quoted: ${printable(reason)}`);
  for (const { file, line, column, message } of errors)
    output.message(`${printable(file)}:${line}:${column}: ${printable(message, 400)}`);
  if (format === 'claimreview')
    for (const claim of claimsWithoutReview(corpus))
      output.message(`${printable(claim)} has no statement or no verdict: there is no review of it`);
  return refusals.length > 0 || errors.length > 0 ? EXIT.findings : EXIT.fine;
}
