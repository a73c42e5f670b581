/** Values that both pages know, as claims and their appearances have them. */
export const VERDICTS = ['unchecked', 'true', 'false', 'missing-context', 'unverifiable'] as const;

/** How an article holds a claim; `unset` where nobody said. */
export const STANCES = ['asserts', 'reports', 'disputes', 'unset'] as const;
