/**
 * What size costs: a folder of articles from files on disk to every feature answering, questions once it does, and
 * changes; and the same sentences in search engines others use, in the same run.
 *
 * npm run bench:scale -- [--articles N | FOLDER] [--queries N] [--no-peers]
 *
 * Times are in milliseconds, memory in megabytes. Articles are invented unless a folder is given. SQLite takes part
 * where the runtime has it: Node from 22.5 on. Memory in use is what objects and buffers take once everything was asked,
 * of our index as of the others in this thread. Ours lives in a thread of its own, so that it is told besides what the
 * process as a whole has grown by, which an empty thread of the same kind already does by some.
 */
import { appendFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readArticle } from '../../src/core/article/readArticle.ts';
import type { Range } from '../../src/core/model/range.ts';
import { DiskCorpus } from '../../src/node/diskCorpus.ts';
import { versionOf } from '../../src/node/compiledModule.ts';
import { SnapshotFile } from '../../src/node/snapshotFile.ts';
import { temporaryFolder } from '../host/temporary.ts';
import { quantiles } from './anchoring/measures.ts';
import { idleThread, longestBlock, memory, timed, untilIdle } from './scale/gauges.ts';
import { writeCorpus } from './scale/generate.ts';
import { Kept } from './scale/kept.ts';
import { PEERS } from './scale/peers.ts';
import { addressOf, codeIn, FilesOf, openFolder, type Window } from './scale/workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1000' },
    queries: { type: 'string', default: '200' },
    'no-peers': { type: 'boolean', default: false },
  },
});
/** As many as a hover or the command for all matches asks for. */
const LIMIT = 20;
/** Of an engine that takes long for a question, no more are asked than fit in this time. */
const PATIENCE = 30_000;
/** As long as storing a large index may take; where all is stored already nothing more comes. */
const STORING = 5000;
/** Questions that are asked at once when a session begins. */
const EARLY = 20;

interface Passage {
  readonly article: string;
  readonly range: Range;
  readonly text: string;
}

interface Row {
  readonly name: string;
  readonly build: number;
  readonly memory: number;
  readonly median: number;
  readonly p95: number;
  /** Share of the other articles with the same claim that are among the first; where the articles were made here. */
  readonly found?: number;
}

const row = (name: string, ...columns: string[]): void =>
  console.log(name.padEnd(46) + columns.map((column) => column.padStart(12)).join(''));
const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** What a sentence of an invented article tells. */
interface Told {
  readonly article: string;
  readonly sentence: string;
  readonly claim: number;
}

