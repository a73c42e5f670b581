import type { Entity, Quote, Sentence, Speaker } from '../model/article.ts';
import { type Range } from '../model/range.ts';
import { type Attribution, AttributionReader, NOBODY } from './attributionReader.ts';
import { type Mention, type Name, nameText } from './name.ts';
import { findNames } from './names.ts';
import type { QuoteSpan } from './quotes.ts';
import { Referents } from './referents.ts';
import type { Part } from './sections.ts';
import { tokenise } from './tokens.ts';
import { Pace, type Work } from '../work.ts';
import { buildUnits, type Unit } from './units.ts';

/** What the reading of attributions finds. */
export interface Attributed {
  readonly quotes: Quote[];
  readonly sentences: Sentence[];
  readonly entities: Entity[];
}

/**
 * Finds whose words the quotations and sentences of an article are.
 * @param prose the sections that can quote, the paragraphs `spans` count
 */
export function* attribute(
  text: string,
  prose: readonly Part[],
  spans: readonly QuoteSpan[],
  sentences: readonly Sentence[],
): Work<Attributed> {
  const outer = spans.map((span, index) => ({ span, index })).filter(({ span }) => span.depth === 0);
  const kinds = new Set(prose.map((part) => part.kind));
  const units = yield* buildUnits(text, sentences, outer, (sentence) => kinds.has(sentence.section));
  const names = yield* findNames(units);
  const mentions = new Map<number, Mention[]>();
  for (const name of names)
    for (const mention of name.mentions) {
      const known = mentions.get(mention.unit);
      if (known === undefined) mentions.set(mention.unit, [mention]);
      else known.push(mention);
    }
  const reader = new AttributionReader(text, spans, new Referents(text, names), mentions);
  const pace = new Pace();
  let previous: Unit | undefined;
  for (const [index, unit] of units.entries()) {
    const running = isRunning(sentences[unit.sentences[0]]);
    reader.read(unit, index, running ? previous : undefined, running);
    if (running) previous = unit;
    if (pace.due(unit.end - unit.start)) yield undefined;
  }
  const quotes = withPullQuotes(prose, makeQuotes(text, spans, reader), pullSpeakers(text, names));
  return {
    quotes,
    sentences: yield* attributeSentences(sentences, quotes, reader),
    entities: names.map((name) => ({
      name: nameText(name),
      ...(name.kind !== undefined && { kind: name.kind }),
      mentions: name.mentions.map(({ start, end }) => ({ start, end })),
    })),
  };
}

/** Headlines and the like stand outside the flow in which one quotation carries on another's speaker. */
const isRunning = (sentence: Sentence | undefined): boolean => sentence?.section === 'body';

function makeQuotes(text: string, spans: readonly QuoteSpan[], reader: AttributionReader): Quote[] {
  let outermost = NOBODY;
  let before: QuoteSpan | undefined;
  return spans.map((span, index) => {
    let attribution: Attribution;
    if (span.depth === 0) {
      const goesOn = before?.continued === true && span.paragraph - before.paragraph <= 1;
      attribution =
        reader.ofQuote.get(index) ??
        (goesOn ? { ...(outermost.speaker !== undefined && { speaker: outermost.speaker }) } : NOBODY);
      outermost = attribution;
      before = span;
    } else attribution = insideAttribution(text, span, outermost);
    return { range: span.range, outer: span.outer, depth: span.depth, ...attribution };
  });
}

/** Inside somebody's words a quotation is the same person's, unless a verb before it has another subject. */
function insideAttribution(text: string, span: QuoteSpan, outermost: Attribution): Attribution {
  const before = tokenise(
    text,
    { start: Math.max(0, span.outer.start - 60), end: span.outer.start },
    -1,
    false,
  );
  const stop = before.findLastIndex((token) => /^[.!?]$/.test(token.text));
  const tokens = before.slice(stop + 1);
  const subject = tokens.findLast(
    (token) => token.word && (token.capital || /^(?:he|she|they|who)$/.test(token.lower)),
  );
  const verb = tokens.some((token) => /^(?:said|says|told|asked|called|calls|saying)$/.test(token.lower));
  return verb && subject !== undefined && subject.text !== 'I' ? NOBODY : outermost;
}

