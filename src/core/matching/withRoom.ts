/**
 * The same numbers with room for so many: where there is less, for twice as many as before, so that what grows one by
 * one is seldom copied.
 * @param filling what is new
 */
export function withRoom(
  numbers: Int32Array<ArrayBuffer>,
  length: number,
  filling = 0,
): Int32Array<ArrayBuffer> {
  if (length <= numbers.length) return numbers;
  const next = new Int32Array(Math.max(length, 2 * numbers.length));
  next.set(numbers);
  return filling === 0 ? next : next.fill(filling, numbers.length);
}
