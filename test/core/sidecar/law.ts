import * as fc from 'fast-check';

/** Something that holds of every sidecar. */
export interface Law {
  readonly name: string;
  /** Checks it on generated sidecars. @throws where it does not hold, with the smallest one found */
  readonly check: (parameters: { readonly seed: number; readonly numRuns: number }) => void;
}

/** @param property what is to hold */
export function law<Values extends [unknown, ...unknown[]]>(
  name: string,
  property: fc.IProperty<Values>,
): Law {
  return { name, check: (parameters) => fc.assert(property, parameters) };
}
