import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { Scorer, type ScorerWeights } from '../../../src/core/matching/scorer.ts';
import { semanticScore } from '../../../src/core/matching/semanticScore.ts';
import type { TransformersEncoder } from '../../../src/node/transformersEncoder.ts';
import { AblatedScorer, GROUPS, ObservingScorer } from './ablation.ts';
import { articlesOf, type EcbPlus } from './ecbplus.ts';
import {
  bestThreshold,
  measureLinks,
  measureRanking,
  type Answer,
  type Link,
  type LinkMeasures,
  type RankingMeasures,
} from './measures.ts';
import { peersOver } from './peers.ts';
import { cosinesOf, LOOKED_AT } from './semantic.ts';
import { printTable } from './table.ts';

const LEVELS = ['same-event', 'same-claim'] as const;
type Level = (typeof LEVELS)[number];

/** Scores every passage as if it stood nowhere. */
export class WordScorer extends Scorer {
  override score(features: Float64Array): number {
    return super.score(features, false);
  }
}

/** Answers to every sentence of the set. */
interface Run {
  readonly name: string;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** Link thresholds chosen on training data; a peer without any gets the best for this very set. */
  readonly thresholds?: Readonly<Record<Level, number>>;
  readonly milliseconds: number;
}

/**
 * @param weightFiles other weights to run beside the ones in use
 * @param encoder a sentence model to run beside them
 * @param ablate whether to run without each kind of features, too
 */
