import type { Particulars } from '../model/annotation.ts';
import type { ArticleRecord } from './articleRecord.ts';
import type { Stamp } from './articleTable.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import { textMark } from './textMark.ts';

/** Stands for as much of what was set for an article as matching looks at. */
export const setOf = (particulars: Particulars | undefined): number =>
  particulars === undefined
    ? 0
    : textMark(JSON.stringify([particulars.published ?? '', ...(particulars.agency ?? [])])).hash;

/** Whether a file is as it was read. */
export const isSame = (a: Stamp | undefined, b: Stamp): boolean =>
  a !== undefined && a.modified === b.modified && a.size === b.size && a.set === b.set;

/** Whether an index holds what an article was read as just now. */
export const holds = (known: IndexedArticle | undefined, record: ArticleRecord | undefined): boolean =>
  known !== undefined &&
  record !== undefined &&
  known.mark.length === record.mark.length &&
  known.mark.hash === record.mark.hash &&
  known.published === record.published &&
  known.fingerprint.agencies.join() === record.agencies.join();
