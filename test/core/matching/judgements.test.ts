import assert from 'node:assert/strict';
import { corpusOf } from './articles.ts';

const TOWN = {
  gazette: [
    'The town council of Marlow voted on Tuesday to close the old swimming bath.',
    'Repairs would have cost four million crowns, treasurer Ada Brandt told the meeting.',
    'A citizens’ group collected 3,000 signatures against the closure.',
  ],
  echo: [
    'Marlow will lose its old swimming bath: a majority of councillors decided so on Tuesday evening.',
    'Four million crowns is what mending the building would have taken, according to treasurer Brandt.',
    'Some 3,000 residents had signed a petition to keep it open.',
  ],
  reprint: [
    'Marlow will lose its old swimming bath: a majority of councillors decided so on Tuesday evening.',
    'The ice rink is safe for now.',
  ],
};
const QUOTE = 'The town council of Marlow voted on Tuesday to close the old swimming bath.';
const passage = (article: keyof typeof TOWN, text: string) => {
  const start = TOWN[article].join('\n').indexOf(text);
  return { article, text, range: { start, end: start + text.length } };
};

describe('learning from judgements', () => {
  const { index, ask } = corpusOf(TOWN, 'en');
  const scoreIn = async (article: string): Promise<number> =>
    (await ask('gazette', QUOTE)).find((m) => m.article === article)?.score ?? 0;
  const own = passage('gazette', QUOTE);
  const theirs = passage('echo', TOWN.echo[0] ?? '');
  afterEach(() => index.judge([]));

  it('raises what repeats a confirmed passage, and says why', async () => {
    const before = await scoreIn('reprint');
    index.judge([{ claim: 'bath-closes', confirmed: [own, theirs], rejected: [] }]);
    assert.ok((await scoreIn('reprint')) > before);
    const match = (await ask('gazette', QUOTE)).find(({ article }) => article === 'reprint');
    assert.ok(
      match?.reasons.some(({ kind, text }) => kind === 'judged-before' && text.includes('bath-closes')),
    );
  });
  it('lowers what repeats a rejected passage and never suggests it', async () => {
    const before = await scoreIn('reprint');
    index.judge([{ claim: 'bath-closes', confirmed: [own], rejected: [theirs] }]);
    assert.ok((await scoreIn('reprint')) < before / 2);
    for (const match of await ask('gazette', QUOTE))
      if (match.text.includes('will lose its old swimming bath')) assert.equal(match.suggested, false);
  });
  it('leaves other claims alone', async () => {
    const before = await scoreIn('echo');
    index.judge([
      { claim: 'petition', confirmed: [passage('gazette', TOWN.gazette[2] ?? '')], rejected: [theirs] },
    ]);
    assert.equal(await scoreIn('echo'), before);
  });
  it('forgets a judgement that is taken back', async () => {
    const before = await ask('gazette', QUOTE);
    index.judge([{ claim: 'bath-closes', confirmed: [own], rejected: [theirs] }]);
    index.judge([]);
    assert.deepEqual(await ask('gazette', QUOTE), before);
  });
});
