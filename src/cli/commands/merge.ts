import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { REGISTER_NAME } from '../../core/corpus/articleNames.ts';
import { mergeRegisters, mergeSidecars, type Merged } from '../../core/sidecar/merge.ts';
import { SidecarNotWritable } from '../../core/sidecar/notWritable.ts';
import { writeAtomically } from '../../node/atomicWrite.ts';
import { decode, encodeLike } from '../adapters/decode.ts';
import { EXIT, printable, type ExitCode, type Output } from '../output.ts';
import { isKind, readArguments, WrongUsage } from '../usage.ts';

/**
 * `corroborate merge`: git's merge driver for sidecars and the register (`%O %A %B %P`). Writes the merge to OURS;
 * where a side cannot be read, git's own merge of lines with its markers, so that nobody's lines are lost.
 */
export function merge(args: readonly string[], output: Output): ExitCode {
  const { positionals } = readArguments(args, {});
  if (positionals.length < 3 || positionals.length > 4)
    throw new WrongUsage('merge wants BASE, OURS and THEIRS, and may have a PATH');
  const [base = '', ours = '', theirs = '', path = ours] = positionals;
  // A base that neither side began with may be /dev/null.
  for (const file of [ours, theirs]) if (!isKind(file, 'file')) throw new WrongUsage(`${file} is no file`);
  const mergeFiles = basename(path) === REGISTER_NAME ? mergeRegisters : mergeSidecars;
  let merged: Merged;
  try {
    merged = mergeFiles(source(base), source(ours), source(theirs));
  } catch (cause) {
    if (!(cause instanceof SidecarNotWritable)) throw cause;
    output.message(`${printable(path)}: ${printable(cause.message, 400)}`);
    return mergeLines(base, ours, theirs, output);
  }
  if (merged.source !== source(ours)) writeAtomically(ours, encodeLike(readFileSync(ours), merged.source));
  for (const { id, field } of merged.conflicts)
    output.message(`${printable(path)}: people disagree about ${[field, id].filter(Boolean).join(' of ')}`);
  return merged.conflicts.length > 0 ? EXIT.findings : EXIT.fine;
}

const source = (file: string): string => decode(readFileSync(file)).text;

function mergeLines(base: string, ours: string, theirs: string, output: Output): ExitCode {
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  const run = spawnSync('git', ['merge-file', ...labels, ours, base, theirs], { stdio: 'ignore' });
  output.message(
    run.error
      ? 'git could not be run to merge it by lines; OURS is as it was'
      : 'it was merged by lines; look at it before you go on',
  );
  return EXIT.findings;
}
