import assert from 'node:assert/strict';
import { unzipSync, strFromU8 } from 'fflate';
import Papa from 'papaparse';
import { claimsWithoutReview } from '../../../src/core/export/claimReview.ts';
import { refusalsOf } from '../../../src/core/export/corpus.ts';
import { COLUMNS } from '../../../src/core/export/csv.ts';
import { EXPORT_FORMATS, exportAs, type ExportFormat } from '../../../src/core/export/formats.ts';
import { ALTERED, corpus, tagged, TEXT } from './corpus.ts';

const text = (format: ExportFormat, of: Parameters<typeof exportAs>[1]): string =>
  strFromU8(exportAs(format, of));

const rows = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

const BRIDGE = tagged('The bridge “opened” on Monday, the mayor said.', {
  id: 'b1234567',
  claim: 'bridge-opened',
  stance: 'reports',
  speaker: ['Mayor Ada Lund'],
  speakerStance: 'affirms',
  via: ['Tidewire'],
  relation: 'same',
  tags: ['traffic'],
  note: 'See <also> page 2',
  creator: 'A. Reader',
  created: '2031-05-04T11:02:00Z',
});
const ENTRY = {
  key: 'bridge-opened',
  statement: 'The bridge opened on 3 May 2031.',
  verdict: 'false',
  reviewUrl: 'https://checks.example/1',
  evidence: [{ source: 'Road register', url: 'https://roads.example/r', says: 'refutes' }],
  related: [],
  distinct: [],
  tags: [],
} as const;

describe('the evidence lock', () => {
  const lost = tagged('opened on Sunday', { id: 'c1234567', claim: 'bridge-opened' }, ALTERED);

  it('holds back a quote the saved copy does not have, in every format, and says why', () => {
    const some = corpus([BRIDGE, lost], {}, [ENTRY]);
    assert.deepEqual(
      refusalsOf(some).map(({ annotation }) => annotation),
      ['c1234567'],
    );
    assert.match(refusalsOf(some)[0]!.reason, /Sunday → Monday/);
    for (const format of EXPORT_FORMATS.filter((one) => one !== 'qdpx'))
      assert.doesNotMatch(text(format, some), /opened on Sunday/, format);
    const project = strFromU8(unzipSync(exportAs('qdpx', some))['project.qde']!);
    assert.match(project, /b1234567/);
    assert.doesNotMatch(project, /c1234567/);
  });

  it('holds back everything where there is no saved copy', () => {
    assert.match(
      refusalsOf({ ...corpus([]), articles: [{ ...corpus([BRIDGE]).articles[0]!, text: undefined }] })[0]!
        .reason,
      /no saved copy/,
    );
  });

  it("hands over the copy's own words, not the sidecar's", () => {
    const plain = tagged('The bridge “opened” on Monday', { claim: 'bridge-opened' });
    const typed = { ...plain, annotation: { ...plain.annotation, quote: 'The bridge "opened"  on Monday' } };
    assert.equal(rows(text('csv', corpus([typed])))[0]?.['quote'], 'The bridge “opened” on Monday');
  });
});

describe('export as CSV', () => {
  it('has the columns of Export claim, in order', () => {
    assert.equal(
      text('csv', corpus([])),
      'claim,statement,verdict,outlet,agency,published,url,archive,retrieved,speaker,via,stance,speakerStance,relation,quote,state,creator\r\n',
    );
    assert.deepEqual(Object.keys(rows(text('csv', corpus([BRIDGE])))[0]!), [...COLUMNS]);
  });

  it('says everything about an appearance', () => {
    assert.deepEqual(rows(text('csv', corpus([BRIDGE], {}, [ENTRY])))[0], {
      claim: 'bridge-opened',
      statement: 'The bridge opened on 3 May 2031.',
      verdict: 'false',
      outlet: 'Harbour Post',
      agency: 'Tidewire; dpa',
      published: '2031-05-04',
      url: 'https://post.example/bridge?a=1&b=2',
      archive: 'https://archive.example/1',
      retrieved: '2031-05-06',
      speaker: 'Mayor Ada Lund',
      via: 'Tidewire',
      stance: 'reports',
      speakerStance: 'affirms',
      relation: 'same',
      quote: 'The bridge “opened” on Monday, the mayor said.',
      state: 'exact',
      creator: 'A. Reader',
    });
  });

  it('never begins a cell like a formula', () => {
    const calculated = tagged('=1+1 is', { speaker: ['@SUM(A1)'], creator: '\t=cmd', claim: '-1+1' });
    const [row] = rows(text('csv', corpus([calculated])));
    assert.deepEqual(
      [row?.['quote'], row?.['speaker'], row?.['creator'], row?.['claim']],
      ["'=1+1 is", "'@SUM(A1)", "'\t=cmd", "'-1+1"],
    );
  });

  it('keeps a quote with quotation marks, commas and line breaks in one cell', () => {
    const long = tagged(TEXT.slice(0, 60));
    assert.equal(rows(text('csv', corpus([long])))[0]?.['quote'], TEXT.slice(0, 60));
  });
});

