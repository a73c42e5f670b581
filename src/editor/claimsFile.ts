import * as vscode from 'vscode';
import { articleOf, isRegister } from '../core/corpus/articleNames.ts';
import type { Annotation } from '../core/model/annotation.ts';
import type { ArticleId } from '../core/ports.ts';
import { parseSidecar, type SidecarDocument } from '../core/sidecar/document.ts';
import type { Place } from '../core/sidecar/fields.ts';
import { parseRegister, type RegisterDocument } from '../core/sidecar/register.ts';
import { DocumentText } from './adapters/positions.ts';

/** Sidecars and claims registers, whatever language they are opened as. */
export const CLAIMS_FILES: readonly vscode.DocumentFilter[] = [
  { pattern: '**/*.claims.yaml' },
  { pattern: '**/claims.yaml' },
];

/**
 * A sidecar or a claims register as it stands in its editor, as far as it can be read: one broken annotation takes
 * nothing away from the others. Kept per document version.
 */
export class ClaimsFile {
  private static readonly known = new WeakMap<vscode.TextDocument, ClaimsFile>();

  /** Undefined where the document is neither. */
  static of(document: vscode.TextDocument): ClaimsFile | undefined {
    const known = ClaimsFile.known.get(document);
    if (known?.version === document.version) return known;
    const id = document.uri.toString();
    if (!isRegister(id) && articleOf(id) === undefined) return undefined;
    const file = new ClaimsFile(document);
    ClaimsFile.known.set(document, file);
    return file;
  }

  readonly text: DocumentText;
  /** The article a sidecar belongs to; undefined for a register. */
  readonly article: ArticleId | undefined;
  readonly read: SidecarDocument | RegisterDocument;
  private readonly version: number;

  private constructor(document: vscode.TextDocument) {
    this.version = document.version;
    this.text = DocumentText.of(document);
    this.article = articleOf(document.uri.toString());
    this.read = this.article === undefined ? parseRegister(this.text.text) : parseSidecar(this.text.text);
  }

  /** The claim, tag or speaker named at a position. */
  placeAt(position: vscode.Position): Place | undefined {
    const offset = this.text.offsetAt(position);
    return this.read.places.find(({ range }) => range.start <= offset && offset <= range.end);
  }

  /** The annotation whose lines a position is on. */
  annotationAt(position: vscode.Position): Annotation | undefined {
    const { read } = this;
    if (!('annotations' in read)) return undefined;
    const offset = this.text.offsetAt(position);
    return read.annotations.find(({ id }) => {
      const range = read.rangeOf(id);
      return range !== undefined && range.start <= offset && offset <= range.end;
    });
  }
}
