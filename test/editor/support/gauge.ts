import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { digestOf } from '../../../src/core/text/digest.ts';
import { until, uriOf, write } from './harbour.ts';

/** An article with hundreds of annotations, one on each sentence. */
export interface Gauge {
  readonly text: string;
  readonly sentences: readonly string[];
}

const PER_PARAGRAPH = 5;
const CLAIM_LINE = '    claim: readings';

export function gauge(count = 300): Gauge {
  const sentences = Array.from(
    { length: count },
    (_, index) => `At post ${index} the water stood ${index * 7 + 3} millimetres above the mark.`,
  );
  let text = 'Readings of the year\n\n';
  for (let at = 0; at < sentences.length; at += PER_PARAGRAPH)
    text += `${sentences.slice(at, at + PER_PARAGRAPH).join('\n')}\n\n`;
  return { text, sentences };
}

/** A sidecar with an annotation for every sentence. */
export function sidecarFor({ text, sentences }: Gauge): string {
  const blocks = sentences.map((quote, index) => {
    const start = text.indexOf(quote);
    const end = start + quote.length;
    assert.ok(start >= 0);
    return `  - id: a${String(index).padStart(7, '0')}
${CLAIM_LINE}
    quote: ${JSON.stringify(quote)}
    prefix: ${JSON.stringify(text.slice(Math.max(0, start - 32), start))}
    suffix: ${JSON.stringify(text.slice(end, end + 32))}
    position: [${start}, ${end}]
`;
  });
  return `version: 1\narticle:\n  digest: ${digestOf(text)}\nannotations:\n${blocks.join('')}`;
}

/**
 * What the annotations of an article cover now; what has no place is left out. Asked by the references of their claim,
 * as the editor keeps an outline until the document changes.
 */
async function covered(document: vscode.TextDocument): Promise<string[]> {
  const sidecar = vscode.Uri.parse(`${document.uri.toString()}.claims.yaml`);
  const lines = (await vscode.workspace.openTextDocument(sidecar)).getText().split('\n');
  const line = lines.indexOf(CLAIM_LINE);
  if (line < 0) return [];
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    sidecar,
    new vscode.Position(line, CLAIM_LINE.length - 2),
  );
  return references
    .filter(({ uri }) => uri.toString() === document.uri.toString())
    .map(({ range }) => document.getText(range));
}

/** Waits until the annotations cover these words, in any order; says what is wrong when they never do. */
export async function untilCovered(document: vscode.TextDocument, words: Iterable<string>): Promise<void> {
  const expected = Array.from(words).toSorted();
  let now: string[] = [];
  try {
    await until('every annotation to cover its words', async () => {
      now = (await covered(document)).toSorted();
      return now.length === expected.length && now.every((one, index) => one === expected[index]);
    });
  } catch (cause) {
    assert.deepEqual(now, expected);
    throw cause;
  }
}

/** Writes article and sidecar and opens the article. */
export async function openGauge(name: string, made: Gauge): Promise<vscode.TextEditor> {
  await write(name, made.text);
  await write(`${name}.claims.yaml`, sidecarFor(made));
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  const editor = await vscode.window.showTextDocument(document);
  await untilCovered(document, made.sentences);
  return editor;
}