describe('export as HTML', () => {
  const page = text('html', corpus([BRIDGE, tagged('<b>not</b> a bridge & never')], {}, [ENTRY]));

  it('escapes every word it did not write', () => {
    assert.match(page, /&lt;b&gt;not&lt;\/b&gt; a bridge &amp; never/);
    assert.match(page, /See &lt;also&gt; page 2/);
    assert.doesNotMatch(page, /<b>/);
  });

  it('stands alone: a policy that allows its own style sheet only, and no address but links', () => {
    assert.match(
      page,
      /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;/,
    );
    assert.doesNotMatch(page, /<script|<img|<link|src=|@import|url\(/);
  });

  it('prints what proves a quote: original hash, address, retrieval date', () => {
    assert.match(page, /original sha256-0{64}/);
    assert.match(page, /https:\/\/post\.example\/bridge\?a=1&amp;b=2/);
    assert.match(page, /retrieved 2031-05-06/);
  });

  it('links to the web and nowhere else', () => {
    const bad = corpus([BRIDGE], { particulars: { title: 'x', url: 'javascript:alert(1)' } });
    assert.doesNotMatch(text('html', bad), /href/);
  });
});

describe('export as Markdown', () => {
  it('escapes what would be markup', () => {
    const page = text(
      'markdown',
      corpus([tagged('<b>not</b> a bridge & never', { claim: 'a_b*c', speaker: ['[x](y)'] })]),
    );
    assert.match(page, /^> \\<b\\>not\\<\/b\\> a bridge &amp; never$/m);
    assert.match(page, /^## a\\_b\\\*c$/m);
    assert.match(page, /\\\[x\\\]\(y\)/);
  });

  it('quotes every paragraph of a passage', () => {
    const page = text('markdown', corpus([tagged(TEXT.slice(0, 30))]));
    assert.match(page, /^> Bridge opens 🌉\n>\n> The bridge/m);
  });
});

describe('export as W3C Web Annotation', () => {
  const page = JSON.parse(text('jsonld', corpus([BRIDGE]))) as {
    '@context': unknown[];
    first: { items: Record<string, unknown>[] };
  };
  const item = page.first.items[0]!;

  it('names the standard context and types', () => {
    assert.equal(page['@context'][0], 'http://www.w3.org/ns/anno.jsonld');
    assert.equal(item['type'], 'Annotation');
    assert.equal(item['id'], 'town/bridge%20opens.txt.claims.yaml#b1234567');
  });

  it('counts positions in code points, and gives the words and their surroundings', () => {
    const { selector, state } = item['target'] as { selector: Record<string, unknown>[]; state: unknown };
    const [quote, position] = selector;
    assert.equal(quote?.['exact'], 'The bridge “opened” on Monday, the mayor said.');
    assert.equal(quote?.['prefix'], 'Bridge opens 🌉\n\n');
    const characters = Array.from(TEXT).slice(position?.['start'] as number, position?.['end'] as number);
    assert.equal(characters.join(''), quote?.['exact']);
    assert.deepEqual(state, {
      type: 'TimeState',
      cached: 'https://archive.example/1',
      'corroborate:retrieved': '2031-05-06',
    });
  });
});

describe('export as ClaimReview', () => {
  it('makes a review of a rated claim, with where it appeared', () => {
    const { '@graph': graph } = JSON.parse(text('claimreview', corpus([BRIDGE], {}, [ENTRY]))) as {
      '@graph': Record<string, Record<string, unknown>>[];
    };
    const [review] = graph;
    assert.equal(review?.['@type'], 'ClaimReview');
    assert.equal(review['claimReviewed'], 'The bridge opened on 3 May 2031.');
    assert.equal(review['reviewRating']?.['ratingValue'], 1);
    assert.equal((review['itemReviewed']?.['appearance'] as object[] | undefined)?.length, 1);
  });

  it('makes none of a claim nobody rated, and says which', () => {
    const unchecked = { ...ENTRY, verdict: 'unchecked' } as const;
    assert.deepEqual(JSON.parse(text('claimreview', corpus([BRIDGE], {}, [unchecked]))), {
      '@context': 'https://schema.org',
      '@graph': [],
    });
    assert.deepEqual(claimsWithoutReview(corpus([BRIDGE], {}, [unchecked])), ['bridge-opened']);
  });
});

describe('export as a REFI-QDA project', () => {
  const files = unzipSync(exportAs('qdpx', corpus([BRIDGE], {}, [ENTRY])));
  const project = strFromU8(files['project.qde']!);
  const attribute = (element: string, name: string): string =>
    new RegExp(`<${element} [^>]*\\b${name}="([^"]*)"`).exec(project)?.[1] ?? '';

  it('carries the saved copy under the name the project gives it', () => {
    const path = attribute('TextSource', 'plainTextPath').replace('internal://', 'Sources/');
    assert.equal(strFromU8(files[path]!), TEXT);
  });

  it('selects the passage in code points and codes it with the claim, the tag and the stance', () => {
    const [start, end] = ['startPosition', 'endPosition'].map((name) =>
      Number(attribute('PlainTextSelection', name)),
    );
    assert.equal(Array.from(TEXT).slice(start, end).join(''), BRIDGE.annotation.quote);
    const targets = Array.from(project.matchAll(/<CodeRef targetGUID="([^"]+)"/g), (match) => match[1]);
    assert.equal(targets.length, 3);
    for (const target of targets)
      assert.match(project, new RegExp(`<Code guid="${target}" name="(bridge-opened|traffic|reports)"`));
  });

  it('is well-formed whatever it holds, and the same each time', () => {
    const odd = corpus([tagged('Bridge', { claim: 'a"b<c>\u0001', note: ']]>\uD800&', creator: '<x/>' })]);
    const xml = strFromU8(unzipSync(exportAs('qdpx', odd))['project.qde']!);
    assert.doesNotMatch(xml, /\p{Cc}(?<!\n)|<x\/>|<c>/u);
    assert.deepEqual(exportAs('qdpx', odd), exportAs('qdpx', odd));
  });
});
