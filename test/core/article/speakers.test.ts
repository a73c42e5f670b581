import assert from 'node:assert/strict';
import { readArticle } from '../../../src/core/article/readArticle.ts';

/** Whose each outermost quotation is, in order. */
const speakers = (...paragraphs: readonly string[]): readonly (string | undefined)[] =>
  readArticle(paragraphs.join('\n\n'), { name: 'a.txt' })
    .quotes.filter(({ depth }) => depth === 0)
    .map(({ speaker }) => speaker?.name);

describe('whose a quotation is', () => {
  it('takes "the senator" for whom the article spoke of last', () =>
    assert.deepEqual(
      speakers(
        'Carla Whitford has mocked the tour as "a cruise".',
        'In an interview, the senator said her opponent was "late for the boat".',
      ),
      ['Carla Whitford', 'Carla Whitford'],
    ));
  it('takes "the official" for the official quoted before', () =>
    assert.deepEqual(
      speakers(
        'A senior Norland official said there had been "a long silence" in the room on Saturday.',
        '"Then somebody laughed," the official said.',
      ),
      ['A senior Norland official', 'A senior Norland official'],
    ));
  it('does not take what has a leader for a person', () =>
    assert.deepEqual(
      speakers(
        'President Ilya Varkov met the press on Sunday.',
        'The Norland leader said little. He called the reports "fantasy".',
      ),
      ['Ilya Varkov'],
    ));
  it('follows nobody of whom the article only speaks later', () =>
    assert.notEqual(
      speakers(
        'Elena Brandt left early. "Not close," the Norland leader said.',
        'Marta Krohn, the leader of the Liberal Party, stayed.',
      )[0],
      'Marta Krohn',
    ));
  it('gives no "he" to somebody who was "she"', () =>
    assert.deepEqual(
      speakers(
        '"They find one," said Professor Quill Holt of the university. "The question," she said, "is the cost."',
        'One Centre lawmaker put it differently. "We are a marriage," he said.',
      ),
      ['Quill Holt', 'Quill Holt', 'Quill Holt', 'One Centre lawmaker'],
    ));
  it('reads party and seat behind a name as no name', () =>
    assert.deepEqual(
      speakers('Rep. Tom Okafor, R-Harlan, who wrote the bill, said he was "not surprised".'),
      ['Tom Okafor'],
    ));
  it('knows bodies and groups without an article', () =>
    assert.deepEqual(
      speakers(
        'Police unions said in a statement that they had "warned of this".',
        'Critics call it "the great giveaway".',
        'The dredging company, Norddyp, said that it "did not comment".',
        'Ministers in both capitals defended the meeting. "Talking helps," they said.',
      ),
      ['Police unions', 'Critics', 'Norddyp', 'Ministers'],
    ));
  it('tells a possessor from whom he possesses', () =>
    assert.deepEqual(
      speakers(
        'Inge Falk voted yes.',
        '"You do not rent it," said Falk\'s old mentor, the general Otto Brekke.',
      ),
      ['Otto Brekke'],
    ));
  it('finds one of them', () =>
    assert.deepEqual(speakers('The mayors wrote a letter. "No," one of them added by telephone.'), [
      'one of them',
    ]));
});
