import * as fc from 'fast-check';
import type { Annotation, Rejection } from '../../../src/core/model/annotation.ts';
import { RELATIONS, SPEAKER_STANCES, STANCES } from '../../../src/core/model/claim.ts';
import type { AnnotationFields, SidecarEdit } from '../../../src/core/sidecar/edit.ts';

/** Texts with everything in them that YAML, editors and git are touchy about. */
export const touchyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'yes', '1984', '~', 'null', '2031-05-04', '- a', 'a: b', 'a #b', '#a', '"', "'", '|', '>', '%a', '@a', '`', '&a', '*a', '!a',
    '[a]', '{a}', 'a,b', ' a', 'a ', '\ta', 'a\n', '\na', 'a\n\n', 'a\n b', 'a\n\tb', 'a \nb', '---', '...', 'a\n---\nb', '<<<<<<< x',
    'a\r\nb', 'a\rb', '\u0000', '\u0007', '\u0085', '\u2028', '\uFEFF', '\uD800', 'x\uDC00y', '\u{1F600}', '\uFFFE', '0x1F', '.5', '1_000',
    '12:30:45', 'true', '=', '<<', 'a:', ':a', '?', '? a', '\\n', 'é', 'שלום', 'true:false', 'a\u00A0b', '- ', '\n', ' ', '\n\n \n',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom('a', 'b', ' ', '\n', ':', '#', '-', '"', "'", '\t', '\r', '[', ']', '{', '}', ',', '|', '\u00A0'), { maxLength: 14 }).map((parts) => parts.join('')),
); // prettier-ignore

const said = touchyText.filter((text) => text !== '');
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

const position = fc
  .tuple(fc.nat(2000), fc.nat(200))
  .map(([start, length]): readonly [number, number] => [start, start + length]);

/** Ids of a small set, so that edits meet. */
export const id = fc.integer({ min: 0, max: 11 }).map((number) => `a${'0'.repeat(6)}${number.toString(36)}`);

