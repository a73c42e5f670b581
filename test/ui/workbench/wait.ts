/** How long anything in the workbench may take before it counts as missing, in ms. */
export const PATIENCE = 40_000;

/**
 * Asks `probe` again and again until it returns something other than undefined or false, and returns that. Throws with
 * `what` when it has not within `timeout` ms. For conditions outside the page (a file, a log); inside it prefer locators.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  timeout = PATIENCE,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      const result = await probe();
      if (result !== undefined && result !== false) return result;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= end) break;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`Waited ${timeout / 1000} s in vain: ${what}`, { cause: last });
}
