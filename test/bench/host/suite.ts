/** Runs inside the extension host: what the extension's work keeps it from. */
import { appendFile, cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

/** Set where the suite is bundled: the folder whose sidecars belong beside the articles, and whether to say what blocks. */
declare const SIDECARS: string;
declare const PROFILE: boolean;

/** The host has come to rest when nothing kept it longer than this for so long; both in milliseconds. */
const RESTLESS = 8;
const REST = 2500;
const PATIENCE = 90_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Measured {
  readonly name: string;
  readonly ms: number;
  /** The longest anything else in the host had to wait, until it came to rest. */
  readonly block?: number;
}

const results: Measured[] = [];

/** Does something, waits until what follows from it is done, and notes both times. */
async function measure(name: string, work: () => unknown): Promise<void> {
  const whole = monitorEventLoopDelay({ resolution: 1 });
  const lately = monitorEventLoopDelay({ resolution: 1 });
  const session = PROFILE ? profiler() : undefined;
  whole.enable();
  lately.enable();
  while (whole.count === 0) await sleep(5);
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  let quiet = performance.now();
  while (performance.now() - quiet < REST && performance.now() - began < PATIENCE) {
    await sleep(100);
    if (lately.max / 1e6 > RESTLESS) quiet = performance.now();
    lately.reset();
  }
  whole.disable();
  lately.disable();
  results.push({ name, ms: Math.round(ms * 10) / 10, block: Math.round(whole.max / 1e5) / 10 });
  console.log(
    `${name.padEnd(44)} ${ms.toFixed(0).padStart(8)} ms, longest block ${(whole.max / 1e6).toFixed(1)} ms`,
  );
  session?.();
}

/** Prints where time went, by function and what called it. */
function profiler(): () => void {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 1000 });
  session.post('Profiler.start');
  return () => {
    session.post('Profiler.stop', (error, { profile }) => {
      if (error) throw error;
      const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
      const parents = new Map(
        profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
      );
      const totals = new Map<string, number>();
      profile.samples?.forEach((id, index) => {
        const seen = new Set<string>();
        for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
          const frame = nodes.get(at)?.callFrame;
          const name = `${frame?.functionName ?? ''} ${frame?.url.split('/').slice(-1)[0] ?? ''}:${frame?.lineNumber ?? 0}`;
          if (!seen.has(name)) totals.set(name, (totals.get(name) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
          seen.add(name);
        }
      });
      for (const [name, time] of [...totals].sort((a, b) => b[1] - a[1]).slice(0, 40))
        if (name.includes('extension.node.js'))
          console.log(`${(time / 1000).toFixed(0).padStart(10)} ms  ${name}`);
    });
    session.disconnect();
  };
}

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
