import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Helpers for the suites on the workspace `harbour`. */

export function uriOf(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function read(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(name)));
}

/** Writes a file as another program would, and waits until an open document shows it. */
export async function write(name: string, text: string): Promise<void> {
  const uri = uriOf(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await until(`${name} to show what was written`, () => {
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    return !open || open.getText() === text;
  });
}

export async function exists(name: string): Promise<boolean> {
  return vscode.workspace.fs.stat(uriOf(name)).then(
    () => true,
    () => false,
  );
}

/** Waits until something holds; says what it waited for when it never does. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const patience = Date.now() + 15_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > patience) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/**
 * Waits until a file holds something else than it did, and resolves to that. The editor's own file system empties a file
 * before it writes it, so that an empty one is not yet written.
 */
export function rewritten(name: string, before: string): Promise<string> {
  return until(`${name} to be written`, async () => {
    const now = (await exists(name)) ? await read(name) : '';
    return now !== before && now;
  });
}

/** Opens an article and selects some of its words. */
export async function selectWords(name: string, words: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  const editor = await vscode.window.showTextDocument(document);
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `${name} has no “${words}”`);
  editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
  return editor;
}

/** The text of everything the hovers over some words say. */
export async function hoverOver(name: string | vscode.Uri, words: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(typeof name === 'string' ? uriOf(name) : name);
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** Tags words with a claim, as a key binding of the user's own would, and waits for the sidecar. */
export async function tag(name: string, words: string, claim: string): Promise<string> {
  const sidecar = `${name}.claims.yaml`;
  const before = (await exists(sidecar)) ? await read(sidecar) : '';
  await selectWords(name, words);
  await vscode.commands.executeCommand('corroborate.tag', { claim });
  return rewritten(sidecar, before);
}
