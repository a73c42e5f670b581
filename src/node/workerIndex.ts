import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { BulkReader, ReadOutcome, ReadRequest } from '../core/corpus/bulkReader.ts';
import { Emitter } from '../core/corpus/emitter.ts';
import { attributedRecordOf } from '../core/matching/articleRecord.ts';
import type { ClaimJudgements } from '../core/matching/judgements.ts';
import type { MatchIndex, MatchOptions, MatchQuery } from '../core/matching/matchIndex.ts';
import type { Particulars } from '../core/model/annotation.ts';
import type { Article } from '../core/model/article.ts';
import type { Match } from '../core/model/match.ts';
import type { ArticleId, Cancellation, Logger, Subscribe } from '../core/ports.ts';
import type { IndexReply, IndexRequest, IndexSetup } from './indexProtocol.ts';
import { startThread } from './startThread.ts';

/** Articles told of in one message. */
const LISTED_AT_ONCE = 1000;

/** Milliseconds between two looks at whether somebody cancelled. */
const CANCEL_POLL = 50;

interface Waiting {
  readonly resolve: (reply: IndexReply) => void;
  readonly reject: (reason: Error) => void;
  readonly told: ((done: number) => void) | undefined;
}

export interface WorkerIndexOptions {
  readonly setup: Omit<IndexSetup, 'kind'>;
  /** Tells of articles whether their bytes are UTF-8, as far as the settings of this moment say. */
  readonly encodings: () => (article: ArticleId) => boolean;
  readonly logger: Logger;
}

type IndexCall = Exclude<Extract<IndexRequest, { request: number }>, { kind: 'listed' }>;
/** A request without its number, which is given when it is sent. */
type Unnumbered<T> = T extends { request: number } ? Omit<T, 'request'> : never;

/** The index in a worker thread, so that the host never waits for reading or ranking. Started when it is opened. */
export class WorkerIndex implements MatchIndex, BulkReader {
  private worker: Worker | undefined;
  private opening: Promise<number> | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;
  private judgements: readonly ClaimJudgements[] = [];
  private readonly stopped: Emitter<void>;
  readonly onDidStop: Subscribe<void>;

  constructor(private readonly options: WorkerIndexOptions) {
    this.stopped = new Emitter((cause) => options.logger.error('A listener to the index failed', cause));
    this.onDidStop = this.stopped.event;
  }

  open(): Promise<number> {
    this.opening ??= this.start();
    return this.opening;
  }

  update(id: ArticleId, article: Article | undefined, particulars?: Particulars): void {
    const record = article && attributedRecordOf(article, particulars);
    this.send({ kind: 'update', id, record, text: article?.text });
  }

  judge(judgements: readonly ClaimJudgements[]): void {
    this.judgements = judgements;
    this.send({ kind: 'judge', judgements });
  }

  async match(query: MatchQuery, options: MatchOptions): Promise<readonly Match[]> {
    if (this.worker === undefined) return [];
    const reply = await this.ask({ kind: 'match', query, options });
    return reply.kind === 'matches' ? reply.matches : [];
  }

  async read(
    { articles, elsewhere, whole, particulars }: ReadRequest,
    cancellation: Cancellation,
    told: (done: number) => void,
  ): Promise<ReadOutcome> {
    await this.open();
    const { worker } = this;
    const isUtf8 = this.options.encodings();
    const request = this.requests++;
    for (let from = 0; from < articles.length; from += LISTED_AT_ONCE) {
      const some = articles.slice(from, from + LISTED_AT_ONCE);
      const encoded = some.filter((article) => !isUtf8(article));
      this.send({ kind: 'listed', request, files: { articles: some, encoded } });
      if (from + LISTED_AT_ONCE < articles.length) await setImmediate();
      // Another one that was started meanwhile has not heard of the first.
      if (this.worker !== worker) throw new Error('the index stopped');
    }
    const files = { elsewhere: Array.from(elsewhere), whole, particulars: Array.from(particulars) };
    const asked = this.askAs(request, { kind: 'read', files }, told);
    const poll = setInterval(() => {
      if (cancellation.isCancellationRequested) this.send({ kind: 'cancel', request });
    }, CANCEL_POLL);
    try {
      const reply = await asked;
      return reply.kind === 'read' ? reply.outcome : { unread: [], gone: [] };
    } finally {
      clearInterval(poll);
    }
  }

  async clear(): Promise<void> {
    await this.open();
    await this.ask({ kind: 'clear' });
  }

  /** What is not stored yet is stored, if there is time for it. */
  dispose(): void {
    this.send({ kind: 'close' });
    this.release(new Error('the index was let go'));
  }

  private start(): Promise<number> {
    const { setup, logger } = this.options;
    return new Promise((resolve, reject) => {
      const worker = startThread({ kind: 'index', ...setup });
      this.worker = worker;
      worker.on('message', (reply: IndexReply) => {
        if (reply.kind === 'opened') {
          if (reply.problem !== undefined)
            logger.warn(`The stored index is not used and will be made again: ${reply.problem}`);
          resolve(reply.articles);
        } else this.hear(reply);
      });
      const failed = (error: Error): void => {
        reject(error);
        if (this.worker !== worker) return;
        logger.error('The index stopped', error);
        this.release(error);
        this.stopped.fire();
      };
      worker.on('error', failed);
      worker.on('exit', (code) => failed(new Error(`the index ended with code ${code}`)));
      this.send({ kind: 'judge', judgements: this.judgements });
    });
  }

  private ask(call: Unnumbered<IndexCall>): Promise<IndexReply> {
    return this.askAs(this.requests++, call);
  }

  private askAs(
    request: number,
    call: Unnumbered<IndexCall>,
    told?: (done: number) => void,
  ): Promise<IndexReply> {
    if (this.worker === undefined) return Promise.reject(new Error('the index is not open'));
    return new Promise((resolve, reject) => {
      this.waiting.set(request, { resolve, reject, told });
      this.send({ ...call, request });
    });
  }

  private send(message: IndexRequest): void {
    this.worker?.postMessage(message, []);
  }

  private hear(reply: Exclude<IndexReply, { kind: 'opened' }>): void {
    if (reply.kind === 'trouble') {
      this.options.logger.warn(reply.message);
      return;
    }
    const waiting = this.waiting.get(reply.request);
    if (reply.kind === 'progress') {
      waiting?.told?.(reply.done);
      return;
    }
    this.waiting.delete(reply.request);
    if (reply.kind === 'failed') waiting?.reject(new Error(reply.message));
    else waiting?.resolve(reply);
  }

  /** Fails what waits; from now on there is no worker until it is opened again. */
  private release(reason: Error): void {
    this.worker = undefined;
    this.opening = undefined;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}
