/**
 * Checks of messages, from which their types are made: what a webview and its host tell each other is believed only as
 * far as it was looked at.
 */
export type Check<T> = (value: unknown) => value is T;
export type Checked<C> = C extends Check<infer T> ? T : never;

export const text: Check<string> = (value) => typeof value === 'string';
export const flag: Check<boolean> = (value) => typeof value === 'boolean';
export const count: Check<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export const oneOf =
  <const T extends readonly string[]>(values: T): Check<T[number]> =>
  (value): value is T[number] =>
    values.some((one) => one === value);

export const list =
  <T>(item: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every((one) => item(one));

type Fields = Readonly<Record<string, Check<unknown>>>;
type Having<R extends Fields, O extends Fields> = { readonly [K in keyof R]: Checked<R[K]> } & {
  readonly [K in keyof O]?: Checked<O[K]>;
};

/** An object with these fields and no others; the optional ones may be absent. */
export const fields =
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- no optional fields at all
  <R extends Fields, O extends Fields = Record<never, never>>(
    required: R,
    optional?: O,
  ): Check<Having<R, O>> =>
    (value): value is Having<R, O> => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const own = new Map(Object.entries(value));
      return (
        Object.entries(required).every(([name, check]) => own.has(name) && check(own.get(name))) &&
        Array.from(own).every(
          ([name, one]) =>
            Object.hasOwn(required, name) ||
            (optional !== undefined && Object.hasOwn(optional, name) && optional[name]?.(one) === true),
        )
      );
    };

/** One string for each of the names: the words a webview shows, in the person's language. */
export const words =
  <const N extends readonly string[]>(names: N): Check<Readonly<Record<N[number], string>>> =>
  (value): value is Readonly<Record<N[number], string>> =>
    fields(Object.fromEntries(names.map((name) => [name, text])))(value);

/** One of several kinds. */
export const either =
  <C extends readonly Check<unknown>[]>(...checks: C): Check<Checked<C[number]>> =>
  (value): value is Checked<C[number]> =>
    checks.some((check) => check(value));
