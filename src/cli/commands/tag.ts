import { readFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { dirname, sep } from 'node:path';
import { sidecarOf } from '../../core/corpus/articleNames.ts';
import { describePassage } from '../../core/corpus/describedPassage.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import { SPEAKER_STANCES, STANCES } from '../../core/model/claim.ts';
import type { Range } from '../../core/model/range.ts';
import { parseSidecar } from '../../core/sidecar/document.ts';
import { editSidecar } from '../../core/sidecar/edit.ts';
import { newAnnotationId } from '../../core/sidecar/ids.ts';
import { findWords } from '../../core/text/findWords.ts';
import { readIfThere } from '../../node/atomicWrite.ts';
import { decode } from '../adapters/decode.ts';
import { articleFile, type ArticleFile } from '../adapters/folder.ts';
import { writeSidecar } from '../adapters/writeSidecar.ts';
import { EXIT, json, printable, type ExitCode, type Output } from '../output.ts';
import { encodingOf, exactly, isKind, oneOf, readArguments, wholeNumber, WrongUsage } from '../usage.ts';

/** How often the sidecar is read and edited again when another program writes it in between. */
const ATTEMPTS = 5;

/** A passage that cannot be tagged: a stable code, and a message for people. */
class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Tagging = Pick<
  Annotation,
  'claim' | 'stance' | 'speaker' | 'speakerStance' | 'tags' | 'note' | 'creator'
>;

/** `corroborate tag`: tags a passage of an article, as the editor does. */
export function tag(args: readonly string[], output: Output): ExitCode {
  const { values, positionals } = readArguments(args, {
    quote: { type: 'string' },
    near: { type: 'string' },
    claim: { type: 'string' },
    stance: { type: 'string' },
    speaker: { type: 'string', multiple: true },
    'speaker-stance': { type: 'string' },
    tag: { type: 'string', multiple: true },
    note: { type: 'string' },
    creator: { type: 'string' },
    json: { type: 'boolean' },
    encoding: { type: 'string' },
  });
  const [path = ''] = exactly(positionals, 'ARTICLE');
  const { quote, claim, note, creator } = values;
  if (quote === undefined || quote.trim() === '') throw new WrongUsage('--quote is missing or empty');
  if (claim !== undefined && !/^\S+$/.test(claim))
    throw new WrongUsage('--claim is a key such as lighthouse-reopened, without white space');
  const near = wholeNumber('near', values.near, 0);
  const stance = oneOf('stance', values.stance, STANCES);
  const speakerStance = oneOf('speaker-stance', values['speaker-stance'], SPEAKER_STANCES);
  const encoding = encodingOf(values.encoding);
  if (!isKind(path, 'file')) throw new WrongUsage(`${path} is no file`);
  const tagging: Tagging = {
    ...(claim !== undefined && { claim }),
    ...(stance && { stance }),
    speaker: values.speaker ?? [],
    ...(speakerStance && { speakerStance }),
    tags: values.tag ?? [],
    ...(note !== undefined && { note }),
    ...(creator !== undefined && { creator }),
  };
  try {
    const article = articleFile(readFileSync(path), encoding);
    if (article.replaced)
      output.message('some bytes could not be decoded and were replaced; --encoding names another');
    const range = placeOf(article.text, quote, near);
    const id = write(path, article, range, tagging);
    const sidecar = sidecarOf(path);
    const words = article.text.slice(range.start, range.end);
    output.result(
      values.json
        ? json({ id, article: slashes(path), sidecar: slashes(sidecar), ...range, quote: words })
        : `${id} ${printable(slashes(path))}:${range.start}-${range.end} “${printable(words)}”\n`,
    );
    return EXIT.fine;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    if (values.json) output.result(json({ error: { code: cause.code, message: cause.message } }));
    output.message(cause.message);
    return EXIT.findings;
  }
}

/** @throws Refused where the words are not there, or several times with nothing to choose by */
function placeOf(text: string, quote: string, near: number | undefined): Range {
  const places = findWords(text, quote);
  const [first] = places;
  if (!first) throw new Refused('quote-not-found', 'the article does not have these words');
  if (places.length === 1) return first;
  if (near === undefined)
    throw new Refused(
      'quote-not-unique',
      `the words occur ${places.length} times, at ${places.map(({ start }) => start).join(', ')}: say which with --near OFFSET`,
    );
  return places.reduce((best, place) =>
    Math.abs(place.start - near) < Math.abs(best.start - near) ? place : best,
  );
}

/** @returns the new annotation's id */
function write(path: string, article: ArticleFile, range: Range, tagging: Tagging): string {
  const file = sidecarOf(path);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const bytes = readIfThere(file);
    const source = bytes && decode(bytes).text;
    const document = source === undefined ? undefined : parseSidecar(source);
    if (document && !document.writable)
      throw new Refused(
        'sidecar-not-writable',
        `${file} does not parse or is of a newer version; nothing was written`,
      );
    const { selectors, own, articleEdits } = describePassage(document, article.text, article.bytes, range);
    const taken = [...(document?.annotations ?? []), ...(document?.rejections ?? [])].map(({ id }) => id);
    const annotation: Annotation = {
      ...tagging,
      ...selectors,
      ...own,
      id: newAnnotationId({ below: (limit) => randomInt(limit) }, new Set(taken)),
      via: [],
      history: [],
      created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    };
    const edited = editSidecar(source, [...articleEdits, { kind: 'add-annotation', annotation }]);
    if (edited.source !== undefined && writeSidecar(dirname(file), file, edited.source, source))
      return annotation.id;
  }
  throw new Refused('sidecar-busy', `${file} keeps changing; nothing was written`);
}

const slashes = (path: string): string => path.split(sep).join('/');
