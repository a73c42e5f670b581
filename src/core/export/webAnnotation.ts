import { describe } from '../anchoring/describe.ts';
import { CodePoints } from '../text/codePoints.ts';
import { appearancesOf, type Appearance, type ExportedArticle, type ExportedCorpus } from './corpus.ts';
import { webAddress } from './particulars.ts';

/**
 * W3C Web Annotation Data Model, 23 February 2017: a collection with one page. Positions count code points, as § 4.2.5
 * has it. Only annotations whose quote is proven are in it: a TextQuoteSelector says that the words are there. What
 * the model has no word for stands under `corroborate:`.
 */
export function toWebAnnotations(corpus: ExportedCorpus): string {
  const codePoints = new Map(corpus.articles.map((article) => [article, new CodePoints(article.text ?? '')]));
  const items = appearancesOf(corpus).flatMap((appearance) => {
    const target = targetOf(appearance, codePoints.get(appearance.article));
    return target ? [annotationOf(appearance, target)] : [];
  });
  const collection = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { corroborate: 'urn:corroborate:' }],
    id: 'urn:corroborate:annotations',
    type: 'AnnotationCollection',
    label: 'Claims and who carries them',
    generated: corpus.generated,
    total: items.length,
    first: { id: 'urn:corroborate:annotations:1', type: 'AnnotationPage', startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotationOf({ article, annotation, anchoring }: Appearance, target: object): object {
  const { claim, tags, note, creator, created, stance, speaker, speakerStance, via, relation } = annotation;
  return {
    id: `${path(article.id)}.claims.yaml#${annotation.id}`,
    type: 'Annotation',
    motivation: 'tagging',
    ...(creator && { creator: { type: 'Person', name: creator } }),
    // The model asks for a full timestamp with a time zone.
    ...(created && /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(created) && { created }),
    body: [
      ...(claim ? [{ type: 'TextualBody', purpose: 'identifying', format: 'text/plain', value: claim }] : []),
      ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value })),
      ...(note ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: note }] : []),
    ],
    target,
    ...(stance && { 'corroborate:stance': stance }),
    ...(speaker.length > 0 && { 'corroborate:speaker': speaker }),
    ...(speakerStance && { 'corroborate:speakerStance': speakerStance }),
    ...(via.length > 0 && { 'corroborate:via': via }),
    ...(relation && { 'corroborate:relation': relation }),
    'corroborate:state': anchoring.state,
  };
}

function targetOf({ article, proof }: Appearance, codePoints: CodePoints | undefined): object | undefined {
  if (!proof.proven || !codePoints || article.text === undefined) return undefined;
  const { start, end } = proof.range;
  // Described anew: the sidecar's context may be of another text.
  const { prefix, suffix } = describe(article.text, proof.range);
  return {
    source: sourceOf(article),
    ...stateOf(article),
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: proof.quote,
        ...(prefix && { prefix }),
        ...(suffix && { suffix }),
      },
      { type: 'TextPositionSelector', start: codePoints.at(start), end: codePoints.at(end) },
    ],
  };
}

function sourceOf(article: ExportedArticle): object {
  const { title, publisher, published, agency } = article.particulars;
  return {
    id: webAddress(article.particulars.url) ?? path(article.id),
    type: 'Text',
    'corroborate:file': article.id,
    ...(article.original && { 'corroborate:original': article.original }),
    ...(title && { 'corroborate:title': title }),
    ...(publisher && { 'corroborate:publisher': publisher }),
    ...(agency?.length && { 'corroborate:agency': agency }),
    ...(published && { 'corroborate:published': published }),
  };
}

/** The copy that was annotated, where it is known. */
function stateOf({ particulars: { archive, retrieved } }: ExportedArticle): object {
  const cached = webAddress(archive);
  if (cached === undefined && retrieved === undefined) return {};
  return {
    state: {
      type: 'TimeState',
      ...(cached && { cached }),
      ...(retrieved && { 'corroborate:retrieved': retrieved }),
    },
  };
}

/** An article's path as a relative IRI. */
function path(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}
