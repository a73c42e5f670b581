import type { Range } from '../model/range.ts';
import { quoted, type FieldReader, type Finding } from './fields.ts';
import type { Mapping, Pair } from './yaml/nodes.ts';

/** The version of the formats this code reads and writes. */
export const FORMAT_VERSION = 1;

/**
 * `valid`: nothing wrong but warnings. `partial`: some of it could not be read, or is marked as in conflict.
 * `unreadable`: nothing could be read. `newer`: of a later version of the format, read as far as this one goes.
 */
export type FileState = 'valid' | 'partial' | 'unreadable' | 'newer';

/** Judges what a file says of its version; none is taken for the first. */
export function readVersion(
  reader: FieldReader,
  root: Mapping,
  pair: Pair | undefined,
): 'known' | 'newer' | 'unknown' {
  const text = reader.text(pair);
  if (pair === undefined || text === undefined) {
    const first = pair?.key ?? root.pairs[0]?.key ?? root;
    reader.report(
      'missing-version',
      'There is no `version: 1`; it is read as version 1.',
      first,
      [],
      'warning',
    );
    return 'known';
  }
  if (text === String(FORMAT_VERSION)) return 'known';
  if (/^\d+$/.test(text) && Number(text) > FORMAT_VERSION) {
    const message = `Version ${text} is later than this program knows (${FORMAT_VERSION}): it is shown as far as understood and never written to.`;
    reader.report('newer-version', message, pair.value, [text, String(FORMAT_VERSION)]);
    return 'newer';
  }
  reader.report('unknown-version', `${quoted(text)} is no version; known is ${FORMAT_VERSION}.`, pair.value, [
    quoted(text),
    String(FORMAT_VERSION),
  ]);
  return 'unknown';
}

/** What is wrong with a file in which git left its conflict markers. */
export const markersFound = (source: string, markers: readonly Range[]): readonly Finding[] =>
  markers.map((marker) => {
    const mark = source.slice(marker.start, marker.start + 7);
    return {
      severity: 'error',
      code: 'merge-conflict-marker',
      message: `A merge left its marks here (${mark}): settle it and delete the marker lines.`,
      about: [mark],
      ...marker,
    };
  });

/** Whether a file holds its version and not a word more. */
export const saysNothing = (source: string | undefined): boolean =>
  source !== undefined && /^\s*version: \d+\s*$/.test(source);
