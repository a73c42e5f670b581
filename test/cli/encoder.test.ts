import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { cosine } from '../../src/core/matching/semanticVectors.ts';
import { NodeSentenceModels } from '../../src/node/sentenceModels.ts';
import { folderWith } from './harness.ts';

const WORKER = fileURLToPath(new URL('../../dist/encoderWorker.js', import.meta.url));
const LIBRARY = 'node_modules/@huggingface/transformers';

/** Stands for the library: vectors of two numbers, how many letters and how many words, made one long. */
const STAND_IN = `
exports.env = { allowRemoteModels: true, cacheDir: null };
exports.pipeline = async (task, model, { dtype }) => {
  if (task !== 'feature-extraction' || dtype !== 'fp32') throw new Error('asked for ' + task + ' as ' + dtype);
  if (exports.env.allowRemoteModels) throw new Error('Could not find ' + model);
  return async (texts, { pooling, normalize }) => {
    if (pooling !== 'mean' || !normalize) throw new Error('wrong pooling');
    if (texts.includes('bad')) throw new Error('cannot encode');
    const data = Float32Array.from(texts.flatMap((text) => {
      const [x, y] = [text.length, text.split(' ').length];
      return [x / Math.hypot(x, y), y / Math.hypot(x, y)];
    }));
    return { data, dims: [texts.length, 2] };
  };
};`;
const PACKAGE = JSON.stringify({ name: '@huggingface/transformers', main: 'index.js' });

describe('a sentence model in a worker', () => {
  const runtime = (): string =>
    folderWith({ [`${LIBRARY}/package.json`]: PACKAGE, [`${LIBRARY}/index.js`]: STAND_IN });

  it('gives a vector for each sentence, and an error for what it cannot encode', async () => {
    const model = folderWith({ 'config.json': '{}' });
    const encoder = await new NodeSentenceModels(WORKER, folderWith({})).load(model, runtime());
    try {
      assert.equal(encoder.dimension, 2);
      assert.deepEqual(await encoder.encode([]), []);
      assert.deepEqual(await encoder.encode(['a b'], { isCancellationRequested: true }), []);
      const [one, other] = await encoder.encode(['a b c', 'abcde']);
      assert.ok(one && other);
      assert.equal(cosine(one, one).toFixed(3), '1.000');
      assert.ok(cosine(one, other) < 0.99);
      await assert.rejects(encoder.encode(['bad']), /cannot encode/);
      assert.equal((await encoder.encode(['still there'])).length, 1);
    } finally {
      encoder.dispose();
    }
  });

  it('fails what is waiting when it is let go', async () => {
    const model = folderWith({ 'config.json': '{}' });
    const encoder = await new NodeSentenceModels(WORKER, folderWith({})).load(model, runtime());
    const waiting = encoder.encode(['a b']);
    encoder.dispose();
    await assert.rejects(waiting, /let go/);
    await assert.rejects(encoder.encode(['too late']), /let go/);
  });

  it('says how to install the library where it is missing', async () => {
    const storage = folderWith({});
    await assert.rejects(
      new NodeSentenceModels(WORKER, storage).load('some/model', ''),
      /npm install --prefix/,
    );
  });

  it('says what is wrong where there is no such model', async () => {
    const models = new NodeSentenceModels(WORKER, folderWith({}));
    await assert.rejects(models.load('/no/such/model', runtime()), /asked for|Could not find/);
  });

  it('runs a real model where one is at hand', async function () {
    const { CORROBORATE_MODEL: model, CORROBORATE_RUNTIME: folder } = process.env;
    if (model === undefined || folder === undefined) {
      console.log('    (CORROBORATE_MODEL and CORROBORATE_RUNTIME name no model and library: skipped)');
      return this.skip();
    }
    const encoder = await new NodeSentenceModels(WORKER, folderWith({})).load(model, folder);
    try {
      const [a, b, c] = await encoder.encode([
        'The cat sat.',
        'A cat was sitting.',
        'Shares fell on Monday.',
      ]);
      assert.ok(a && b && c);
      assert.ok(cosine(a, b) > cosine(a, c) + 0.3);
    } finally {
      encoder.dispose();
    }
  });
});
