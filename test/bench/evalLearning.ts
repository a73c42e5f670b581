/**
 * What a person's judgements do to the rest: one claim after another somebody tags a sentence, looks at the first
 * few matches, confirms those that carry the claim and rejects the others. Then every appearance of a claim that was
 * tagged or confirmed is asked about, before and after; what was judged for the claim itself is left out of both
 * rankings, so that nothing is counted for being told.
 *
 *   npm run eval:learning -- FILE… [--looked N]
 *
 * A file is ECB+ as JSON; N is 5 unless told otherwise. JSON is the last line.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { EmbeddedMatchIndex } from '../../src/core/matching/embeddedMatchIndex.ts';
import type { ClaimJudgements, JudgedPassage } from '../../src/core/matching/judgements.ts';
import { Scorer } from '../../src/core/matching/scorer.ts';
import { articlesOf, type EcbPlus, type Placed } from './retrieval/ecbplus.ts';
import { type Answer, measureRanking } from './retrieval/measures.ts';
import { printTable } from './retrieval/table.ts';

/** A claim as it was worked on: its appearances so far, and what was judged. */
interface Worked {
  readonly appearances: readonly string[];
  readonly judged: ReadonlySet<string>;
  readonly judgements: ClaimJudgements;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { looked: { type: 'string', default: '5' } },
});
if (positionals.length === 0) {
  console.error('usage: npm run eval:learning -- FILE… [--looked N]');
  process.exitCode = 2;
} else {
  const report: Record<string, unknown> = {};
  for (const path of positionals) {
    console.log(`\n${path}`);
    report[basename(path)] = learn(JSON.parse(readFileSync(path, 'utf8')) as EcbPlus, Number(values.looked));
  }
  console.log(JSON.stringify(report));
}

function learn(data: EcbPlus, looked: number): unknown {
  const { articles, placed } = articlesOf(data);
  const index = new EmbeddedMatchIndex();
  for (const [id, article] of articles) index.update(id, article);
  const byId = new Map(placed.map((sentence) => [sentence.id, sentence]));
  const idAt = new Map(placed.map(({ id, document, start }) => [`${document} ${start}`, id]));
  const relevant = neighbours(data.gold['same-claim'] ?? []);
  const rank = (id: string): Answer[] => {
    const { document = '', start = 0, end = 0 } = byId.get(id) ?? {};
    return index
      .rank({ article: document, range: { start, end } })
      .map(({ article, range, score }) => ({ id: idAt.get(`${article} ${range.start}`) ?? '', score }))
      .filter((answer) => answer.id !== '' && byId.get(answer.id)?.document !== document);
  };
  const plain = new Map<string, Answer[]>();
  const before = (id: string): Answer[] => {
    let answers = plain.get(id);
    if (answers === undefined) plain.set(id, (answers = rank(id)));
    return answers;
  };
  const claims = work([...relevant.keys()], relevant, before, looked, byId);
  index.judge(claims.map(({ judgements }) => judgements));
  const [then, now, wanted] = [
    new Map<string, readonly Answer[]>(),
    new Map<string, readonly Answer[]>(),
    new Map<string, ReadonlySet<string>>(),
  ];
  for (const { appearances, judged } of claims)
    for (const id of appearances) {
      const rest = ({ id: other }: Answer): boolean => !judged.has(other) && !appearances.includes(other);
      then.set(id, before(id).filter(rest));
      now.set(id, rank(id).filter(rest));
      wanted.set(id, new Set([...(relevant.get(id) ?? [])].filter((other) => rest({ id: other, score: 0 }))));
    }
  const rows = [
    ['before', then],
    ['after', now],
  ] as const;
  if ([...wanted.values()].every(({ size }) => size === 0)) {
    console.log('every appearance was looked at: nothing is left to ask about');
    return { claims: claims.length };
  }
  const { suggest } = new Scorer().thresholds;
  const measured = rows.map(([name, answers]) => ({ name, ...measuresOf(answers, wanted, suggest) }));
  const confirmed = claims.reduce((sum, { judgements }) => sum + judgements.confirmed.length - 1, 0);
  const rejected = claims.reduce((sum, { judgements }) => sum + judgements.rejected.length, 0);
  console.log(
    `${claims.length} claims, ${confirmed} matches confirmed and ${rejected} rejected; ` +
      `the rest asked about from ${wanted.size} appearances`,
  );
  printTable(
    ['hit@1', 'MAP', 'suggested', 'precision'],
    measured.map(({ name, hit1, map, suggested, precision }) => [name, hit1, map, suggested, precision]),
  );
  return { claims: claims.length, confirmed, rejected, measured };
}

/** Somebody works through the claims: every sentence that belongs to none yet begins one. */
function work(
  sentences: readonly string[],
  relevant: ReadonlyMap<string, ReadonlySet<string>>,
  rank: (id: string) => readonly Answer[],
  looked: number,
  byId: ReadonlyMap<string, Placed>,
): readonly Worked[] {
  const taken = new Set<string>();
  const claims: Worked[] = [];
  const passage = (id: string): JudgedPassage => {
    const { document = '', start = 0, end = 0, text = '' } = byId.get(id) ?? {};
    return { article: document, range: { start, end }, text };
  };
  for (const id of sentences) {
    if (taken.has(id)) continue;
    const shown = rank(id)
      .slice(0, looked)
      .map((answer) => answer.id);
    const right = shown.filter((other) => relevant.get(id)?.has(other) === true);
    const appearances = [id, ...right];
    for (const one of appearances) taken.add(one);
    claims.push({
      appearances,
      judged: new Set(shown),
      judgements: {
        claim: `claim-${claims.length}`,
        confirmed: appearances.map(passage),
        rejected: shown.filter((other) => !right.includes(other)).map(passage),
      },
    });
  }
  return claims;
}

function measuresOf(
  answers: ReadonlyMap<string, readonly Answer[]>,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  threshold: number,
): { hit1: number; map: number; suggested: number; precision: number } {
  const { hit1, map } = measureRanking(answers, wanted);
  let suggested = 0;
  let right = 0;
  for (const [query, found] of answers)
    for (const { id, score } of found) {
      if (score < threshold) break;
      suggested++;
      if (wanted.get(query)?.has(id) === true) right++;
    }
  return { hit1, map, suggested, precision: right / Math.max(1, suggested) };
}

function neighbours(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [a, b] of pairs)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      found.set(from, (found.get(from) ?? new Set<string>()).add(to));
  return found;
}
