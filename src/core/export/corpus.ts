import type { Anchoring } from '../model/anchor.ts';
import type { Annotation, Particulars } from '../model/annotation.ts';
import type { ClaimEntry, ClaimKey } from '../model/claim.ts';
import type { ArticleId } from '../ports.ts';
import { proveQuote, type Proof } from './evidence.ts';

/** An article whose annotations are handed over. */
export interface ExportedArticle {
  readonly id: ArticleId;
  /** What the article states, and over it what the user set. */
  readonly particulars: Particulars;
  /** The saved copy's normalised text; undefined where there is no copy any more. */
  readonly text: string | undefined;
  /** `sha256-…` of the saved copy's bytes as they are now. */
  readonly current?: string;
  /** `sha256-…` of the file's bytes when it was first annotated. */
  readonly original?: string;
  readonly annotations: readonly {
    readonly annotation: Annotation;
    readonly anchoring: Anchoring;
  }[];
}

/** Everything an export is made of. */
export interface ExportedCorpus {
  readonly articles: readonly ExportedArticle[];
  readonly claims: readonly ClaimEntry[];
  /** When the export is made: an ISO timestamp. */
  readonly generated: string;
}

/** One annotation with its article, and its quote where the saved copy proves it. */
export interface Appearance {
  readonly article: ExportedArticle;
  readonly annotation: Annotation;
  readonly anchoring: Anchoring;
  readonly proof: Proof;
}

/** A claim with its appearances, the earliest publication first. */
export interface ExportedClaim {
  /** Undefined for passages not tied to a claim. */
  readonly key: ClaimKey | undefined;
  readonly entry: ClaimEntry | undefined;
  readonly appearances: readonly Appearance[];
}

/** An appearance whose quote is held back, with the reason for people. */
export interface Refusal {
  readonly article: ArticleId;
  readonly annotation: string;
  readonly reason: string;
}

/** The claims by key, with what has no claim at the end. A registered claim without appearances is there, too. */
export function claimsOf(corpus: ExportedCorpus): readonly ExportedClaim[] {
  const entries = new Map(corpus.claims.map((entry) => [entry.key, entry]));
  const appearances = new Map<ClaimKey | undefined, Appearance[]>();
  for (const key of entries.keys()) appearances.set(key, []);
  for (const one of appearancesOf(corpus)) {
    const known = appearances.get(one.annotation.claim);
    if (known) known.push(one);
    else appearances.set(one.annotation.claim, [one]);
  }
  return Array.from(appearances, ([key, found]) => ({
    key,
    entry: key === undefined ? undefined : entries.get(key),
    appearances: found.sort(byPublication),
  })).sort(byKey);
}

/** Every annotation, article by article, as the sidecars have them. */
export function appearancesOf(corpus: ExportedCorpus): Appearance[] {
  return corpus.articles.flatMap((article) =>
    article.annotations.map(({ annotation, anchoring }) => ({
      article,
      annotation,
      anchoring,
      proof: proveQuote(article.text, anchoring),
    })),
  );
}

/** The appearances whose quotes an export holds back. */
export function refusalsOf(corpus: ExportedCorpus): readonly Refusal[] {
  return appearancesOf(corpus).flatMap(({ article, annotation, proof }) =>
    proof.proven ? [] : [{ article: article.id, annotation: annotation.id, reason: proof.reason }],
  );
}

/** Undated articles follow the dated ones: nothing shows that they were first. */
function byPublication(a: Appearance, b: Appearance): number {
  const published = compare(
    a.article.particulars.published ?? '\uFFFF',
    b.article.particulars.published ?? '\uFFFF',
  );
  return published || compare(a.article.id, b.article.id) || startOf(a) - startOf(b);
}

const startOf = ({ anchoring, annotation }: Appearance): number =>
  anchoring.range?.start ?? annotation.position?.[0] ?? 0;

function byKey(a: ExportedClaim, b: ExportedClaim): number {
  if (a.key === undefined || b.key === undefined) return a.key === b.key ? 0 : a.key === undefined ? 1 : -1;
  return compare(a.key, b.key);
}

/** By code unit, so that an export does not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
