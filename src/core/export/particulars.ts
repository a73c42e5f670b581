import type { Annotation } from '../model/annotation.ts';
import type { Appearance, ExportedArticle } from './corpus.ts';

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

/** When, how surely and by whom a passage was found, in short phrases for people. */
export function found({ article: { particulars }, anchoring, annotation }: Appearance): string[] {
  const phrases: string[] = [];
  if (particulars.published) phrases.push(particulars.published);
  if (particulars.agency?.length) phrases.push(`agency ${particulars.agency.join(', ')}`);
  phrases.push(anchoring.state);
  if (annotation.creator) phrases.push(`tagged by ${annotation.creator}`);
  return phrases;
}

/** Where a saved copy comes from and what it is, in short phrases for people. */
export function provenance({ id, particulars, original, current }: ExportedArticle): string[] {
  const phrases: string[] = [`file ${id}`];
  if (particulars.url) phrases.push(particulars.url);
  if (particulars.archive) phrases.push(`archived ${particulars.archive}`);
  if (particulars.retrieved) phrases.push(`retrieved ${particulars.retrieved}`);
  if (original) phrases.push(`original ${original}`);
  if (original && current && current !== original) phrases.push(`changed since, now ${current}`);
  return phrases;
}

/** What people call an article. */
export function nameOf({ id, particulars: { publisher, title } }: ExportedArticle): string {
  return [publisher, title].filter(Boolean).join(': ') || id;
}

/**
 * An address that may be followed: http or https, and none of the characters that could end it where it is written
 * (RFC 3986 has them percent-encoded); undefined for anything else.
 */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s<>"'`\\^{|}\p{C}]+$/iu.test(url) ? url : undefined;
}
