import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { articleIn } from '../core/corpus/library.ts';
import { attributedRecordOf, type ArticleRecord } from '../core/matching/articleRecord.ts';
import type { Particulars } from '../core/model/annotation.ts';
import type { ArticleId } from '../core/ports.ts';
import { normaliseText } from '../core/text/normalise.ts';

/** An article's file, and what its bytes do not tell. */
export interface ArticleFile {
  readonly id: ArticleId;
  readonly path: string;
  /** Whether it may be in another encoding than UTF-8: only ASCII is sure to be read well. */
  readonly encoded: boolean;
  readonly particulars: Particulars | undefined;
}

export const recordOfText = (text: string, { id, particulars }: ArticleFile): ArticleRecord =>
  attributedRecordOf(articleIn(text, id), particulars);

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Normalised; undefined where it cannot be read, or not for sure. */
export function readText(path: string, encoded: boolean): string | undefined {
  try {
    if (!encoded) {
      // Decoded as it is read, in half the time. What is no UTF-8 is replaced, and a byte order mark kept: then the bytes tell.
      const text = readFileSync(path, 'utf8');
      if (!text.includes('\uFFFD') && !text.startsWith('\uFEFF')) return normaliseText(text);
    }
    const bytes = readFileSync(path);
    return encoded && !isAscii(bytes) ? undefined : normaliseText(UTF8.decode(bytes));
  } catch {
    // Whoever asked reads it another way, or says what is wrong with it.
    return undefined;
  }
}
