import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { CompiledModule } from './node/compiledModule.ts';

/** The entry of the Node extension host: loads the extension, which is compiled once for all windows. */
export function activate(context: ExtensionContext): void {
  const main = new CompiledModule(
    context.asAbsolutePath('dist/main.node.js'),
    join(context.globalStorageUri.fsPath, 'main.node.compiled'),
  );
  (main.load() as typeof import('./main.node.ts')).activate(context);
  context.subscriptions.push(main.keepSoon());
}
