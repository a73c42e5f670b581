/**
 * Retrieval, side by side with peers: npm run eval:retrieval -- FILE-OR-DIR… [--weights FILE]… [--ablate]
 * With --model FOLDER --runtime FOLDER (where `@huggingface/transformers` is installed; `npm run build` first) the ranking
 * is run a second time with that sentence model. `--ablate` switches off one kind of features after another, with the weights
 * in use and without training them again: what a feature carries that no other makes up for. Weights trained without some features (see `train:matching`) are run beside the ones in use.
 * Takes files in the format of `ecbplus-*.json`, of `nanco-*.json`, and directories in that of `checkthat2020`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateCheckThat } from './retrieval/checkthat.ts';
import { evaluateEcbPlus } from './retrieval/ecbplusEval.ts';
import { evaluateNanco } from './retrieval/nanco.ts';
import { loadModel } from './retrieval/semantic.ts';

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    weights: { type: 'string', multiple: true, default: [] },
    model: { type: 'string' },
    runtime: { type: 'string' },
    ablate: { type: 'boolean', default: false },
  },
});
if (paths.length === 0) {
  console.error('usage: npm run eval:retrieval -- FILE-OR-DIR… [--weights FILE]… [--ablate]');
  process.exit(2);
}

async function main(): Promise<void> {
  const encoder =
    values.model === undefined || values.runtime === undefined
      ? undefined
      : await loadModel(values.model, values.runtime);
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
      for (const part of parts) results[join(path, part)] = await evaluateCheckThat(path, part);
      if (parts.length === 0) console.error(`no queries found under ${path}`);
      continue;
    }
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    results[path] = Array.isArray(data)
      ? await evaluateNanco(data)
      : await evaluateEcbPlus(data, values.weights, encoder, values.ablate);
  }
  encoder?.dispose();
  console.log(JSON.stringify(results));
}

void main();
