import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cosine, SemanticVectors } from '../../../src/core/matching/semanticVectors.ts';
import { TransformersEncoder } from '../../../src/node/transformersEncoder.ts';

/** As many candidates as the editor has the model look at. */
export const LOOKED_AT = 40;

/** Loads a model by the worker the extension uses; it has to be built. */
export function loadModel(model: string, runtime: string): Promise<TransformersEncoder> {
  const worker = fileURLToPath(new URL('../../../dist/encoderWorker.js', import.meta.url));
  const cache = mkdtempSync(join(tmpdir(), 'corroborate-models-'));
  return TransformersEncoder.load(worker, { model: resolve(model), runtime: resolve(runtime), cache });
}

/** The cosine of any two of these sentences, which are encoded once. */
export async function cosinesOf(
  encoder: TransformersEncoder,
  texts: readonly string[],
): Promise<(a: string, b: string) => number> {
  const unique = [...new Set(texts)];
  const found = await new SemanticVectors(encoder).of(unique);
  const vectors = new Map(unique.map((text, at) => [text, found?.[at]] as const));
  return (a, b) => {
    const [one, other] = [vectors.get(a), vectors.get(b)];
    return one === undefined || other === undefined ? 0 : cosine(one, other);
  };
}
