import type { Article } from '../model/article.ts';
import { trimmed, type Range } from '../model/range.ts';

/** Which end of a passage is moved, and by what. */
export type End = 'start' | 'end';
export type Stride = 'word' | 'sentence';
export type Direction = 'forward' | 'back';

type Read = Pick<Article, 'text' | 'sentences' | 'language'>;

/** How much text around an offset is cut into words at first, in UTF-16 code units; an article may be one line of megabytes. */
const NEAR = 200;
/** Where as much text has no word in it, there is none to be found. */
const FARTHEST = 15_000;

const WORD = /[\p{L}\p{N}]/u;

/**
 * Moves one end of a passage to the next place where it may stand: the beginning or end of a word or of a run of
 * marks, or of a sentence. The passage never loses its last word, and never begins or ends with white space.
 * @returns the range itself where the end can go no further
 */
export function moveEnd(article: Read, range: Range, end: End, stride: Stride, direction: Direction): Range {
  const from = range[end];
  const moved = (stop: number): Range =>
    end === 'start' ? { ...range, start: stop } : { ...range, end: stop };
  const fits = (stop: number): boolean => {
    const next = moved(stop);
    return (
      (direction === 'forward' ? stop > from : stop < from) &&
      next.start < next.end &&
      WORD.test(article.text.slice(next.start, next.end))
    );
  };
  const stop =
    stride === 'sentence'
      ? nearest(article.sentences.map((one) => trimmed(article.text, one.range)[end]).filter(fits), direction)
      : nextWord(article, from, end, direction, fits);
  return stop === undefined ? range : moved(stop);
}

/**
 * The two parts of a passage on either side of an offset, without the blanks between them; within a word it is split
 * before that word.
 * @returns undefined where one side would have no word
 */
export function splitAt(article: Read, range: Range, offset: number): readonly [Range, Range] | undefined {
  const { text } = article;
  const within = runsAround(article, offset, NEAR).find((run) => run.start < offset && offset < run.end);
  const at = within?.start ?? offset;
  const before = trimmed(text, { start: range.start, end: at });
  const after = trimmed(text, { start: at, end: range.end });
  const hasWord = ({ start, end }: Range): boolean => start < end && WORD.test(text.slice(start, end));
  return at > range.start && at < range.end && hasWord(before) && hasWord(after)
    ? [before, after]
    : undefined;
}

/** Whether no word stands between two passages, or they overlap. */
export function adjoin(text: string, a: Range, b: Range): boolean {
  return !WORD.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}

function nearest(stops: readonly number[], direction: Direction): number | undefined {
  if (stops.length === 0) return undefined;
  return direction === 'forward' ? Math.min(...stops) : Math.max(...stops);
}

function nextWord(
  article: Read,
  from: number,
  end: End,
  direction: Direction,
  fits: (stop: number) => boolean,
): number | undefined {
  for (let reach = NEAR; reach <= FARTHEST; reach *= 4) {
    const stops = runsAround(article, from, reach)
      .map((run) => run[end])
      .filter(fits);
    const stop = nearest(stops, direction);
    if (stop !== undefined) return stop;
    if (from - reach <= 0 && from + reach >= article.text.length) return undefined;
  }
  return undefined;
}

/** The words and the runs of marks around an offset, in text order; one that goes on outside what is looked at is left out. */
function runsAround({ text, language }: Read, offset: number, reach: number): Range[] {
  const from = lineOfSight(text, offset, -reach);
  const to = lineOfSight(text, offset, reach);
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text.slice(from, to));
  const runs: Range[] = [];
  let marks: Range | undefined;
  for (const { index, segment } of segments) {
    const run = { start: from + index, end: from + index + segment.length };
    if (segment.trim() === '') {
      marks = undefined;
    } else if (WORD.test(segment)) {
      marks = undefined;
      runs.push(run);
    } else if (marks) {
      marks = { start: marks.start, end: run.end };
      runs[runs.length - 1] = marks;
    } else {
      marks = run;
      runs.push(run);
    }
  }
  return runs.filter(
    ({ start, end }) => (start > from || !isCut(text, from)) && (end < to || !isCut(text, to)),
  );
}

/** An offset about so far away, never between the halves of a surrogate pair. */
function lineOfSight(text: string, offset: number, reach: number): number {
  const at = Math.max(0, Math.min(text.length, offset + reach));
  return /^[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** Whether something may go on across an offset. */
const isCut = (text: string, at: number): boolean =>
  at > 0 && at < text.length && text.charAt(at).trim() !== '' && text.charAt(at - 1).trim() !== '';
