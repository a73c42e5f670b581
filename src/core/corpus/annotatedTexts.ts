import { fingerprintOf, independenceOf, type Fingerprint } from '../matching/independence.ts';
import type { ArticleId } from '../ports.ts';
import type { AnnotatedArticle, Annotations } from './annotations.ts';
import type { Independence } from './textGroups.ts';

/**
 * Tells which annotated articles' texts derive from one another. An annotated article is known as read, so this needs
 * no index and can be asked at once. Fingerprints are taken of the articles asked about only, and of each reading once.
 */
export class AnnotatedTexts implements Independence {
  private readonly fingerprints = new WeakMap<AnnotatedArticle, Fingerprint>();

  constructor(private readonly annotations: Pick<Annotations, 'of'>) {}

  between(a: ArticleId, b: ArticleId): boolean | undefined {
    const left = this.fingerprint(a);
    const right = this.fingerprint(b);
    return left && right && independenceOf(left, right);
  }

  prepare(article: ArticleId): void {
    this.fingerprint(article);
  }

  private fingerprint(id: ArticleId): Fingerprint | undefined {
    const annotated = this.annotations.of(id);
    if (!annotated?.article) return undefined;
    let fingerprint = this.fingerprints.get(annotated);
    if (!fingerprint) {
      fingerprint = fingerprintOf(annotated.article, annotated.particulars);
      this.fingerprints.set(annotated, fingerprint);
    }
    return fingerprint;
  }
}
