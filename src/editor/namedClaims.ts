import type * as vscode from 'vscode';
import type { Annotations } from '../core/corpus/annotations.ts';
import type { ClaimKey } from '../core/model/claim.ts';
import { length } from '../core/model/range.ts';
import { DocumentText } from './adapters/positions.ts';
import { ClaimsFile } from './claimsFile.ts';

/** A claim at a position, and where what stands for it there begins and ends. */
export interface NamedClaim {
  readonly key: ClaimKey;
  readonly range: vscode.Range;
}

/** Tells which claim a position is about: a passage of an article carries it, a key in a sidecar or register names it. */
export class NamedClaims {
  constructor(private readonly annotations: Annotations) {}

  at(document: vscode.TextDocument, position: vscode.Position): NamedClaim | undefined {
    const file = ClaimsFile.of(document);
    if (!file) return this.carriedAt(document, position);
    const place = file.placeAt(position);
    return place?.kind === 'claim' ? { key: place.value, range: file.text.toRange(place.range) } : undefined;
  }

  /** The claim of the innermost annotation. */
  private carriedAt(document: vscode.TextDocument, position: vscode.Position): NamedClaim | undefined {
    const text = DocumentText.of(document);
    const offset = text.offsetAt(position);
    const [innermost] = (this.annotations.of(document.uri.toString())?.annotations ?? [])
      .flatMap(({ annotation: { claim }, anchoring: { range } }) =>
        claim !== undefined && range && range.start <= offset && offset <= range.end
          ? [{ claim, range }]
          : [],
      )
      .sort((a, b) => length(a.range) - length(b.range));
    return innermost && { key: innermost.claim, range: text.toRange(innermost.range) };
  }
}
