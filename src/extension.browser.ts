import type { ExtensionContext } from 'vscode';
import { activate as activateWith } from './activate.ts';

/** The extension in a web extension host: in a browser, on a virtual file system. */
export function activate(context: ExtensionContext): void {
  activateWith(context, {
    scheduler: { yield: () => new Promise((resolve) => setTimeout(resolve)) },
  });
}