export async function evaluateEcbPlus(
  given: unknown,
  weightFiles: readonly string[] = [],
  encoder?: TransformersEncoder,
  ablate = false,
): Promise<unknown> {
  const data = given as EcbPlus;
  const { articles, placed } = articlesOf(data);
  const idAt = new Map(placed.map(({ id, document, start }) => [`${document} ${start}`, id]));
  const texts = new Map(placed.map(({ id, text }) => [id, text]));
  const placeOf = new Map(placed.map((sentence) => [sentence.id, sentence]));
  const documentOf = (id: string): string => placeOf.get(id)?.document ?? '';
  const runOf = (name: string, rank: (id: string) => Answer[], thresholds?: Run['thresholds']): Run => {
    const began = performance.now();
    const answers = new Map(
      [...texts.keys()].map((id) => [
        id,
        rank(id).filter((answer) => documentOf(answer.id) !== documentOf(id)),
      ]),
    );
    const milliseconds = (performance.now() - began) / texts.size;
    return { name, answers, milliseconds, ...(thresholds === undefined ? {} : { thresholds }) };
  };
  const similar =
    encoder === undefined
      ? undefined
      : await cosinesOf(
          encoder,
          placed.map(({ text }) => text),
        );
  /** The order the model gives what the index ranks first. */
  const reranked = (id: string, answers: Answer[], scorer: Scorer): Answer[] => {
    if (similar === undefined) return answers;
    const first = answers
      .slice(0, LOOKED_AT)
      .map((answer) => ({
        ...answer,
        score: semanticScore(
          answer.score,
          similar(texts.get(id) ?? '', texts.get(answer.id) ?? ''),
          !(scorer instanceof WordScorer),
        ),
      }))
      .sort((a, b) => b.score - a.score);
    const least = first.at(-1)?.score ?? 0;
    const rest = answers
      .slice(LOOKED_AT)
      .map((answer) => ({ ...answer, score: Math.min(answer.score, least) }));
    return [...first, ...rest];
  };
  const own = (name: string, scorer: Scorer, model = false): Run => {
    const index = new EmbeddedMatchIndex({ scorer });
    for (const [id, article] of articles) index.update(id, article);
    const rank = (id: string): Answer[] => {
      const { document = '', start = 0, end = 0 } = placeOf.get(id) ?? {};
      const answers = index
        .rank({ article: document, range: { start, end } })
        .map(({ article, range, score }) => ({ id: idAt.get(`${article} ${range.start}`) ?? '', score }));
      return model ? reranked(id, answers, scorer) : answers;
    };
    const { sameEvent, sameClaim } = scorer.thresholds;
    return runOf(name, rank, { 'same-event': sameEvent, 'same-claim': sameClaim });
  };
  const passages = placed.map(({ id, text }) => ({ id, text }));
  const observed = new ObservingScorer();
  const runs = [
    own('corroborate', observed),
    ...(ablate
      ? Object.entries(GROUPS).map(([name, group]) =>
          own(`… without ${name}`, new AblatedScorer(group, observed.means())),
        )
      : []),
    ...(encoder === undefined
      ? []
      : [
          own(`… and ${basename(encoder.id)}`, new Scorer(), true),
          own(`… without the articles around, and it`, new WordScorer(), true),
          runOf(`${basename(encoder.id)} alone`, (id) =>
            [...texts.keys()]
              .map((other) => ({
                id: other,
                score: similar?.(texts.get(id) ?? '', texts.get(other) ?? '') ?? 0,
              }))
              .sort((a, b) => b.score - a.score),
          ),
        ]),
    own('… without the articles around', new WordScorer()),
    ...weightFiles.map((file) =>
      own(file, new Scorer(JSON.parse(readFileSync(file, 'utf8')) as ScorerWeights)),
    ),
    ...peersOver(passages).map((peer) => runOf(peer.name, (id) => peer.rank(texts.get(id) ?? ''))),
  ];
  const results: Record<string, unknown> = { sentences: placed.length, articles: articles.size };
  for (const level of LEVELS) {
    const relevant = new Map<string, Set<string>>();
    for (const [a, b] of data.gold[level] ?? [])
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        relevant.set(from, (relevant.get(from) ?? new Set<string>()).add(to));
    const eventOf = (id: string): string => data.documents[documentOf(id)]?.event ?? '';
    const topicOf = (id: string): number => data.documents[documentOf(id)]?.topic ?? -1;
    console.log(`${level}, ${relevant.size} sentences that have any`);
    const rows = runs.map((run): [string, ...number[]] => {
      const pooled = measureRanking(run.answers, relevant);
      const within = measureRanking(
        new Map(
          [...run.answers].map(([id, answers]) => [
            id,
            answers.filter((answer) => eventOf(answer.id) === eventOf(id)),
          ]),
        ),
        relevant,
      );
      const links = linksOf(
        run.answers,
        relevant,
        (a, b) => topicOf(a) === topicOf(b) && eventOf(a) !== eventOf(b),
      );
      const wanted = [...relevant.values()].reduce((sum, { size }) => sum + size, 0) / 2;
      const measured = measureLinks(links, wanted, run.thresholds?.[level] ?? bestThreshold(links, wanted));
      results[`${level}: ${run.name}`] = { pooled, within: within.map, links: measured };
      return figuresOf(run.name, pooled, within.map, measured, run.milliseconds);
    });
    printTable(
      ['hit@1', 'MRR', 'MAP', 'R@P.9', 'in event', 'link F1', 'P', 'R', 'look-alike', 'ms/query'],
      rows,
    );
  }
  console.log(
    'peers are given the link threshold that is best for this very set; ours was chosen on training data',
  );
  return results;
}

function figuresOf(
  name: string,
  pooled: RankingMeasures,
  within: number,
  links: LinkMeasures,
  milliseconds: number,
): [string, ...number[]] {
  return [
    name,
    pooled.hit1,
    pooled.mrr,
    pooled.map,
    pooled.recallAtPrecision90,
    within,
    links.f1,
    links.precision,
    links.recall,
    links.lookAlike,
    milliseconds,
  ];
}

/** A pair's score is the mean of both directions. */
function linksOf(
  answers: ReadonlyMap<string, readonly Answer[]>,
  relevant: ReadonlyMap<string, ReadonlySet<string>>,
  lookAlike: (a: string, b: string) => boolean,
): Link[] {
  const links = new Map<string, Link>();
  for (const [query, found] of answers)
    for (const { id, score } of found) {
      const key = query < id ? `${query} ${id}` : `${id} ${query}`;
      links.set(key, {
        score: (links.get(key)?.score ?? 0) + score / 2,
        right: relevant.get(query)?.has(id) ?? false,
        lookAlike: lookAlike(query, id),
      });
    }
  return [...links.values()];
}
