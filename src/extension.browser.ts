import type { ExtensionContext } from 'vscode';
import { activate as activateWith } from './activate.ts';
import { StoredIndex } from './core/corpus/storedIndex.ts';
import { KeptFile } from './editor/adapters/keptFile.ts';
import { Turns } from './turns.ts';

/** Of all that decides what is stored of an article; set when the extension is built. */
declare const READER_VERSION: string;

/** The extension in a web extension host: in a browser, on a virtual file system. */
export function activate(context: ExtensionContext): void {
  const scheduler = new Turns((then) => void setTimeout(then));
  activateWith(context, {
    scheduler,
    // Such a host starts no thread from a script of another origin, which is where extensions come from.
    index: ({ file, ...needs }) =>
      new StoredIndex({
        ...needs,
        kept: new KeptFile(file),
        version: READER_VERSION,
        scheduler,
        later: (work, milliseconds) => {
          const timer = setTimeout(work, milliseconds);
          return { dispose: () => clearTimeout(timer) };
        },
      }),
  });
}
