import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { CompiledModule } from './node/compiledModule.ts';

/** Milliseconds after which what was compiled is kept: by then most of what every window runs has run. */
const SETTLED = 5000;

/** The entry of the Node extension host: loads the extension, which is compiled once for all windows. */
export function activate(context: ExtensionContext): void {
  const main = new CompiledModule(
    context.asAbsolutePath('dist/main.node.js'),
    join(context.globalStorageUri.fsPath, 'main.node.compiled'),
  );
  (main.load() as typeof import('./main.node.ts')).activate(context);
  const timer = setTimeout(() => {
    try {
      main.keep();
    } catch (cause) {
      console.warn('Corroborate: what was compiled could not be kept', cause);
    }
  }, SETTLED);
  context.subscriptions.push({ dispose: () => clearTimeout(timer) });
}
