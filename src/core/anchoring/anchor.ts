import type { Anchoring } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import { AnchoringContext } from './context.ts';

/** What is known of the text the positions of selectors refer to. */
export interface AnchorOptions {
  /** The normalised text the positions refer to, where it can be had. */
  readonly oldText?: string | undefined;
  /** The positions refer to this very text: its digest is the one they were made with. */
  readonly digestMatches?: boolean | undefined;
  /** The selectors were made by a `Describer`: where they name no look-alikes there were none. */
  readonly described?: boolean | undefined;
}

/** Resolves one annotation. {@link anchorAll} shares the work among several, and knows more. */
export function anchor(text: string, selectors: Selectors, options: AnchorOptions = {}): Anchoring {
  return contextFor(text, options).anchor(selectors);
}

/** Resolves the annotations of one normalised text, in the order given. */
export function anchorAll(text: string, all: readonly Selectors[], options: AnchorOptions = {}): Anchoring[] {
  return contextFor(text, options).anchorAll(all);
}

function contextFor(text: string, options: AnchorOptions): AnchoringContext {
  const { oldText, digestMatches = false, described = false } = options;
  return new AnchoringContext(text, digestMatches ? text : oldText, described);
}
