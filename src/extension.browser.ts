import type { ExtensionContext } from 'vscode';
import { activate as activateWith } from './activate.ts';
import { Turns } from './turns.ts';

/** The extension in a web extension host: in a browser, on a virtual file system. */
export function activate(context: ExtensionContext): void {
  activateWith(context, {
    scheduler: new Turns((then) => void setTimeout(then)),
  });
}
