/** Puts words into the places `{0}`, `{1}`… of a text of ours. */
export const format = (template: string, ...given: readonly (string | number)[]): string =>
  template.replaceAll(/\{(\d)\}/g, (place, index: string) => String(given[Number(index)] ?? place));
