import type { Annotation } from '../model/annotation.ts';
import type { Appearance } from './corpus.ts';

/** How a passage holds its claim, in short phrases for people. */
export function held(annotation: Annotation): string[] {
  const phrases: string[] = [];
  if (annotation.stance) phrases.push(`the article ${annotation.stance}`);
  if (annotation.speaker.length > 0)
    phrases.push(`${annotation.speaker.join(', ')} ${annotation.speakerStance ?? 'affirms'}`);
  if (annotation.via.length > 0) phrases.push(`via ${annotation.via.join(', ')}`);
  if (annotation.relation) phrases.push(annotation.relation);
  return phrases;
}

/** Where the saved copy comes from and what it is, in short phrases for people. */
export function provenance({ article, anchoring, annotation }: Appearance): string[] {
  const { particulars, original, current } = article;
  const phrases: string[] = [];
  if (particulars.agency?.length) phrases.push(`agency ${particulars.agency.join(', ')}`);
  if (particulars.published) phrases.push(`published ${particulars.published}`);
  if (particulars.url) phrases.push(particulars.url);
  if (particulars.archive) phrases.push(`archived ${particulars.archive}`);
  if (particulars.retrieved) phrases.push(`retrieved ${particulars.retrieved}`);
  if (original) phrases.push(`original ${original}`);
  if (original && current && current !== original) phrases.push(`copy changed since, now ${current}`);
  phrases.push(`file ${article.id}`, anchoring.state);
  if (annotation.creator) phrases.push(`tagged by ${annotation.creator}`);
  return phrases;
}

/**
 * An address that may be followed: http or https, and none of the characters that could end it where it is written
 * (RFC 3986 has them percent-encoded); undefined for anything else.
 */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s<>"'`\\^{|}\p{C}]+$/iu.test(url) ? url : undefined;
}
