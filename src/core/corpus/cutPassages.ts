import type { Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';

/** Text that somebody put into an article, and about where: it may have been shifted since. */
export interface Insertion {
  readonly text: string;
  readonly start: number;
}

/** A tagged passage that was deleted from its article while somebody worked on it. */
export interface CutPassage {
  /** Of the annotation. */
  readonly id: string;
  /** Its words when it was deleted: what a paste elsewhere may bring. */
  readonly wording: string;
}

/**
 * The tagged passages that were cut from articles. They are known longer than the edits of the article are followed:
 * between cutting and pasting it may be saved, or written to by another program.
 */
export class CutPassages {
  private readonly wordings = new Map<ArticleId, Map<string, string>>();

  /** Those cut from one article; what is known of others of it stays known. */
  add(article: ArticleId, cut: readonly CutPassage[]): void {
    if (cut.length === 0) return;
    const known = this.wordings.get(article) ?? new Map<string, string>();
    this.wordings.set(article, known);
    for (const { id, wording } of cut) known.set(id, wording);
  }

  /**
   * Those of other articles that were pasted into an article: their words, in full and verbatim, stand in what was
   * inserted. What stood there before may well say the same, as reprints do.
   * @param text the article's, after the insertions
   * @param gone the annotation of one that was cut where it has no place still: it may have been put back
   * @returns those annotations, each with where its words stand now
   */
  *pastedInto<Annotation>(
    to: ArticleId,
    text: string,
    insertions: readonly Insertion[],
    gone: (article: ArticleId, id: string) => Annotation | undefined,
  ): Generator<{ readonly annotation: Annotation; readonly range: Range }> {
    const long = insertions.filter((insertion) => insertion.text.length >= RECOGNISABLE);
    if (long.length === 0) return;
    for (const [article, known] of this.wordings) {
      if (article === to) continue;
      for (const [id, wording] of known) {
        if (wording.length < RECOGNISABLE) continue;
        const annotation = gone(article, id);
        if (annotation === undefined) continue;
        const start = placeOf(wording, text, long);
        if (start >= 0) yield { annotation, range: { start, end: start + wording.length } };
      }
    }
  }
}

/** Shorter words occur by chance: no annotation is to follow them. In UTF-16 code units. */
const RECOGNISABLE = 20;

/** Where words that one of some insertions brought stand now, -1 where none did. */
function placeOf(wording: string, text: string, insertions: readonly Insertion[]): number {
  for (const insertion of insertions) {
    const within = insertion.text.indexOf(wording);
    if (within < 0) continue;
    // What was typed since may have shifted it: the nearest place is the one.
    const expected = insertion.start + within;
    const after = text.indexOf(wording, expected);
    const before = text.lastIndexOf(wording, expected);
    const isAfter = before < 0 || (after >= 0 && after - expected < expected - before);
    return isAfter ? after : before;
  }
  return -1;
}
