import type { Cancellation, SentenceEncoder } from '../ports.ts';

/** So many vectors are kept: 384 numbers each, some 15 MB. */
const MOST = 10_000;
/** Sentences encoded at a time, so that cancelling takes effect soon. */
const BATCH = 16;

/** What an encoder makes of sentences, each asked for once. The oldest are forgotten first. */
export class SemanticVectors {
  private readonly known = new Map<string, Float32Array>();

  constructor(
    readonly encoder: SentenceEncoder,
    private readonly most = MOST,
  ) {}

  /** In the order of the texts; undefined where it was cancelled. Rejects where the encoder fails. */
  async of(
    texts: readonly string[],
    cancellation?: Cancellation,
  ): Promise<readonly Float32Array[] | undefined> {
    const found = new Map<string, Float32Array>();
    const wanted: string[] = [];
    for (const text of new Set(texts)) {
      const vector = this.known.get(text);
      if (vector === undefined) wanted.push(text);
      else found.set(text, vector);
    }
    for (let from = 0; from < wanted.length; from += BATCH) {
      const batch = wanted.slice(from, from + BATCH);
      const vectors = await this.encoder.encode(batch, cancellation);
      if (cancellation?.isCancellationRequested === true) return undefined;
      batch.forEach((text, at) => {
        const vector = vectors[at];
        if (vector === undefined || vector.length !== this.encoder.dimension)
          throw new Error(
            `${this.encoder.id} gave no vector of ${this.encoder.dimension} numbers for a sentence`,
          );
        found.set(text, vector);
        this.keep(text, vector);
      });
    }
    const vectors = texts.map((text) => found.get(text));
    return vectors.every((vector) => vector !== undefined) ? vectors : undefined;
  }

  private keep(text: string, vector: Float32Array): void {
    this.known.set(text, vector);
    if (this.known.size <= this.most) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}

/** Of two vectors of length 1. -1..1 */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
