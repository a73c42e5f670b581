import * as fc from 'fast-check';

/** Something that holds whatever is generated. */
export interface Law {
  readonly name: string;
  /** Checks it on what is generated. @throws where it does not hold, with the smallest case found */
  readonly check: (parameters: { readonly seed: number; readonly numRuns: number }) => Promise<void>;
}

/** @param property what is to hold */
export function law<Values extends [unknown, ...unknown[]]>(
  name: string,
  property: fc.IProperty<Values> | fc.IAsyncProperty<Values>,
): Law {
  return {
    name,
    check: async (parameters) => {
      await fc.assert(property, parameters);
    },
  };
}
