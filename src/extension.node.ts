import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext } from 'vscode';
import { CompiledModule } from './node/compiledModule.ts';

/** The entry of the Node extension host: loads the extension, which is compiled once for all windows. */
export async function activate(context: ExtensionContext): Promise<void> {
  const main = new CompiledModule(
    context.asAbsolutePath('dist/main.node.js'),
    join(context.globalStorageUri.fsPath, 'main.node.compiled'),
  );
  const { activate: activateMain } = (await main.loadInTurns()) as typeof import('./main.node.ts');
  // others in the host have a turn before it is set up, as before it was loaded
  await setImmediate();
  activateMain(context);
  context.subscriptions.push(main.keepSoon());
}
