import type { Range } from '../model/range.ts';

/** The lines git puts around what two sides say differently, and the text as either side has it. */
export interface ConflictedText {
  readonly markers: readonly Range[];
  /** The source with everything that is not of this side blanked out, so that offsets stay what they are. */
  readonly ours: string;
  readonly theirs: string;
}

/** @returns undefined where the text has no conflict markers at the beginning of lines */
export function conflictedText(source: string): ConflictedText | undefined {
  if (!/^(?:<{7}|>{7})(?: |\r?$)/m.test(source)) return undefined;
  const markers: Range[] = [];
  const ours: string[] = [];
  const theirs: string[] = [];
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let at = 0;
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const next = newline === -1 ? source.length : newline + 1;
    const line = source.slice(at, next);
    const blank = line.replace(/[^\r\n]/g, ' ');
    const marker = /^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?$/.exec(line)?.[1];
    const opened = side !== 'both';
    if (marker !== undefined && (opened || marker.startsWith('<') || marker.startsWith('>'))) {
      markers.push({ start: at, end: at + line.trimEnd().length });
      side = SIDES[marker.charAt(0)] ?? side;
      ours.push(blank);
      theirs.push(blank);
    } else {
      ours.push(side === 'both' || side === 'ours' ? line : blank);
      theirs.push(side === 'both' || side === 'theirs' ? line : blank);
    }
    at = next;
  }
  return { markers, ours: ours.join(''), theirs: theirs.join('') };
}

const SIDES: Readonly<Record<string, 'both' | 'ours' | 'base' | 'theirs'>> = {
  '<': 'ours',
  '|': 'base',
  '=': 'theirs',
  '>': 'both',
};
