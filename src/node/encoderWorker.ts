import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../core/messageOf.ts';
import type { EncodeRequest, EncoderReply, EncoderSetup } from './encoderProtocol.ts';

/** As much of `@huggingface/transformers` as is used here: it is the user's to install, and may be absent. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; cacheDir: string | null };
  pipeline(task: 'feature-extraction', model: string, options: { dtype: 'q8' | 'fp32' }): Promise<Extractor>;
}

type Extractor = (
  texts: readonly string[],
  options: { pooling: 'mean'; normalize: true },
) => Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }>;

/** The quantised file where the model comes with one: a quarter of the size, and as good for ranking. */
function precisionOf(model: string): 'q8' | 'fp32' {
  const local = existsSync(model);
  return !local || existsSync(join(model, 'onnx', 'model_quantized.onnx')) ? 'q8' : 'fp32';
}

async function load({ model, runtime, cache }: EncoderSetup): Promise<Extractor> {
  const require = createRequire(join(runtime, 'package.json'));
  const transformers = require('@huggingface/transformers') as Transformers;
  transformers.env.allowRemoteModels = !existsSync(model);
  transformers.env.cacheDir = cache;
  return transformers.pipeline('feature-extraction', model, { dtype: precisionOf(model) });
}

async function vectorsOf(extract: Extractor, texts: readonly string[]): Promise<Float32Array[]> {
  const { data, dims } = await extract(texts, { pooling: 'mean', normalize: true });
  const dimension = dims.at(-1) ?? 0;
  return texts.map((_, at) => data.slice(at * dimension, (at + 1) * dimension));
}

const port = parentPort;
const reply = (message: EncoderReply): void => port?.postMessage(message);

async function run(): Promise<void> {
  const extract = await load(workerData as EncoderSetup);
  const [probe] = await vectorsOf(extract, ['.']);
  port?.on('message', ({ request, texts }: EncodeRequest) => {
    vectorsOf(extract, texts).then(
      (vectors) => reply({ kind: 'vectors', request, vectors }),
      (error: unknown) => reply({ kind: 'failed', request, message: messageOf(error) }),
    );
  });
  reply({ kind: 'ready', dimension: probe?.length ?? 0 });
}

run().catch((error: unknown) => reply({ kind: 'failed', message: messageOf(error) }));
