import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SentenceEncoder } from '../core/ports.ts';
import { TransformersEncoder } from './transformersEncoder.ts';

const LIBRARY = '@huggingface/transformers';

/** Sentence models on this machine, run by a library the user installs: with its runtimes it takes some 470 MB. */
export class NodeSentenceModels {
  /**
   * @param worker the bundle that runs a model
   * @param storage where the library is looked for unless told otherwise, and models from the hub are kept
   */
  constructor(
    private readonly worker: string,
    private readonly storage: string,
  ) {}

  async load(model: string, runtime: string): Promise<SentenceEncoder> {
    const folder = runtime === '' ? join(this.storage, 'semantic') : runtime;
    if (!existsSync(join(folder, 'node_modules', LIBRARY)))
      throw new Error(
        `${LIBRARY} is not installed in ${folder}. Install it with: npm install --prefix "${folder}" ${LIBRARY}`,
      );
    return TransformersEncoder.load(this.worker, {
      model,
      runtime: folder,
      cache: join(this.storage, 'models'),
    });
  }
}
