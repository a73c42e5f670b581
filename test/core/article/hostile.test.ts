import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { clausesOf } from '../../../src/core/article/clauses.ts';
import { plainText } from '../../../src/core/article/markdown.ts';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import type { Article } from '../../../src/core/model/article.ts';
import type { Range } from '../../../src/core/model/range.ts';

/** What holds for every article, whatever its text. */
function sound(source: string, name = 'story.txt'): Article {
  const article = readArticle(source, { name });
  const { text, sections, sentences, quotes, entities } = article;
  const inText = (range: Range): void =>
    assert.ok(
      0 <= range.start && range.start <= range.end && range.end <= text.length,
      JSON.stringify(range),
    );
  let end = 0;
  for (const { range } of sections) {
    inText(range);
    assert.ok(range.start >= end, 'sections are in order and do not overlap');
    end = range.end;
  }
  end = 0;
  for (const sentence of sentences) {
    inText(sentence.range);
    assert.ok(
      sentence.range.start >= end && sentence.range.end > sentence.range.start,
      'sentences are in order',
    );
    assert.equal(text.slice(sentence.range.start, sentence.range.end).trim() === '', false);
    end = sentence.range.end;
  }
  let start = 0;
  for (const { range, outer, speaker } of quotes) {
    inText(range);
    inText(outer);
    assert.ok(outer.start <= range.start && range.end <= outer.end && range.end > range.start);
    assert.ok(outer.start >= start, 'quotations are in order');
    start = outer.start;
    if (speaker !== undefined) {
      inText(speaker.mention);
      assert.notEqual(speaker.name, '');
    }
  }
  for (const entity of entities) entity.mentions.forEach(inText);
  for (const sentence of sentences.slice(0, 20)) clausesOf(article, sentence).forEach(inText);
  return article;
}

const HOSTILE: Record<string, string> = {
  nothing: '',
  'white space': ' \t\n\u00A0\n\n\u3000 ',
  'a byte order mark': '\uFEFF',
  'line ends of old Macs': 'Headline of it\r\rAnna Holm said "yes" on Sunday.\rIt was so.\r',
  'control characters': '\u0000\u0001 Title\u0007\n\n\u001B[31mHe said "no\u0000".\u007F\n',
  'direction marks': '\u202EHe said \u2067"yes"\u2069 \u200Fto all\u202C.\n',
  'lone surrogates': '\uD800 said "\uDC00" and \uDBFF\uDBFF left. "\uD83D"',
  'unbalanced quotation marks': '"He said “no\' and „yes\n\n»so« it «was\n\n\'\'\'"""```',
  'Markdown gone wrong': '# \n## **\n**[a](b\n![](\n> > >\n```\n***\n[[[]]](((\n\\',
  'front matter without an end': '---\ntitle: x\n\nBody of it.',
  'front matter that is none': '---\n[{(\n---\n\n*&^%\n---\n- - - - : : :\n---',
  'aliases in front matter':
    '---\na: &a [x, x]\nb: &b [*a, *a]\nauthor: *b\ntitle: *nobody\n---\nText of it.',
  Arabic: 'عنوان الخبر\n\nقال الرئيس "نحن هنا". هل هذا صحيح؟ نعم، قال الوزير.\n',
  Hebrew: 'כותרת\n\nהשר אמר: "אין שינוי". הוא הוסיף כי צה"ל מוכן.\n',
  Chinese: '标题\n\n总统说：“我们很高兴。”他还说，会谈将继续。记者问：“何时？”\n',
  Japanese: '見出し\n\n首相は「合意した」と述べた。会談は続く。\n',
  Thai: 'ข่าว\n\nเขากล่าวว่า "ไม่" ในวันนี้\n',
  'one word': 'Word',
  'stops only': '. . . ... !!! ??? 。。。',
  'names only': 'Anna Holm\nPer Lund\n\nAnna Holm, Per Lund and Ida Vik',
};

const PIECES =
  `"~“~”~'~’~«~»~„~\n~\n\n~ ~. ~**~[~](~)~#~> ~- ~—~Mr ~Holm~ said~, who ~he~The president~ and ~---\n~By ~(dpa)~…~ 6 April 2031~\u0000~\uD800~说：`.split(
    '~',
  );

describe('reading anything whatever', () => {
  for (const [kind, source] of Object.entries(HOSTILE))
    it(`reads ${kind}`, () => {
      sound(source);
      sound(source, 'story.md');
    });

  it('reads texts put together at random', () => {
    const piece = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, markdown) => {
        sound(pieces.join(''), markdown ? 'a.md' : 'a.txt');
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('leaves marks out of plain text and puts nothing in, nor in another order', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      '[a](b)',
      '![',
      '](',
      'word',
      ' ',
      '\n',
      '> ',
      '# ',
      '\\',
      '<http://x>',
      '~~',
      ']',
      ')',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const unit of plainText(text, { start: 0, end: text.length }).split('')) {
          at = text.indexOf(unit, at) + 1;
          assert.notEqual(at, 0, `${unit} is not of ${text}, or not there`);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('takes time in proportion to the length, on one line and on many', () => {
    const shapes = [
      'He said "we will not go" and left, Mr Holm said. ',
      '"',
      " 'a",
      '**',
      '[a](',
      '> ',
      'Aa, who ',
      'A.',
      '. ',
      '“‘',
      '**Bold words stand here**\n\nAnna Holm\n\n',
    ];
    for (const shape of shapes) {
      const time = (length: number): number => {
        const source = shape.repeat(Math.ceil(length / shape.length));
        const begin = performance.now();
        readArticle(source, { name: 'a.md' });
        return performance.now() - begin;
      };
      const short = time(5_000);
      // Eight times the text in eight times the time; quadratic work would take sixty-four times, and seconds.
      assert.ok(time(40_000) < Math.max(1500, short * 30), JSON.stringify(shape));
    }
  });
});