/** Reads every article alone, as the index does, and keeps the sentences for the peers. */
async function readAll(store: FilesOf, passages: Kept<Passage>) {
  const times: number[] = [];
  let characters = 0;
  for (const id of await store.list()) {
    const text = (await store.read(id)) ?? '';
    characters += text.length;
    const { result, ms } = await timed(() => readArticle(text, { name: id }));
    times.push(ms);
    for (const { matchable, range } of result.sentences)
      if (matchable) passages.add({ article: id, range, text: result.text.slice(range.start, range.end) });
  }
  return {
    characters,
    articles: times.length,
    reading: { ...quantiles(times), mean: mean(times) },
  };
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/** Asks each passage, as long as there is patience. */
async function ask(passages: readonly Passage[], search: (passage: Passage) => Promise<string[]> | string[]) {
  const times: number[] = [];
  const answers: string[][] = [];
  const began = performance.now();
  for (const passage of passages) {
    if (performance.now() - began > PATIENCE) break;
    // A person asks one at a time.
    await setImmediate();
    const { result, ms } = await timed(() => search(passage));
    times.push(ms);
    answers.push(result);
  }
  const { median, p95, max } = quantiles(times);
  return { median, p95, max, answers };
}

async function main(): Promise<void> {
  const [given] = positionals;
  const temporary = await temporaryFolder('scale');
  const path = given ?? join(temporary.path, 'corpus');
  const told = new Kept<Told>(join(temporary.path, 'told'));
  if (given === undefined)
    for (const { path: name, claims } of writeCorpus(path, Number(values.articles)))
      for (const one of claims) told.add({ article: addressOf(path, name), ...one });
  const store = new FilesOf(path);
  const passages = new Kept<Passage>(join(temporary.path, 'passages'));
  const { characters, articles, reading } = await readAll(store, passages);
  if (passages.count === 0) throw new Error(`no sentences in ${path}`);
  console.log(`${articles} articles, ${(characters / 1e6).toFixed(1)} MB, ${passages.count} sentences\n`);

  const asked = await someOf(passages, Number(values.queries));

  // An index of nothing, which is what the thread costs by itself.
  const thread = await idleThread({
    kind: 'index',
    code: codeIn(temporary.path),
    file: join(temporary.path, 'none.index'),
  });
  const before = memory();
  const window = openFolder(store, temporary.path);
  const [first] = asked;
  const cold = await longestBlock(() =>
    timed(async () => {
      await window.indexing.start();
      if (first !== undefined) await window.references.matches(first, LIMIT);
    }),
  );
  const search = async ({ article, range }: Passage): Promise<string[]> =>
    (await window.references.matches({ article, range }, LIMIT)).map((match) => match.article);
  // People do not ask hundreds of times in the seconds after the first answer.
  await untilIdle();
  const questions = await longestBlock(() => ask(asked, search));
  const retrieval = await ask(asked, async ({ article, range }) =>
    (await window.index.match({ article, range }, { limit: LIMIT })).map((match) => match.article),
  );
  const after = memory();
  const edited =
    given === undefined && first !== undefined
      ? await longestBlock(() => timed(() => edit(window, first)))
      : undefined;

  await stored(join(temporary.path, 'articles.index'), () => window.index.dispose());
  // The next session: what was stored answers, then every file is looked at.
  const next = openFolder(store, temporary.path);
  const warm = await longestBlock(() =>
    timed(async () => {
      await next.index.open();
      if (first !== undefined) await next.references.matches(first, LIMIT);
    }),
  );
  const early = await ask(asked.slice(1, 1 + EARLY), async ({ article, range }) =>
    (await next.references.matches({ article, range }, LIMIT)).map((match) => match.article),
  );
  const fresh = await longestBlock(() => timed(() => next.indexing.start()));
  await stored(join(temporary.path, 'articles.index'), () => next.index.dispose());

  const used = await inUse(temporary.path, asked);
  const found = await shareFound(asked, told);

  const added = after.used - before.used;
  const resident = after.resident - before.resident;
  const { median, p95, max, answers } = questions.result;
  const ours: Row = {
    name: 'corroborate',
    build: cold.result.ms,
    memory: used,
    median,
    p95,
    ...found(answers),
  };
  row('reading one article, mean', figure(reading.mean));
  row(
    'reading one article, median / p95 / max',
    figure(reading.median),
    figure(reading.p95),
    figure(reading.max),
  );
  row('cold: files on disk → a first answer', figure(cold.result.ms));
  row('warm: next session → a first answer', figure(warm.result.ms), `block ${figure(warm.block)}`);
  row('freshness: every file looked at', figure(fresh.result.ms), `block ${figure(fresh.block)}`);
  row('match query, median / p95 / max', figure(median), figure(p95), figure(max));
  row('  the first of a session, at once', figure(early.median), figure(early.p95), figure(early.max));
  row('  of it the index alone, median / p95', figure(retrieval.median), figure(retrieval.p95));
  row('memory in use, index', figure(used));
  row('memory added here / resident, index and all', figure(added), figure(resident));
  row('  a thread with an empty index, resident', figure(thread));
  row('longest block, building / asking', figure(cold.block), figure(questions.block));
  if (edited)
    row('one article edited → its matches', figure(edited.result.ms), `block ${figure(edited.block)}`);

  const rows: Row[] = [ours];
  if (!values['no-peers']) {
    const articleOf: string[] = [];
    const texts: string[] = [];
    for await (const { article, text } of passages.all()) {
      articleOf.push(article);
      texts.push(text);
    }
    for (const make of PEERS) {
      const base = memory();
      const peer = make(temporary.path);
      if (peer === undefined) continue;
      const { ms: build } = await timed(() => peer.add(texts));
      const { median, p95, answers } = await ask(asked, ({ text }) =>
        peer.search(text, LIMIT).map((number) => articleOf[number] ?? ''),
      );
      rows.push({
        name: peer.name,
        build,
        memory: memory().used - base.used,
        median,
        p95,
        ...found(answers),
      });
      peer.close();
    }
  }
  console.log(
    '\nThe same sentences; ours reads the articles and relates what it finds, the others are given sentences\n',
  );
  row('', 'build', 'memory', 'median', 'p95', 'found', 'p95 ratio');
  for (const one of rows)
    row(
      one.name,
      figure(one.build),
      figure(one.memory),
      figure(one.median),
      figure(one.p95),
      one.found?.toFixed(3) ?? '',
      figure(one.p95 / ours.p95),
    );
  console.log(
    JSON.stringify({
      bench: 'scale',
      articles,
      sentences: passages.count,
      megabytes: characters / 1e6,
      reading,
      cold: { ms: cold.result.ms, block: cold.block },
      warm: { ms: warm.result.ms, block: warm.block },
      freshness: { ms: fresh.result.ms, block: fresh.block },
      query: { median, p95, max, block: questions.block },
      early: { median: early.median, p95: early.p95, max: early.max },
      retrieval: { median: retrieval.median, p95: retrieval.p95 },
      memory: { used, added, resident, thread },
      edited: edited === undefined ? null : { ms: edited.result.ms, block: edited.block },
      rows,
    }),
  );
  await temporary.remove();
}

/** As many as are asked for, from all over. */
async function someOf(passages: Kept<Passage>, wanted: number): Promise<Passage[]> {
  const step = passages.count / Math.min(passages.count, wanted);
  const some: Passage[] = [];
  let index = 0;
  for await (const passage of passages.all()) {
    if (Math.floor(index / step) !== Math.floor((index - 1) / step)) some.push(passage);
    index++;
  }
  return some;
}

/**
 * Tells for the answers to what was asked, in turn, the share of the other articles with the same claim that are among
 * them; nothing where nobody knows.
 */
async function shareFound(asked: readonly Passage[], told: Kept<Told>) {
  const claimsOf = new Map<string, number>();
  const articlesWith = new Map<number, Set<string>>();
  for await (const { article, sentence, claim } of told.all()) {
    claimsOf.set(`${article}\n${sentence}`, claim);
    articlesWith.set(claim, (articlesWith.get(claim) ?? new Set()).add(article));
  }
  const others = asked.map(({ article, text }) =>
    [...(articlesWith.get(claimsOf.get(`${article}\n${text}`) ?? -1) ?? [])]
      .filter((one) => one !== article)
      .slice(0, LIMIT),
  );
  return (answers: readonly string[][]): { found?: number } => {
    const shares = answers.flatMap((answer, index) => {
      const wanted = others[index] ?? [];
      return wanted.length === 0 ? [] : [wanted.filter((one) => answer.includes(one)).length / wanted.length];
    });
    return shares.length === 0 ? {} : { found: mean(shares) };
  };
}

/** Megabytes that the stored index takes where all of it lies in this thread, after the questions. */
async function inUse(storage: string, asked: readonly Passage[]): Promise<number> {
  const code = codeIn(storage);
  const version = versionOf(join(dirname(code.script), 'indexWorker.js'));
  const before = memory();
  const corpus = new DiskCorpus(new SnapshotFile(join(storage, 'articles.index'), version).load(), code);
  if (corpus.index.size === 0) throw new Error('nothing was stored');
  for (const { article, range } of asked) await corpus.match({ article, range }, { limit: LIMIT });
  const used = memory().used - before.used;
  corpus.clear();
  return used;
}

/** Ends a session, and waits for what it has not stored yet. */
async function stored(file: string, end: () => void): Promise<void> {
  const mark = (): string => {
    const found = statSync(file, { throwIfNoEntry: false });
    return `${found?.ino} ${found?.mtimeMs}`;
  };
  const before = mark();
  end();
  const until = performance.now() + STORING;
  while (mark() === before && performance.now() < until) await setTimeout(10);
}

/** What the watcher does once a file was saved, and the question after it. */
async function edit(window: Window, passage: Passage): Promise<void> {
  appendFileSync(fileURLToPath(passage.article), '\n\nA sentence was added to the end of this article.\n');
  window.library.forget(passage.article);
  await window.indexing.refresh([passage.article]);
  await window.references.matches(passage, LIMIT);
}

void main();
