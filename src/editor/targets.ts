import { clausesOf } from '../core/article/clauses.ts';
import type { Annotations } from '../core/corpus/annotations.ts';
import type { ArticleLibrary } from '../core/corpus/library.ts';
import { inTextOrder, type AnchoredAnnotation } from '../core/corpus/anchoredAnnotation.ts';
import type { ClaimKey } from '../core/model/claim.ts';
import type { Sentence } from '../core/model/article.ts';
import { touches } from '../core/model/anchor.ts';
import { length, trimmed, type Range } from '../core/model/range.ts';
import type { ArticleId } from '../core/ports.ts';
import type { ActiveArticle } from './activeArticle.ts';
import { DocumentText } from './adapters/positions.ts';

/** A passage a command is about. */
export interface PassageTarget {
  readonly article: ArticleId;
  readonly range: Range;
}

/** Works out what a command is about: what it was given, else what is selected or under the caret. */
export class Targets {
  constructor(
    private readonly active: ActiveArticle,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
  ) {}

  /** The selections without the blanks around them. */
  selected(): readonly PassageTarget[] {
    const { editor, id } = this.active;
    if (!editor || id === undefined) return [];
    const text = DocumentText.of(editor.document);
    return editor.selections
      .filter((selection) => !selection.isEmpty)
      .map((selection) => ({ article: id, range: trimmed(text.text, text.fromRange(selection)) }))
      .filter(({ range }) => length(range) > 0);
  }

  /** The selections without the blanks around them; without a selection the sentence at the caret. */
  async passages(): Promise<readonly PassageTarget[]> {
    const { editor, id } = this.active;
    if (!editor || id === undefined) return [];
    const selected = this.selected();
    if (selected.length > 0) return selected;
    const text = DocumentText.of(editor.document);
    const { active } = editor.selection;
    const line = text.fromRange(editor.document.lineAt(active.line).range);
    const article = await this.library.read(id);
    const sentence = nearest(article?.sentences ?? [], line, text.offsetAt(active));
    return sentence ? [{ article: id, range: sentence.range }] : [];
  }

  /**
   * The clauses of the sentence at the caret, where it is compound and nothing is selected: an annotation carries one
   * claim, so a compound sentence is tagged clause by clause. Empty otherwise.
   */
  async clauses(): Promise<readonly PassageTarget[]> {
    const { editor } = this.active;
    if (!editor || editor.selections.some((selection) => !selection.isEmpty)) return [];
    const [whole] = await this.passages();
    const article = whole && (await this.library.read(whole.article));
    const sentence = article?.sentences.find(({ range }) => range.start === whole?.range.start);
    if (!whole || !article || !sentence) return [];
    const clauses = clausesOf(article, sentence);
    return clauses.length > 1 ? clauses.map((range) => ({ article: whole.article, range })) : [];
  }

  /** The annotation a tree row stands for, else the innermost one under the caret, else the next to be chosen from. */
  annotationsFor(given: unknown, also: unknown): readonly AnchoredAnnotation[] {
    const rows = Array.isArray(also) && also.length > 0 ? also : [given];
    const named = rows.map(asAnnotation).filter((one) => one !== undefined);
    if (named.length > 0)
      return named.map((one) => this.annotations.find(one.article, one.annotation.id) ?? one);
    return this.underCaret().slice(0, 1);
  }

  /** The annotations under the caret or the selection, the innermost first. */
  underCaret(): readonly AnchoredAnnotation[] {
    const { editor, id } = this.active;
    if (!editor || id === undefined) return [];
    const selected = DocumentText.of(editor.document).fromRange(editor.selection);
    const touched: Range = { start: selected.start, end: Math.max(selected.end, selected.start + 1) };
    return (this.annotations.of(id)?.annotations ?? [])
      .filter(({ anchoring }) => touches(anchoring, touched))
      .sort((a, b) => lengthOf(a) - lengthOf(b));
  }

  /** Those of the active article, in text order. */
  here(): readonly AnchoredAnnotation[] {
    const { id } = this.active;
    return id === undefined ? [] : inTextOrder(this.annotations.of(id)?.annotations ?? []);
  }
}

const lengthOf = ({ anchoring: { range } }: AnchoredAnnotation): number => (range ? length(range) : 0);

/** Rows of our trees are annotations themselves or hold one. */
function asAnnotation(row: unknown): AnchoredAnnotation | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  if ('anchoring' in row) return row as AnchoredAnnotation;
  if ('kind' in row && row.kind === 'annotation')
    return (row as { annotation?: AnchoredAnnotation }).annotation;
  if ('appearances' in row) return (row as { appearances: readonly AnchoredAnnotation[] }).appearances[0];
  return undefined;
}

/** Where the passage stands that a row of our trees is about; without a range, in an article that has lost it. */
export function placeOf(
  row: unknown,
): { readonly article: ArticleId; readonly range: Range | undefined } | undefined {
  const one = asAnnotation(row);
  if (one) return { article: one.article, range: one.anchoring.range ?? one.anchoring.candidates[0]?.range };
  const isPassage = typeof row === 'object' && row !== null && 'article' in row && 'range' in row;
  return isPassage ? (row as PassageTarget) : undefined;
}

/** The claim a row of our trees stands for: a claim's own, or the one an annotation is tied to. */
export function claimOf(row: unknown): ClaimKey | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  if (!('claim' in row)) return asAnnotation(row)?.annotation.claim;
  const { claim } = row as { claim: ClaimKey | { key: ClaimKey } | undefined };
  return typeof claim === 'object' ? claim.key : claim;
}

/** The claims of the rows a command was called on: those selected, else the one it was called on. */
export function claimsOf(given: unknown, also: unknown): ReadonlySet<ClaimKey> {
  const rows: readonly unknown[] = Array.isArray(also) && also.length > 0 ? also : [given];
  return new Set(rows.map(claimOf).filter((claim) => claim !== undefined));
}

/**
 * The sentence at `offset`, or the nearest in the line: a caret before the marks of Markdown, or in the blanks at a
 * line's ends, is in none.
 */
function nearest(sentences: readonly Sentence[], line: Range, offset: number): Sentence | undefined {
  const distance = ({ range }: Sentence): number => Math.max(range.start - offset, offset - range.end, 0);
  return sentences
    .filter(({ range }) => range.start <= line.end && line.start <= range.end)
    .reduce<Sentence | undefined>(
      (best, one) => (best === undefined || distance(one) < distance(best) ? one : best),
      undefined,
    );
}
