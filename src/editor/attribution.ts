import type { Tagging } from '../core/corpus/claimWork.ts';
import type { ArticleLibrary } from '../core/corpus/library.ts';
import { overlaps } from '../core/model/range.ts';
import type { PassageTarget } from './targets.ts';

/** A passage and what is to be said of it. */
export interface TaggedPassage extends PassageTarget {
  readonly tagging: Tagging;
}

/** Says of each passage how its article holds it and who says it, as far as the article's own words tell. */
export async function attributed(
  library: ArticleLibrary,
  passages: readonly PassageTarget[],
  said: Tagging,
): Promise<TaggedPassage[]> {
  const tagged: TaggedPassage[] = [];
  for (const passage of passages)
    tagged.push({ ...passage, tagging: { ...(await attribution(library, passage)), ...said } });
  return tagged;
}

async function attribution(library: ArticleLibrary, { article, range }: PassageTarget): Promise<Tagging> {
  const read = await library.read(article);
  const quote = read?.quotes.find((one) => overlaps(one.outer, range) && one.speaker);
  const speaker = quote?.speaker ?? read?.sentences.find((one) => overlaps(one.range, range))?.speaker;
  return speaker ? { stance: 'reports', speaker: [speaker.name] } : { stance: 'asserts' };
}