/**
 * Adds the pull quotes: each is a quotation whether or not it has marks; the line below says whose.
 * @param quotes in text order
 * @param speakerIn whom such a line names
 */
export function withPullQuotes(
  prose: readonly Part[],
  quotes: readonly Quote[],
  speakerIn: (line: Range) => Speaker | undefined,
): Quote[] {
  const all: Quote[] = [];
  let pointer = 0;
  prose.forEach((part, at) => {
    let marked = false;
    const pulled = part.pullQuote === 'words';
    const below = prose[at + 1];
    const line = pulled && below?.pullQuote === 'speaker' ? below.range : undefined;
    const speaker = line && speakerIn(line);
    for (; pointer < quotes.length; pointer++) {
      const quote = quotes[pointer];
      if (quote === undefined || quote.outer.start >= part.range.end) break;
      marked ||= quote.depth === 0;
      all.push(speaker === undefined || quote.depth > 0 ? quote : { ...quote, speaker });
    }
    if (pulled && !marked && (line !== undefined || part.repeats))
      all.push({
        range: part.range,
        outer: part.range,
        depth: 0,
        ...(speaker !== undefined && { speaker }),
      });
  });
  return all;
}

/** Finds whom a line below a pull quote names, by the fullest name the article has for them. */
function pullSpeakers(text: string, names: readonly Name[]): (line: Range) => Speaker | undefined {
  const byLast = new Map<string, string>();
  for (const name of names)
    if (name.kind !== 'place') {
      const last = name.words[name.words.length - 1] ?? '';
      if ((byLast.get(last) ?? '').length < nameText(name).length) byLast.set(last, nameText(name));
    }
  return ({ start: from, end: to }) => {
    const written = text.slice(from, to);
    const name = /^[-–—~\s]*([^,(]+)/.exec(written)?.[1]?.trim() ?? written;
    if (name === '') return undefined;
    const start = from + Math.max(0, written.indexOf(name));
    const fuller = byLast.get(name.split(/\s+/).pop() ?? '');
    return { name: fuller ?? name, mention: { start, end: start + name.length } };
  };
}

/** In whose words a sentence stands: those of the quotation most of it is in, else of its own attribution. */
function* attributeSentences(
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  reader: AttributionReader,
): Work<Sentence[]> {
  const outermost = quotes.filter((quote) => quote.depth === 0);
  let pointer = 0;
  const pace = new Pace();
  const attributed: Sentence[] = [];
  for (const [index, sentence] of sentences.entries()) {
    while (pointer < outermost.length && (outermost[pointer]?.outer.end ?? 0) <= sentence.range.start)
      pointer++;
    let best: Quote | undefined;
    let most = 0;
    for (let at = pointer; at < outermost.length; at++) {
      const quote = outermost[at];
      if (quote === undefined || quote.outer.start >= sentence.range.end) break;
      const shared =
        Math.min(quote.outer.end, sentence.range.end) - Math.max(quote.outer.start, sentence.range.start);
      if (shared > most) [best, most] = [quote, shared];
    }
    const own = reader.ofSentence.get(index);
    const quoted =
      best?.speaker !== undefined &&
      (own === undefined || most * 2 >= sentence.range.end - sentence.range.start);
    const { speaker, verb } = quoted && best !== undefined ? best : (own ?? NOBODY);
    attributed.push(
      speaker === undefined && verb === undefined
        ? sentence
        : { ...sentence, ...(speaker !== undefined && { speaker }), ...(verb !== undefined && { verb }) },
    );
    if (pace.due(sentence.range.end - sentence.range.start)) yield undefined;
  }
  return attributed;
}
