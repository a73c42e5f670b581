/**
 * Retrieval, side by side with peers: npm run eval:retrieval -- FILE-OR-DIR…
 * Takes files in the format of `ecbplus-*.json`, of `nanco-*.json`, and directories in that of `checkthat2020`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateCheckThat } from './retrieval/checkthat.ts';
import { evaluateEcbPlus } from './retrieval/ecbplus-eval.ts';
import { evaluateNanco } from './retrieval/nanco.ts';

const paths = process.argv.slice(2).filter((argument) => argument !== '--');
if (paths.length === 0) {
  console.error('usage: npm run eval:retrieval -- FILE-OR-DIR…');
  process.exit(2);
}
const results: Record<string, unknown> = {};
for (const path of paths) {
  if (!existsSync(path)) {
    console.error(`no such file or folder: ${path}`);
    process.exit(2);
  }
  console.log(`\n${path}`);
  if (statSync(path).isDirectory()) {
    const parts = ['train', 'dev', 'test', '.'].filter((part) =>
      existsSync(join(path, part, 'tweets.queries.tsv')),
    );
    for (const part of parts) results[join(path, part)] = evaluateCheckThat(path, part);
    if (parts.length === 0) console.error(`no queries found under ${path}`);
    continue;
  }
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  results[path] = Array.isArray(data) ? evaluateNanco(data) : evaluateEcbPlus(data);
}
console.log(JSON.stringify(results));
