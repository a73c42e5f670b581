import assert from 'node:assert/strict';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { isDateLine, parseStatedDate } from '../../../src/core/article/statedDate.ts';
import type { Particulars } from '../../../src/core/model/annotation.ts';

describe('dates as stated', () => {
  const cases: [string, string | undefined][] = [
    ['2031', '2031'],
    ['2031-05', '2031-05'],
    ['2031-05-04', '2031-05-04'],
    ['2031-05-04 19:09', '2031-05-04T19:09'],
    ['2031-05-04T19:09:30Z', '2031-05-04T19:09:30Z'],
    ['2031-05-04T19:09:30.250+02:00', '2031-05-04T19:09:30+02:00'],
    ['Published: 2031/05/04 10:37:55 GMT', '2031-05-04T10:37:55Z'],
    ['4 May 2031', '2031-05-04'],
    ['Sunday, May 4th, 2031, 7:35 pm', '2031-05-04T19:35'],
    ['May 4, 2031 12:05 a.m. EDT', '2031-05-04T00:05-04:00'],
    ['May 2031', '2031-05'],
    ['4. Mai 2031, 18:30 Uhr', '2031-05-04T18:30'],
    ['04.05.2031', '2031-05-04'],
    ['le 1er mai 2031 à 18h30', '2031-05-01T18:30'],
    ['4 de mayo de 2031', '2031-05-04'],
    ['4 мая 2031 г.', '2031-05-04'],
    ['2031年5月4日', '2031-05-04'],
    ['25/12/2031', '2031-12-25'],
    ['04/05/2031', '2031'],
    ['May 4', undefined],
    ['Sunday', undefined],
    ['31 February 2031', '2031-02'],
    ['', undefined],
  ];
  for (const [written, read] of cases)
    it(`reads "${written}" as ${read ?? 'nothing'}`, () => assert.equal(parseStatedDate(written), read));

  it('knows a line of nothing but date and time', () => {
    for (const line of [
      '6 April 2031',
      'Published: 2031/04/06 10:37:55 GMT',
      'Last updated on Sunday, 6 April at 09:05',
      '19:09',
      'Stand: 6.4.2031, 10:00 Uhr',
    ])
      assert.ok(isDateLine(line), line);
    for (const line of [
      'The 6 April 2031 talks',
      'In 2031',
      'Sunday was quiet',
      'Chapter 6',
      '6 April 2031: a day of rain',
    ])
      assert.ok(!isDateLine(line), line);
  });
});

const BODY =
  'The harbour light will open again on Sunday, the warden said after two days of repairs to its stairs and lamp.';

describe('what an article states of itself', () => {
  const stated = (text: string, name = 'a.txt'): Particulars => readArticle(text, { name }).stated;

  it('reads front matter by any of its usual keys', () => {
    assert.deepEqual(
      stated(
        `---\nheadline: 'One: two'\nbyline: By Jane Doe and Per Lund\npubDate: May 4, 2031\nsource: https://example.org/a\nsite_name: Post\nagencies: [dpa, AFP]\narchived: https://example.org/x\naccessed: 2031-05-06\n---\n${BODY}`,
        'a.md',
      ),
      {
        title: 'One: two',
        author: ['Jane Doe', 'Per Lund'],
        publisher: 'Post',
        agency: ['dpa', 'AFP'],
        published: '2031-05-04',
        url: 'https://example.org/a',
        archive: 'https://example.org/x',
        retrieved: '2031-05-06',
      },
    );
  });
  it('reads a header of keys in plain text', () => {
    assert.deepEqual(stated(`Title: One\nSource: Harbour Post\nDate: 4 May 2031\n\n${BODY}`), {
      title: 'One',
      publisher: 'Harbour Post',
      published: '2031-05-04',
    });
  });
  it('reads bylines with and without "By"', () => {
    for (const [line, author] of [
      ['By Jane Doe', ['Jane Doe']],
      ['By JANE DOE and PER LUND in Oslo', ['Jane Doe', 'Per Lund']],
      ['Jane Doe in Paris', ['Jane Doe']],
      ['Jane Doe, political editor', ['Jane Doe']],
      ['Von Anna Holm und Per Lund', ['Anna Holm', 'Per Lund']],
      ['By Jane Doe | Harbour Post', ['Jane Doe']],
    ] as const)
      assert.deepEqual(stated(`A headline\n\n${line}\n\n${BODY}`).author, author, line);
  });
  it('reads who is credited, but not from "Agencies" alone', () => {
    for (const [text, agency] of [
      [`A headline\n\n${BODY} (AFP)`, ['AFP']],
      [`A headline\n\n${BODY} – Reuters`, ['Reuters']],
      [`A headline\n\n${BODY}\n\nSource: AP/dpa`, ['AP', 'dpa']],
      [`A headline\n\nReuters\n\n${BODY}`, ['Reuters']],
      [`A headline\n\nOSLO, May 4 (Xinhua) -- ${BODY}`, ['Xinhua']],
      [`A headline\n\n${BODY}\n\nSOURCE: Agencies`, undefined],
      [`A headline\n\n${BODY} (see below)`, undefined],
    ] as const)
      assert.deepEqual(stated(text).agency, agency, text);
  });
  it('prefers publication to update, and guesses no year', () => {
    const text = (lines: string): string => `A headline\n\n${lines}\n\n${BODY}`;
    assert.equal(stated(text('Updated: 5 May 2031\n\nPublished: 4 May 2031')).published, '2031-05-04');
    assert.equal(stated(text('Sunday, 4 May')).published, undefined);
    assert.equal(stated(`A headline\n\nOSLO, May 4 (Reuters) - ${BODY}`).published, undefined);
  });
  it('reads where the story is from', () => {
    assert.deepEqual(
      stated(
        `A headline\n\n${BODY}\n\nThis article was originally published by Harbour Post.\n\nOriginal: https://example.org/a`,
      ),
      {
        title: 'A headline',
        publisher: 'Harbour Post',
        url: 'https://example.org/a',
      },
    );
    assert.equal(
      stated(`A headline\n\n${BODY}\n\nCopyright 2031 Harbour Post. All rights reserved.`).publisher,
      'Harbour Post',
    );
  });
  it('states nothing that is not there', () => {
    assert.deepEqual(stated(BODY), {});
    assert.deepEqual(stated(`Dan Reed said nothing. ${BODY} ${BODY}`), {});
  });
});

describe('datelines', () => {
  const dateline = (start: string): string | undefined =>
    readArticle(`A headline\n\n${start}${BODY}`, { name: 'a.txt' }).dateline;

  it('reads places before a dash', () => {
    assert.equal(dateline('LONDON (Reuters) — '), 'LONDON');
    assert.equal(dateline('Oslo/Bergen\u00A0 - '), 'Oslo/Bergen');
    assert.equal(dateline('Bergen, Norway - '), 'Bergen, Norway');
    assert.equal(dateline('BERLIN, May 4 (dpa) - '), 'BERLIN');
    assert.equal(dateline('Rio de Janeiro – '), 'Rio de Janeiro');
    assert.equal(dateline('PARIS: '), 'PARIS');
    assert.equal(dateline('МОСКВА, 4 мая (ТАСС) - '), 'МОСКВА');
  });
  it('takes no other dash for one', () => {
    assert.equal(dateline('The warden - a widow - was glad. '), undefined);
    assert.equal(dateline('Chiefs lose 20 - 13. '), undefined);
    assert.equal(dateline('Anna Holm - who had left - came back. '), undefined);
    assert.equal(dateline('Note: '), undefined);
  });
});
