/** Addresses say nothing of what is claimed. */
const ADDRESS = /(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S*/gu;
const TAG = /[#@]([\p{L}\p{N}_]+)/gu;

/**
 * Words as people post them, made comparable with articles: addresses are left out, `#SaveTheLighthouse` and
 * `@HarbourPost` are taken apart where capitals, digits or low lines show how.
 */
export function plainWords(text: string): string {
  return text
    .replaceAll(ADDRESS, ' ')
    .replaceAll(
      TAG,
      (_, name: string) =>
        ` ${name.replaceAll('_', ' ').replaceAll(/(?<=\p{Ll})(?=[\p{Lu}\p{N}])|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')} `,
    );
}