const without = <Entry extends object>(entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as Entry;

const fields = {
  claim: optional(said),
  stance: optional(fc.constantFrom(...STANCES)),
  quote: touchyText,
  prefix: touchyText,
  suffix: touchyText,
  position: optional(position),
  speaker: fc.array(said, { maxLength: 3 }),
  speakerStance: optional(fc.constantFrom(...SPEAKER_STANCES)),
  via: fc.array(said, { maxLength: 2 }),
  relation: optional(fc.constantFrom(...RELATIONS)),
  tags: fc.array(said, { maxLength: 3 }),
  note: optional(said),
  creator: optional(said),
  created: optional(fc.constantFrom('2031-05-04T11:02:00Z', '2031')),
  history: fc.array(fc.record({ quote: touchyText, until: optional(fc.constant('2031-05')) }).map(without), {
    maxLength: 2,
  }),
};

export const annotation = fc.record({ id, ...fields }).map((one) => without(one) as Annotation);

export const rejection = fc
  .record({
    id,
    claim: said,
    quote: touchyText,
    prefix: touchyText,
    suffix: touchyText,
    position: optional(position),
  })
  .map((one) => without(one) as Rejection);

/** Some fields of an annotation; undefined takes one away. */
export const changes = fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<AnnotationFields>;

export const edit: fc.Arbitrary<SidecarEdit> = fc.oneof(
  {
    weight: 3,
    arbitrary: annotation.map((one): SidecarEdit => ({ kind: 'add-annotation', annotation: one })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(id, changes)
      .map(([of, set]): SidecarEdit => ({ kind: 'update-annotation', id: of, set })),
  },
  { weight: 2, arbitrary: id.map((of): SidecarEdit => ({ kind: 'remove-annotation', id: of })) },
  rejection.map((one): SidecarEdit => ({ kind: 'add-rejection', rejection: one })),
  id.map((of): SidecarEdit => ({ kind: 'remove-rejection', id: of })),
  fc
    .record(
      { title: optional(said), author: fc.array(said, { maxLength: 2 }), url: optional(said) },
      { requiredKeys: [] },
    )
    .map((set): SidecarEdit => ({ kind: 'set-article', set })),
);

const comment = fc.constantFrom('', '', '', ' # c', '   # c: d', ' #');
const value = fc.constantFrom(
  'word', 'two words', '"quoted \\u00e9 \\" #"', "'it''s'", '[a, b]', '[]', '[ "x" , y ]', '812', '[812, 879]', 'a#b', 'http://x.y/z?a=b', '',
  '~', '|-\n      line\n\n      more: x\n', '|\n      kept\n', '>\n      folded\n      on\n', '{a: b}', '"over\n      lines"', 'plain\n      over lines',
  '\n      - a # b\n      - "c"', '\n      x: y\n      z:', '!!str 12', '|-\n\n      blank first\n', '|2-\n       indented\n', '\n    - same\n    - column',
); // prettier-ignore
const line = fc.constantFrom('', '    # inner', '  # outer', '# far', '  ');

const field = fc
  .tuple(
    fc.constantFrom('claim', 'quote', 'note', 'tags', 'speaker', 'via', 'stance', 'position', 'x-own'),
    value,
    comment,
  )
  .map(([key, text, trail]) => {
    const at = text.indexOf('\n');
    // A comment stands at the end of the first line, where a quoted or plain text has not begun.
    const open = at === -1 || /^(?:[|>][-0-9]*)?$/.test(text.slice(0, at));
    const whole =
      open && at !== -1 ? text.slice(0, at) + trail + text.slice(at) : at === -1 ? text + trail : text;
    // Without its words an annotation is none.
    if (key === 'quote' && /^(?:[[{]|$|\n)/.test(text)) return { key, text: '    quote: Other words' };
    return { key, text: `    ${key}:${whole.startsWith('\n') || whole === '' ? '' : ' '}${whole}` };
  });

const entry = fc
  .tuple(
    fc.uniqueArray(field, { selector: ({ key }) => key, maxLength: 5 }),
    fc.boolean(),
    fc.array(line, { maxLength: 2 }),
    comment,
  )
  .map(([list, first, below, trail]) => ({ list, first, below, trail }));

/** Sidecars as people may write them: every layout of YAML that is at all likely, and well-formed. */
export const handWritten: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(entry, { maxLength: 5 }),
    fc.constantFrom('version: 1\n', '# top\nversion: 1 # v\n', '', '\uFEFFversion: 1\n', '---\nversion: 1\n'),
    fc.constantFrom(
      '',
      'article:\n  title: T # t\n  url: http://x.y\n',
      'article: {title: T}\n',
      'article:\n',
      'own:\n  - id: x\n    quote: |\n      y\n',
    ),
    fc.constantFrom('', 'rejections: []\n', 'rejections:\n- {id: a000000b, claim: c, quote: q}\n', '# end\n'),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
    fc.constantFrom('', '', '\n', '  # all of them\n\n'),
  )
  .map(([entries, head, article, tail, eol, open, gap]) => {
    const blocks = entries.map(({ list, first, below, trail }, index) => {
      const quote = list.some(({ key }) => key === 'quote') ? [] : ['    quote: Some words'];
      const [top, ...rest] = [`    id: a000000${index}${trail}`, ...quote, ...list.map(({ text }) => text)];
      const lines =
        first && rest.length > 0 ? [rest[0] ?? '', top ?? '', ...rest.slice(1)] : [top ?? '', ...rest];
      const block = lines.map((one) => (one.endsWith('\n') ? one : `${one}\n`)).join('');
      return `  - ${block.slice(4)}${below.map((one) => `${one}\n`).join('')}`;
    });
    const annotations = entries.length === 0 ? 'annotations: []\n' : `annotations:\n${gap}${blocks.join('')}`;
    const source = head + article + annotations + tail;
    const ended = open && source.endsWith('\n') && !source.includes('|') ? source.slice(0, -1) : source;
    return ended.replaceAll('\n', eol);
  });

/** A text with some characters or lines lost, doubled or put in: what hands and merges make of a file. */
export const damaged = (source: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      source,
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.nat(12),
          fc.constantFrom('', ' ', '\n', ':', '-', '"', "'", '#', '\t', '- ', '  ', '\r', '[', '&a ', '*a', '\n<<<<<<< x\n', '\n=======\n', '\n>>>>>>> y\n', '\u0000', '|', '? ', '---\n', 'id: '),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([text, wounds]) =>
      wounds.reduce((whole, [where, length, put]) => {
        const at = Math.floor(where * whole.length);
        return whole.slice(0, at) + put + whole.slice(put === '' ? at + length : at);
      }, text),
    ); // prettier-ignore
