import { join } from 'node:path';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';

/** A search engine over sentences, which are numbered from 0. */
export interface Peer {
  readonly name: string;
  add(sentences: readonly string[]): void;
  /** The numbers of the best sentences, best first, any of whose words are in the text. */
  search(text: string, limit: number): number[];
  close(): void;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function minisearch(): Peer {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], tokenize: wordsOf });
  return {
    name: 'minisearch',
    add: (sentences) => index.addAll(sentences.map((text, id) => ({ id, text }))),
    search: (text, limit) =>
      index
        .search(text, { combineWith: 'OR' })
        .slice(0, limit)
        .map(({ id }) => Number(id)),
    close: () => index.removeAll(),
  };
}

function flexsearch(): Peer {
  const index = new Index({ tokenize: 'strict' });
  return {
    name: 'flexsearch',
    add: (sentences) => sentences.forEach((text, id) => void index.add(id, text)),
    search: (text, limit) => index.search(text, { limit, suggest: true }).map(Number),
    close: () => void index.clear(),
  };
}

interface Statement {
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): { readonly rowid: number }[];
}
interface Sqlite {
  readonly DatabaseSync: new (path: string) => {
    exec(sql: string): void;
    prepare(sql: string): Statement;
    close(): void;
  };
}

/** Undefined where the runtime has no SQLite: Node has it from 22.5 on. */
function sqlite(folder: string): Peer | undefined {
  const getModule = (process as { getBuiltinModule?: (name: string) => unknown }).getBuiltinModule;
  const built = getModule?.('node:sqlite') as Sqlite | undefined;
  if (built === undefined) return undefined;
  const database = new built.DatabaseSync(join(folder, 'sentences.sqlite'));
  database.exec('CREATE VIRTUAL TABLE sentences USING fts5(text)');
  const search = database.prepare(
    'SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY bm25(sentences) LIMIT ?',
  );
  return {
    name: 'SQLite FTS5',
    add(sentences) {
      const insert = database.prepare('INSERT INTO sentences(rowid, text) VALUES (?, ?)');
      database.exec('BEGIN');
      sentences.forEach((text, id) => insert.run(id, text));
      database.exec('COMMIT');
    },
    search: (text, limit) =>
      search
        .all(
          wordsOf(text)
            .map((word) => `"${word}"`)
            .join(' OR '),
          limit,
        )
        .map(({ rowid }) => rowid),
    close: () => database.close(),
  };
}

/** @param folder where those that keep files may keep them */
export const PEERS: readonly ((folder: string) => Peer | undefined)[] = [minisearch, flexsearch, sqlite];
