import type { Particulars } from '../model/annotation.ts';
import type { Verdict } from '../model/claim.ts';
import type { ArticleId } from '../ports.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';
import { isDenial, type Claim } from './claims.ts';

/** What claims can be gathered by. */
export const CLAIM_GROUPINGS = ['none', 'tag', 'speaker', 'outlet', 'verdict', 'date'] as const;
export type ClaimGrouping = (typeof CLAIM_GROUPINGS)[number];

/** What comes first: the key's alphabet, most articles, most denials, the latest appearance. */
export const CLAIM_ORDERS = ['key', 'articles', 'disputed', 'newest'] as const;
export type ClaimOrder = (typeof CLAIM_ORDERS)[number];

/** What must be asked elsewhere to group claims. */
export interface ClaimFacts {
  particularsOf(article: ArticleId): Particulars;
  /** The outlet's name, or what stands for it where the article states none. */
  outletOf(article: ArticleId): string;
  canonicalSpeaker(name: string): string;
}

export interface ClaimGroup {
  /** A tag, a speaker, an outlet, a verdict or an ISO date; undefined for claims that have none. */
  readonly name: string | undefined;
  readonly claims: readonly Claim[];
}

export const verdictOf = ({ entry }: Claim): Verdict => entry?.verdict ?? 'unchecked';

/** Whether somebody denies the claim, or an article disputes or contradicts it. */
export const isDisputed = ({ appearances }: Claim): boolean =>
  appearances.some(({ annotation }) => isDenial(annotation) || annotation.relation === 'contradicts');

/** Sorts claims; those that are equal stay by key. */
export function sortClaims(claims: readonly Claim[], order: ClaimOrder, facts: ClaimFacts): readonly Claim[] {
  switch (order) {
    case 'key':
      return claims.toSorted(byKey);
    case 'articles':
      return sortedBy(claims, ({ appearances }) => articlesIn(appearances));
    case 'disputed':
      return sortedBy(claims, denials);
    case 'newest': {
      const dated = claims.map((claim) => ({ claim, date: latest(claim, facts) }));
      return dated
        .sort((a, b) => (a.date === b.date ? byKey(a.claim, b.claim) : a.date < b.date ? 1 : -1))
        .map(({ claim }) => claim);
    }
  }
}

/** Gathers claims, which keep their order. A claim with several tags, speakers or outlets stands in several groups. */
export function groupClaims(
  claims: readonly Claim[],
  by: Exclude<ClaimGrouping, 'none'>,
  facts: ClaimFacts,
): readonly ClaimGroup[] {
  const groups = new Map<string | undefined, Claim[]>();
  for (const claim of claims) {
    const names = new Set<string | undefined>(namesOf(claim, by, facts));
    if (names.size === 0) names.add(undefined);
    for (const name of names) {
      const known = groups.get(name);
      if (known) known.push(claim);
      else groups.set(name, [claim]);
    }
  }
  return Array.from(groups, ([name, gathered]) => ({ name, claims: gathered })).sort(byName);
}

function namesOf(claim: Claim, by: Exclude<ClaimGrouping, 'none'>, facts: ClaimFacts): readonly string[] {
  const { appearances, entry } = claim;
  switch (by) {
    case 'tag':
      return [...(entry?.tags ?? []), ...appearances.flatMap(({ annotation }) => annotation.tags)];
    case 'speaker':
      return appearances.flatMap(({ annotation }) =>
        annotation.speaker.map((name) => facts.canonicalSpeaker(name)),
      );
    case 'outlet':
      return appearances.map(({ article }) => facts.outletOf(article));
    case 'verdict':
      return [verdictOf(claim)];
    case 'date': {
      const first = datesOf(claim, facts).sort()[0];
      return first === undefined ? [] : [first];
    }
  }
}

/** Everything a claim can be found by. */
export function claimText(claim: Claim): string {
  const { key, entry, appearances } = claim;
  return [
    key,
    entry?.statement ?? '',
    ...(entry?.tags ?? []),
    ...appearances.flatMap(({ annotation }) => [...annotation.tags, ...annotation.speaker]),
    ...appearances.map(({ annotation }) => annotation.quote),
  ].join('\n');
}

function sortedBy(claims: readonly Claim[], rankOf: (claim: Claim) => number): readonly Claim[] {
  return claims
    .map((claim) => ({ claim, rank: rankOf(claim) }))
    .sort((a, b) => b.rank - a.rank || byKey(a.claim, b.claim))
    .map(({ claim }) => claim);
}

const byKey = (a: Claim, b: Claim): number => (a.key < b.key ? -1 : Number(a.key > b.key));

/** What has no name comes last. */
const byName = (a: ClaimGroup, b: ClaimGroup): number => {
  if (a.name === undefined || b.name === undefined)
    return Number(a.name === undefined) - Number(b.name === undefined);
  return a.name.localeCompare(b.name);
};

const articlesIn = (appearances: readonly AnchoredAnnotation[]): number =>
  new Set(appearances.map(({ article }) => article)).size;

/** By articles that deny it; a contradiction nobody denies comes after those. */
const denials = (claim: Claim): number =>
  2 * articlesIn(claim.appearances.filter(({ annotation }) => isDenial(annotation))) +
  Number(isDisputed(claim));

/** To the day, as far as it is known. */
const datesOf = ({ appearances }: Claim, facts: ClaimFacts): string[] =>
  appearances.flatMap(({ article }) => facts.particularsOf(article).published?.slice(0, 10) ?? []);

/** Empty where no date is known. */
function latest({ appearances }: Claim, facts: ClaimFacts): string {
  let last = '';
  for (const { article } of appearances) {
    const { published } = facts.particularsOf(article);
    if (published !== undefined && published > last) last = published;
  }
  return last;
}
