/** Runs inside the extension host: what the extension's work keeps it from. */
import { appendFile, cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Gauge } from './gauge.ts';
import { profiler } from './profiler.ts';

/**
 * Set where the suite is bundled: the folder whose sidecars belong beside the articles, whether to say what blocks, and
 * how long nothing may have kept the host for it to have come to rest, in milliseconds.
 */
declare const SIDECARS: string;
declare const PROFILE: boolean;
declare const REST: number;

/** The host is at rest while nothing keeps it longer than this, in milliseconds. */
const RESTLESS = 8;
const PATIENCE = 90_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Measured {
  readonly name: string;
  readonly ms: number;
  /** The longest anything else in the host had to wait, until it came to rest. */
  readonly block?: number;
  /** The most processor time the host's thread used in one such wait: what of it other programs have no part in. */
  readonly work?: number;
}

const results: Measured[] = [];

/** Does something, waits until what follows from it is done, and notes both times. */
async function measure(name: string, work: () => unknown): Promise<void> {
  const profile = PROFILE ? profiler() : undefined;
  const gauge = new Gauge();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  let quiet = performance.now();
  while (performance.now() - quiet < REST && performance.now() - began < PATIENCE) {
    await sleep(100);
    if (gauge.lately() > RESTLESS) quiet = performance.now();
  }
  const { longest, busiest } = gauge.stop();
  results.push({ name, ms: tenths(ms), block: tenths(longest.ms), work: tenths(busiest.work) });
  console.log(
    `${name.padEnd(44)} ${ms.toFixed(0).padStart(8)} ms, longest block ${longest.ms.toFixed(1)} ms, ` +
      `most work in one ${busiest.work.toFixed(1)} ms`,
  );
  profile?.(busiest);
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('corroborate.corroborate');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!extension || !folder) throw new Error('the extension or the folder is not there');
  // Some documents of the editor's own start the extension, perhaps before the suite.
  if (!extension.isActive) {
    const began = performance.now();
    createRequire(join(extension.extensionPath, 'package.json'))('./dist/extension.node.js');
    results.push({ name: 'code loaded', ms: performance.now() - began });
    const start = performance.now();
    await extension.activate();
    results.push({ name: 'activated', ms: performance.now() - start });
    console.log(results.map(({ name, ms }) => `${name} in ${ms.toFixed(1)} ms`).join('\n'));
  }
  const [first] = await vscode.workspace.findFiles('**/*.txt', undefined, 1);
  await measure('the first article opened', async () => {
    if (first) await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(first));
  });
  await measure('all sidecars put in place at once', () =>
    cp(SIDECARS, folder.uri.fsPath, { recursive: true }),
  );
  await measure('all articles read afresh', () => vscode.commands.executeCommand('corroborate.rebuildIndex'));
  const [sidecar] = await vscode.workspace.findFiles('**/*.claims.yaml', undefined, 1);
  const article = vscode.Uri.parse(String(sidecar).replace(/\.claims\.yaml$/, ''));
  await measure('an annotated article opened', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(article));
  });
  await measure('symbols of the workspace', () =>
    vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', ''),
  );
  await measure('the tree of claims', () => vscode.commands.executeCommand('corroborate.claims.focus'));
  await measure('the tree of what needs a look', () =>
    vscode.commands.executeCommand('corroborate.attention.focus'),
  );
  await measure('the inbox of suggestions', () =>
    vscode.commands.executeCommand('corroborate.suggestions.focus'),
  );
  await measure('a sidecar changed by another program', () =>
    appendFile(`${article.fsPath}.claims.yaml`, '# looked at\n'),
  );
  await measure('a word typed into an annotated article', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(article, new vscode.Position(0, 0), 'Word ');
    await vscode.workspace.applyEdit(edit);
  });
  await measure('the matrix', () => vscode.commands.executeCommand('corroborate.openMatrix'));
  console.log(JSON.stringify({ bench: 'host', results }));
}
