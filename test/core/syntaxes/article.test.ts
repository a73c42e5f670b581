import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { carrying, tokeniser, type Tokenise } from './tokens.ts';

const HEADLINE = 'markup.heading.headline.article';
const DATELINE = 'comment.line.dateline.article';
const CREDIT = 'comment.line.credit.article';
const TIMESTAMP = 'constant.other.timestamp.article';
const QUOTE = 'string.quoted';
const SPEAKER = 'entity.name.type.speaker.article';
const VERB = 'keyword.other.attribution.article';
const FIGURE = 'constant.numeric.figure.article';
const BOILERPLATE = 'comment.block.boilerplate.article';

const sample = (name: string): string =>
  readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8').replace(/^\uFEFF/, '');

describe('the grammar of an article', () => {
  let tokenise: Tokenise;
  before(async () => {
    tokenise = await tokeniser('text.article');
  });
  /** The text behind a headline, so that it is read as body. */
  const body = (line: string) => tokenise(`Headline\n\n${line}`).filter((token) => token.line > 0);

  it('takes the first line that is not blank for the headline, and no other', () => {
    assert.deepEqual(carrying(tokenise('\n\n   A bridge opens  \n\nIt opened.\n'), HEADLINE), [
      'A bridge opens',
    ]);
    assert.deepEqual(carrying(tokenise('A bridge opens\nIt opened.\nFully.'), HEADLINE), ['A bridge opens']);
  });

  it('sees datelines of one or several places, with a day and an agency', () => {
    assert.deepEqual(carrying(body('Tarn/Velde  - The bridge opened.'), DATELINE), ['Tarn/Velde']);
    assert.deepEqual(carrying(body('TARN, Velde, June 8 (Tidewire) — The bridge'), DATELINE), [
      'TARN, Velde, June 8',
    ]);
    assert.deepEqual(carrying(body('TARN, Velde, June 8 (Tidewire) — The bridge'), CREDIT), ['(Tidewire)']);
    assert.deepEqual(carrying(body('The bridge was closed - for good.'), DATELINE), []);
  });

  it('sees a line that is nothing but a time', () => {
    for (const line of [
      '2031-06-09T16:40+02:00',
      '2031-06-09 16:40',
      '8 June 2031, 06.12',
      'Mon 9 Jun 2031 14.20 CEST',
      'Sunday June 8, 2031 9:47 AM',
      'Last modified on Mon 9 Jun 2031 18.03 CEST',
      '09/06/2031',
    ])
      assert.deepEqual(carrying(body(line), TIMESTAMP), [line]);
    assert.deepEqual(carrying(body('On 8 June 2031 the bridge opened.'), TIMESTAMP), []);
  });

  it('sees quotes of every style', () => {
    const quotes = ['"It stands."', '“It stands.”', '«It stands.»', '„It stands.“', '‘It’s fine’'];
    for (const quote of quotes) assert.deepEqual(carrying(body(`So ${quote} she`), QUOTE), [quote]);
  });

  it('ends an unclosed quote with its line', () => {
    assert.deepEqual(carrying(body('“It stands. She meant it.\nShe left.'), QUOTE), [
      '“It stands. She meant it.',
    ]);
    assert.deepEqual(carrying(body('He said: "It stands\nShe left.'), QUOTE), ['"It stands']);
  });

  it('takes neither an apostrophe nor an inch mark for a quote', () => {
    assert.deepEqual(carrying(body("the sailors' boats don't have 12\" guns"), QUOTE), []);
  });

  it('sees who said it, before and after the verb', () => {
    assert.deepEqual(carrying(body('Harbour master Ane Kjelmar said no.'), SPEAKER), ['Ane Kjelmar']);
    assert.deepEqual(carrying(body('“No,” said Mrs\u00a0Ane Kjelmar.'), SPEAKER), ['Mrs\u00a0Ane Kjelmar']);
    assert.deepEqual(carrying(body('“No,” she added.'), VERB), ['added']);
    assert.deepEqual(carrying(body('She told Halcyon so.'), SPEAKER), []);
    assert.deepEqual(carrying(body('“No,” a clerk claimedly noteded.'), VERB), []);
  });

  it('sees credits, copyright and links to other texts', () => {
    assert.deepEqual(carrying(body('The bridge opened. (AFP)'), CREDIT), ['(AFP)']);
    assert.deepEqual(carrying(body('  enjoyed the view [AFP/Reuters]'), CREDIT), ['[AFP/Reuters]']);
    assert.deepEqual(carrying(body('SOURCE: Agencies'), CREDIT), ['SOURCE: Agencies']);
    for (const line of [
      '© Tidewire 2031',
      'READ MORE',
      'READ MORE: Who is he?',
      'Copyright (c) 2031 Mercury',
    ])
      assert.deepEqual(carrying(body(line), BOILERPLATE), [line]);
    assert.deepEqual(carrying(body('Related problems were found.'), BOILERPLATE), []);
  });

  it('colours figures outside quotes', () => {
    assert.deepEqual(carrying(body('1,900 tonnes, 4.5% and $3 for the A4'), FIGURE), ['1,900', '4.5%', '$3']);
  });

  it('reads the samples as a person would', () => {
    const wire = tokenise(sample('skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt'));
    assert.deepEqual(carrying(wire, HEADLINE), ['Nine dead as ferry strikes harbour mole at Arrenhavn']);
    assert.deepEqual(carrying(wire, TIMESTAMP), ['8 June 2031, 06.12']);
    assert.deepEqual(carrying(wire, DATELINE), ['ARRENHAVN, Sarnland, June 8']);
    assert.equal(carrying(wire, QUOTE).length, 8);
    const post = tokenise(sample('ostrey-post-we-counted-the-tickets.txt'));
    assert.deepEqual(carrying(post, HEADLINE), ['‘We counted the tickets’: island mourns, and asks']);
    assert.deepEqual(carrying(post, DATELINE), ['OSTREY']);
    const trade = tokenise(sample('quay-and-current-brannock-denies-steering-fault.article'));
    assert.deepEqual(carrying(trade, DATELINE), ['Arrenhavn/Castle Averil']);
    assert.deepEqual(carrying(trade, TIMESTAMP), ['2031-06-09T16:40+02:00']);
  });

  it('stays quick on a line of 200,000 characters', () => {
    for (const unit of ['word ', 'Word ', '" ', '“', ' ', "'a", '(', '1.', 'A-', 'said '])
      assert.ok(timed(() => body(unit.repeat(200_000 / unit.length))) < 3000, JSON.stringify(unit));
  });
});

