import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../../../src/core/text/digest.ts';
import { generateArticles, type GeneratedArticle } from '../scale/generate.ts';

/** Where an archive's files are before the measure begins. */
export interface Archive {
  readonly articles: number;
  readonly annotations: number;
}

/**
 * Writes invented articles into one folder and sidecars for them into another, so that the measure can put these in
 * place when it begins: a workspace with sidecars starts the extension by itself.
 */
export function writeArchive(workspace: string, sidecars: string, size: Archive): Archive {
  let annotations = 0;
  let articles = 0;
  const write = (folder: string, path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const article of generateArticles(size.articles)) {
    articles++;
    write(workspace, article.path, article.text);
    if (annotations >= size.annotations || article.claims.length === 0) continue;
    write(sidecars, `${article.path}.claims.yaml`, sidecarOf(article, annotations));
    annotations += article.claims.length;
  }
  return { articles, annotations };
}

/** Every sentence that carries a claim, tagged. */
function sidecarOf({ text, claims }: GeneratedArticle, before: number): string {
  const blocks = claims.map(({ claim, sentence }, index) => {
    const start = text.indexOf(sentence);
    const end = start + sentence.length;
    return `  - id: a${String(before + index).padStart(7, '0')}
    claim: claim-${claim}
    quote: ${JSON.stringify(sentence)}
    prefix: ${JSON.stringify(text.slice(Math.max(0, start - 32), start))}
    suffix: ${JSON.stringify(text.slice(end, end + 32))}
    position: [${start}, ${end}]
`;
  });
  return `version: 1\narticle:\n  digest: ${digestOf(text)}\nannotations:\n${blocks.join('')}`;
}
