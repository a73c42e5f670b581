import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Cancellation, SentenceEncoder } from '../core/ports.ts';
import type { EncodeRequest, EncoderReply, EncoderSetup } from './encoderProtocol.ts';

interface Waiting {
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * A sentence model run by `@huggingface/transformers` in a thread of its own, so that the host never waits for it.
 * The library is large and native and not shipped: it is loaded from where the user installed it.
 */
export class TransformersEncoder implements SentenceEncoder {
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;
  private stopped: Error | undefined;

  private constructor(
    readonly id: string,
    readonly dimension: number,
    private readonly worker: Worker,
  ) {
    worker.on('message', (reply: EncoderReply) => this.hear(reply));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('the model was let go')));
  }

  /**
   * @param script the worker's bundle
   * Rejects, saying why, where the library or the model cannot be loaded.
   */
  static async load(script: string, setup: EncoderSetup): Promise<TransformersEncoder> {
    const worker = new Worker(script, { workerData: setup });
    const [reply] = (await once(worker, 'message')) as [EncoderReply];
    if (reply.kind === 'ready') return new TransformersEncoder(setup.model, reply.dimension, worker);
    await worker.terminate();
    throw new Error(reply.kind === 'failed' ? reply.message : 'the model did not start');
  }

  encode(texts: readonly string[], cancellation?: Cancellation): Promise<readonly Float32Array[]> {
    if (cancellation?.isCancellationRequested === true || texts.length === 0) return Promise.resolve([]);
    if (this.stopped) return Promise.reject(this.stopped);
    const request = this.requests++;
    return new Promise((resolve, reject) => {
      this.waiting.set(request, { resolve, reject });
      this.worker.postMessage({ request, texts } satisfies EncodeRequest, []);
    });
  }

  dispose(): void {
    // At once: what the worker answers while it is being stopped is nobody's any more.
    this.fail(new Error('the model was let go'));
    void this.worker.terminate();
  }

  private hear(reply: EncoderReply): void {
    if (reply.kind === 'ready' || reply.request === undefined) return;
    const waiting = this.waiting.get(reply.request);
    this.waiting.delete(reply.request);
    if (reply.kind === 'vectors') waiting?.resolve(reply.vectors);
    else waiting?.reject(new Error(reply.message));
  }

  private fail(error: Error): void {
    this.stopped ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
