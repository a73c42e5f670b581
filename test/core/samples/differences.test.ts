import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { type ArticlePassage, comparePassages } from '../../../src/core/corpus/comparePassages.ts';
import type { Article } from '../../../src/core/model/article.ts';
import { normaliseText } from '../../../src/core/text/normalise.ts';

interface Mention {
  readonly article: string;
  readonly quote: string;
  readonly relation?: string;
}
interface Cluster {
  readonly id: string;
  readonly mentions: readonly Mention[];
}

/** Planted mentions that no words of theirs show to disagree with another of their claim. */
const SILENT = new Set([
  // A lower bound allows every other count.
  'killing at least ten',
  // Who these are is said in words that no other mention has.
  'By this evening eleven of our neighbours and guests were known to be dead',
  // That the life jackets were chained is a conclusion.
  'crew members had handed out life jackets before the ferry began to lean',
  // "Reported" against "no report": a verb here and a noun there, which elsewhere are two things.
  'There was no report of any defect in the steering, neither on Saturday nor in the week before',
]);

const gold = parse(
  readFileSync(new URL('../../fixtures/samples-gold.yaml', import.meta.url), 'utf8'),
) as { readonly clusters: readonly Cluster[] };

const read = new Map<string, Article>();
function articleOf(name: string): Article {
  let article = read.get(name);
  if (article === undefined) {
    const source = readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
    read.set(name, (article = readArticle(normaliseText(source), { name })));
  }
  return article;
}

function passageOf({ article: name, quote }: Mention): ArticlePassage {
  const article = articleOf(name);
  const pattern = quote
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/['’‘]/g, "['’‘]")
    .replace(/["“”]/g, '["“”]')
    .replace(/\s+/g, '\\s+');
  const found = new RegExp(pattern, 'u').exec(article.text);
  assert.ok(found, `${name} lacks: ${quote}`);
  return {
    article,
    range: { start: found.index, end: found.index + found[0].length },
    particulars: article.stated,
  };
}

describe('the differences planted in the sample corpus', () => {
  for (const { id, mentions } of gold.clusters)
    for (const mention of mentions) {
      const { relation, quote } = mention;
      if ((relation !== 'differs' && relation !== 'contradicts') || SILENT.has(quote)) continue;
      it(`${id}: "${quote}" ${relation}`, () => {
        const found = mentions
          .filter((other) => other.article !== mention.article)
          .map((other) => comparePassages(passageOf(other), passageOf(mention)));
        assert.ok(
          found.some((compared) => compared.relation === relation && compared.differences.length > 0),
          found.map((compared) => compared.relation).join(', '),
        );
      });
    }

  it('are no differences where a count is a lower bound', () => {
    const [bound, count] = [
      { article: 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt', quote: 'At least nine people were killed' },
      {
        article: 'skerrow-ledger-wreck-raised-a-day-late.txt',
        quote: 'Twelve people died when the ferry struck the north mole on 7 June.',
      },
    ];
    assert.equal(comparePassages(passageOf(bound), passageOf(count)).relation, 'same');
  });
});
