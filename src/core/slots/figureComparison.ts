import type { Figure } from './figures.ts';

/**
 * Whether two figures cannot both be right. A vaguer figure agrees with any figure it allows, a rounded one with
 * what rounds to it, and units of one dimension are converted. Whether they count the same thing is asked first:
 * see {@link comparable}.
 */
export function figuresDisagree(a: Figure, b: Figure): boolean {
  return comparable(a, b) && disagree(a, b);
}

/** Whether two figures are of one kind: one dimension, or the same counted noun. */
export function comparable(a: Figure, b: Figure): boolean {
  if (a.ordinal !== b.ordinal) return false;
  if (a.unit !== undefined || b.unit !== undefined) return a.unit?.dimension === b.unit?.dimension;
  return a.heads.length === 0 || b.heads.length === 0 || a.heads.some((head) => b.heads.includes(head));
}

/** Whether the values exclude each other, whatever they count. */
export function disagree(a: Figure, b: Figure): boolean {
  const factorA = a.unit?.factor ?? 1;
  const factorB = b.unit?.factor ?? 1;
  const slack = factorA === factorB ? 0 : 0.06;
  const lowA = a.low * factorA * (1 - slack);
  const highA = a.high * factorA * (1 + slack);
  const lowB = b.low * factorB;
  const highB = b.high * factorB;
  // "more than 40" excludes "less than 40", and "more than 40" does not exclude "45".
  if (lowA <= highB && lowB <= highA) return false;
  return !rounds(a, b) && !rounds(b, a);
}

/** Whether the coarser figure is what the finer one rounds to. */
function rounds(coarse: Figure, fine: Figure): boolean {
  const factor = (fine.unit?.factor ?? 1) / (coarse.unit?.factor ?? 1);
  const fineStep = fine.step * factor;
  if (!(coarse.step > fineStep)) return false;
  const gap = Math.abs(fine.value * factor - coarse.value);
  // "3 million" allows 2.8 million; a figure written out in digits is rounded by a few per cent at most.
  if (fine.step * factor < 1 && coarse.step === 1) return Math.abs(gap) <= 0.5;
  const share = coarse.step >= 1e6 && Math.abs(coarse.value) < coarse.step * 10 ? 0.17 : 0.05;
  return gap <= (coarse.step / 2) * 1.0001 && gap <= Math.abs(coarse.value) * share;
}
