import type { MessagePort } from 'node:worker_threads';
import type { ReadOutcome } from '../core/corpus/bulkReader.ts';
import type { SentenceIndex } from '../core/matching/embeddedIndex.ts';
import { UnusableSnapshot } from '../core/matching/snapshotReader.ts';
import { DiskCorpus } from './diskCorpus.ts';
import type {
  IndexReply,
  IndexRequest,
  IndexSetup,
  ListedFiles,
  ReaderSetup,
  ReadFiles,
} from './indexProtocol.ts';
import { Practice } from './practice.ts';
import { serveReading } from './readerThread.ts';
import { SnapshotFile } from './snapshotFile.ts';

/** Milliseconds after which what a window opens with is taken to have been answered. */
const QUIET = 500;
/** Milliseconds after which changes are stored, and between two times while articles are read. */
const SETTLED = 3000;
const READING = 30_000;
/** Storing a large index takes a while, in which nobody is answered: it comes after so many times that long. */
const SELDOM = 30;

/** The index in a thread of its own: reads articles, answers questions, and stores itself. */
class IndexWorker {
  private readonly file: SnapshotFile;
  private readonly corpus: DiskCorpus;
  private readonly listed = new Map<number, ListedFiles[]>();
  private readonly running = new Map<number, { isCancellationRequested: boolean }>();
  private readonly practice = new Practice(() => this.practise());
  private stored = 0;
  private storedAt = performance.now();
  /** Milliseconds it took to store it last. */
  private storing = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    { file, code }: IndexSetup,
    version: string,
    private readonly reply: (message: IndexReply) => void,
    private readonly asked: () => void,
  ) {
    this.file = new SnapshotFile(file, version);
    let index: SentenceIndex | undefined;
    let problem: string | undefined;
    try {
      this.file.tidy();
      index = this.file.load();
    } catch (cause) {
      // It is made again, from the articles; a damaged one is worth a word, one of another version is not.
      problem = cause instanceof UnusableSnapshot ? cause.message : messageOf(cause);
    }
    this.corpus = new DiskCorpus(index, code);
    reply({ kind: 'opened', articles: this.corpus.index.size, problem });
    // looking for what a former session left takes a while where there is much, and the first question is on its way
    setTimeout(() => {
      // it comes after what is being read as well
      if (this.running.size === 0) this.attributeRest();
    }, QUIET);
    this.practice.putOff();
  }

  hear(message: IndexRequest): void {
    this.practice.putOff();
    switch (message.kind) {
      case 'match':
        this.storeLater();
        this.answer(message.request, async () => ({
          kind: 'matches',
          request: message.request,
          matches: await this.corpus.match(message.query, message.options),
        }));
        this.asked();
        break;
      case 'update':
        this.corpus.takeFromElsewhere(message.id, message.record, message.text);
        this.storeSoon();
        break;
      case 'judge':
        this.corpus.judge(message.judgements);
        break;
      case 'listed': {
        const parts = this.listed.get(message.request);
        if (parts === undefined) this.listed.set(message.request, [message.files]);
        else parts.push(message.files);
        break;
      }
      case 'read':
        this.answer(message.request, async () => ({
          kind: 'read',
          request: message.request,
          outcome: await this.read(message.request, { ...message.files, ...this.listedFor(message.request) }),
        }));
        break;
      case 'cancel': {
        const running = this.running.get(message.request);
        if (running) running.isCancellationRequested = true;
        break;
      }
      case 'clear':
        this.answer(message.request, async () => {
          this.corpus.clear();
          this.file.delete();
          return { kind: 'cleared', request: message.request };
        });
        break;
      case 'close':
        this.store();
        process.exit();
    }
  }

  private listedFor(request: number): ListedFiles {
    const parts = this.listed.get(request) ?? [];
    this.listed.delete(request);
    return {
      articles: parts.flatMap(({ articles }) => articles),
      encoded: parts.flatMap(({ encoded }) => encoded),
    };
  }

  private async read(request: number, files: ReadFiles): Promise<ReadOutcome> {
    const cancellation = { isCancellationRequested: false };
    this.running.set(request, cancellation);
    try {
      return await this.corpus.read(files, cancellation, (done) => {
        this.reply({ kind: 'progress', request, done });
        this.storeIfLate();
      });
    } finally {
      this.running.delete(request);
      this.attributeRest();
      this.practice.putOff();
    }
  }

  /** What is left to be found out about the articles, once nobody waits for it. */
  private attributeRest(): void {
    this.corpus
      .attributeRest(() => this.storeIfLate())
      .then(
        () => this.storeSoon(),
        (cause: unknown) => this.reply({ kind: 'trouble', message: messageOf(cause) }),
      );
  }

  /** Not while articles are read, for which people wait. */
  private async practise(): Promise<boolean> {
    if (this.running.size > 0) return false;
    try {
      return await this.corpus.practise();
    } catch (cause) {
      this.reply({ kind: 'trouble', message: messageOf(cause) });
      return false;
    }
  }

  private storeIfLate(): void {
    if (performance.now() - this.storedAt > Math.max(READING, SELDOM * this.storing)) this.store();
  }

  private answer(request: number, work: () => Promise<IndexReply>): void {
    work().then(this.reply, (cause: unknown) =>
      this.reply({ kind: 'failed', request, message: messageOf(cause) }),
    );
  }

  private storeSoon(): void {
    if (this.stored === this.corpus.changes) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.store(), Math.max(SETTLED, SELDOM * this.storing));
  }

  /** Whoever asks may ask again at once, and is not to wait while all is stored: that has time, though not for ever. */
  private storeLater(): void {
    if (this.timer !== undefined && performance.now() - this.storedAt < READING) this.storeSoon();
  }

  private store(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.storedAt = performance.now();
    if (this.stored === this.corpus.changes) return;
    try {
      this.file.save(this.corpus.index);
      this.stored = this.corpus.changes;
      this.storing = performance.now() - this.storedAt;
    } catch (cause) {
      this.reply({ kind: 'trouble', message: `The index could not be stored: ${messageOf(cause)}` });
    }
  }
}

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);

/**
 * Does what a thread of the index is started for.
 * @param version of what it is done with, which decides what is stored of an article
 * @param asked hears of each question
 */
export function serve(
  port: MessagePort,
  setup: IndexSetup | ReaderSetup,
  version: string,
  asked: () => void,
): void {
  if (setup.kind === 'reader') serveReading(port);
  else {
    const worker = new IndexWorker(setup, version, (message) => port.postMessage(message), asked);
    port.on('message', (message: IndexRequest) => worker.hear(message));
  }
}
