import type { ClaimKey, Stance, Verdict } from '../model/claim.ts';
import { isSilent } from '../model/anchor.ts';
import type { ArticleId } from '../ports.ts';
import type { Work } from '../work.ts';
import { verdictOf } from './claimGroups.ts';
import { isDenial, type Claim } from './claims.ts';
import type { Timeline } from './timeline.ts';

/** How an article carries a claim: all its appearances there together. */
export interface MatrixCell {
  /** Index of the article. */
  readonly column: number;
  /** The gravest of them: disputed before asserted before reported; undefined where none was set. */
  readonly stance: Stance | undefined;
  /** Whether somebody quoted there denies it. */
  readonly denied: boolean;
  readonly appearances: number;
  /** Whether an appearance was altered, is ambiguous or has lost its place. */
  readonly troubled: boolean;
}

export interface MatrixRow {
  readonly key: ClaimKey;
  readonly statement: string | undefined;
  readonly verdict: Verdict;
  readonly tags: readonly string[];
  /** Words it can be found by beyond those above: quotes and speakers. */
  readonly words: string;
  /** In the order of the columns. */
  readonly cells: readonly MatrixCell[];
  /** Articles that dispute the claim or quote a denial. */
  readonly disputes: number;
}

export interface ClaimMatrix {
  readonly rows: readonly MatrixRow[];
  /** By publication, the undated ones last. */
  readonly columns: readonly ArticleId[];
}

/** Claims against articles. Articles that carry none of the claims have no column. */
export function* claimMatrix(claims: readonly Claim[], timeline: Timeline): Work<ClaimMatrix> {
  const carrying = new Set(claims.flatMap(({ appearances }) => appearances.map(({ article }) => article)));
  const ordered = [...timeline.dated.flatMap(({ articles }) => articles), ...timeline.undated];
  const columns = ordered.filter((id) => carrying.has(id));
  const columnOf = new Map(columns.map((id, index) => [id, index]));
  const rows: MatrixRow[] = [];
  for (const claim of claims) {
    rows.push(rowOf(claim, columnOf));
    yield undefined;
  }
  return { columns, rows };
}

function rowOf(claim: Claim, columnOf: ReadonlyMap<ArticleId, number>): MatrixRow {
  const byColumn = new Map<number, MatrixCell>();
  const tags = new Set(claim.entry?.tags);
  const words: string[] = [];
  for (const { article, annotation, anchoring } of claim.appearances) {
    for (const tag of annotation.tags) tags.add(tag);
    words.push(annotation.quote, ...annotation.speaker);
    const column = columnOf.get(article);
    if (column === undefined) continue;
    const known = byColumn.get(column);
    byColumn.set(column, {
      column,
      stance: graver(known?.stance, annotation.stance),
      denied: known?.denied === true || annotation.speakerStance === 'denies',
      appearances: (known?.appearances ?? 0) + 1,
      troubled: known?.troubled === true || !isSilent(anchoring.state),
    });
  }
  const denying = claim.appearances.filter(({ annotation }) => isDenial(annotation));
  return {
    key: claim.key,
    statement: claim.entry?.statement,
    verdict: verdictOf(claim),
    tags: Array.from(tags),
    words: words.join('\n'),
    cells: Array.from(byColumn.values()).sort((a, b) => a.column - b.column),
    disputes: new Set(denying.map(({ article }) => article)).size,
  };
}

const GRAVITY = ['disputes', 'asserts', 'reports'] as const;

const graver = (a: Stance | undefined, b: Stance | undefined): Stance | undefined =>
  GRAVITY.find((stance) => stance === a || stance === b);