describe('the grammar injected into Markdown', () => {
  let tokenise: Tokenise;
  before(async () => {
    tokenise = await tokeniser('text.html.markdown');
  });

  it('sees quotes, attributions and credits in paragraphs', () => {
    const tokens = tokenise('"It stands," harbour master Ane Kjelmar said. (AFP)');
    assert.deepEqual(carrying(tokens, QUOTE), ['"It stands,"']);
    assert.deepEqual(carrying(tokens, SPEAKER), ['Ane Kjelmar']);
    assert.deepEqual(carrying(tokens, CREDIT), ['(AFP)']);
  });

  it('leaves headings, code, links and figures to Markdown', () => {
    const tokens = tokenise(
      '# The "bridge"\n\n```\n"code" said Tarn\n```\n\nSee `"raw"` and [it](x "title") 42.\n',
    );
    assert.deepEqual(carrying(tokens, QUOTE), []);
    assert.deepEqual(carrying(tokens, FIGURE), []);
    assert.deepEqual(carrying(tokens, HEADLINE), []);
  });

  it('keeps emphasis inside a quote, and quotes inside emphasis', () => {
    assert.deepEqual(carrying(tokenise('“It **stands** firm,” he'), 'markup.bold.markdown'), ['**stands**']);
    assert.deepEqual(carrying(tokenise('**“It stands”** he'), QUOTE), ['“It stands”']);
  });

  it('ends an unclosed quote with its line', () => {
    assert.deepEqual(carrying(tokenise('He said "it stands\nand left.\n\nNext.'), QUOTE), ['"it stands']);
  });

  it('stays quick on a line of 200,000 characters', () => {
    for (const unit of ['word ', 'Word ', '" "', '“', ' '])
      assert.ok(timed(() => tokenise(`x${unit.repeat(200_000 / unit.length)}`)) < 3000, JSON.stringify(unit));
  });
});

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
