import * as vscode from 'vscode';
import type { Annotations } from '../core/corpus/annotations.ts';
import type { AnchoredAnnotation } from '../core/corpus/anchoredAnnotation.ts';
import type { Claims } from '../core/corpus/claims.ts';
import type { Registers } from '../core/corpus/registers.ts';
import type { ClaimKey } from '../core/model/claim.ts';
import { Lines } from '../core/text/lines.ts';

/** Where a claim appears and where it is described, without opening a file for it. */
export class ClaimLocations {
  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly registers: Registers,
  ) {}

  /** The appearances that have a place, the one published first at the head, as far as dates are known. */
  appearances(key: ClaimKey): readonly AnchoredAnnotation[] {
    const published = ({ article }: AnchoredAnnotation): string =>
      this.annotations.of(article)?.particulars.published ?? '~';
    return (this.claims.get(key)?.appearances ?? [])
      .filter(({ anchoring }) => anchoring.range)
      .toSorted((a, b) => published(a).localeCompare(published(b)));
  }

  locations(key: ClaimKey): vscode.Location[] {
    return this.appearances(key).flatMap((one) => this.locate(one) ?? []);
  }

  first(key: ClaimKey): vscode.Location | undefined {
    return this.locations(key)[0];
  }

  /** The passage of an annotation; undefined where it has none. */
  locate({ article, anchoring }: AnchoredAnnotation): vscode.Location | undefined {
    const text = this.annotations.of(article)?.article?.text;
    if (!anchoring.range || text === undefined) return undefined;
    return locationIn(article, text, anchoring.range.start, anchoring.range.end);
  }

  /** The claim's entry in a register: its key. */
  entry(key: ClaimKey): vscode.Location | undefined {
    for (const [file, { places, source }] of this.registers.all()) {
      const place = places.find(
        ({ kind, value, owner }) => kind === 'claim' && value === key && owner === key,
      );
      if (place) return locationIn(file, source, place.range.start, place.range.end);
    }
    return undefined;
  }
}

/** Where words stand in a file whose text is known. */
export function locationIn(file: string, text: string, start: number, end: number): vscode.Location {
  const lines = new Lines(text);
  const position = (offset: number): vscode.Position => {
    const { line, character } = lines.positionAt(offset);
    return new vscode.Position(line, character);
  };
  return new vscode.Location(vscode.Uri.parse(file, true), new vscode.Range(position(start), position(end)));
}
