import type { AnchoredAnnotation } from './anchoredAnnotation.ts';

/** Everything an annotation can be found by. */
export function annotationText({ annotation }: AnchoredAnnotation): string {
  const { claim, quote, note, tags, speaker } = annotation;
  return [claim ?? '', ...tags, ...speaker, note ?? '', quote].join('\n');
}
