/** What the host and the worker that runs a sentence model say to one another. */
export interface EncoderSetup {
  /** A folder, or the name of a model on the hub. */
  readonly model: string;
  /** A folder in whose node_modules `@huggingface/transformers` is installed. */
  readonly runtime: string;
  /** Where models from the hub are kept. */
  readonly cache: string;
}

export interface EncodeRequest {
  readonly request: number;
  readonly texts: readonly string[];
}

export type EncoderReply =
  | { readonly kind: 'ready'; readonly dimension: number }
  | { readonly kind: 'vectors'; readonly request: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed'; readonly request?: number; readonly message: string };
