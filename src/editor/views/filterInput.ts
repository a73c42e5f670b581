import * as vscode from 'vscode';

/** Asks for words to filter a tree by: the tree follows each key, Enter keeps them, Escape takes them back. */
export function askFilter(options: {
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
}): void {
  const input = vscode.window.createInputBox();
  input.title = options.title;
  input.placeholder = options.placeholder;
  input.value = options.value;
  let accepted = false;
  input.onDidChangeValue(options.onChange);
  input.onDidAccept(() => {
    accepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!accepted) options.onChange(options.value);
    input.dispose();
  });
  input.show();
}

/** What a filtered view says above its rows. */
export const filterMessage = (words: string, found: number, all: number): string =>
  vscode.l10n.t('Filter: {0} · {1} of {2}', words, found, all);
