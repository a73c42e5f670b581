import type { Problem } from '../model/problem.ts';

/** A sidecar or claims register that is not written to, since a write could lose what was not understood. */
export class SidecarNotWritable extends Error {
  override readonly name = 'SidecarNotWritable';

  /** @param problems what is wrong with the file, in the order of the text */
  constructor(
    readonly problems: readonly Problem[],
    reason?: string,
  ) {
    const first = problems.find((problem) => problem.severity === 'error');
    const why =
      reason ?? (first === undefined ? 'it cannot be read' : `line ${first.line}: ${first.message}`);
    super(`The file is not written to, since ${why}`);
  }
}
