import { Describer } from '../anchoring/describer.ts';
import type { Selectors } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import type { SidecarDocument } from '../sidecar/document.ts';
import type { SidecarEdit } from '../sidecar/edit.ts';
import { digesting, digestingBytes } from '../text/digest.ts';
import { finish, type Work } from '../work.ts';

/** What a sidecar is to say of a passage, and what has to be said of the article first. */
export interface PassageDescription {
  readonly selectors: Selectors;
  /** `digest` only where the sidecar's positions refer to another text. */
  readonly own: { readonly digest?: string };
  readonly articleEdits: readonly SidecarEdit[];
}

/** The same of several passages of one article. */
export interface PassageDescriptions {
  /** In the order of the ranges given. */
  readonly passages: readonly Selectors[];
  readonly own: { readonly digest?: string };
  readonly articleEdits: readonly SidecarEdit[];
}

type Known = Pick<SidecarDocument, 'digest' | 'original'> | undefined;

/**
 * Describes passages for a sidecar, each with those it could be mistaken for. The sidecar names the text its positions
 * refer to: a first annotation sets it (with the digest of the file's bytes), a later one of a text that has changed
 * names its own.
 * @param text the article's normalised text as it stands now
 * @param bytes the article's file, where there is one
 */
export function* describing(
  document: Known,
  text: string,
  bytes: Uint8Array | undefined,
  ranges: readonly Range[],
): Work<PassageDescriptions> {
  const describer = yield* Describer.over(text);
  const passages: Selectors[] = [];
  for (const range of ranges) {
    passages.push(describer.describe(range));
    yield;
  }
  const digest = yield* digesting(text);
  if (document?.digest === digest) return { passages, own: {}, articleEdits: [] };
  if (document?.digest !== undefined) return { passages, own: { digest }, articleEdits: [] };
  const original =
    bytes && document?.original === undefined ? { original: yield* digestingBytes(bytes) } : {};
  return { passages, own: {}, articleEdits: [{ kind: 'set-article', set: { ...original, digest } }] };
}

/** Describes one passage at once: see {@link describing}. */
export function describePassage(
  document: Known,
  text: string,
  bytes: Uint8Array | undefined,
  range: Range,
): PassageDescription {
  const { passages, ...rest } = finish(describing(document, text, bytes, [range]));
  const [selectors] = passages;
  if (!selectors) throw new Error('A range was given and none described');
  return { selectors, ...rest };
}
