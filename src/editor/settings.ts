import * as vscode from 'vscode';

const SECTION = 'corroborate';

/** A setting of ours with its type, read afresh each time so that a change takes effect at once. */
export class Setting<T> {
  constructor(private readonly name: string) {}

  /** The value in force for a resource; the default stands in package.json. */
  of(scope?: vscode.ConfigurationScope): T {
    const value = vscode.workspace.getConfiguration(SECTION, scope).get<T>(this.name);
    if (value === undefined) throw new Error(`package.json declares no default for ${SECTION}.${this.name}`);
    return value;
  }

  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${this.name}`)) listener();
    });
  }
}

export const settings = {
  include: new Setting<readonly string[]>('articles.include'),
  exclude: new Setting<readonly string[]>('articles.exclude'),
  useIgnoreFiles: new Setting<boolean>('articles.useIgnoreFiles'),
  countsAtParagraphEnd: new Setting<boolean>('decorations.counts'),
  codeLens: new Setting<boolean>('codeLens'),
  articleColours: new Setting<boolean>('decorations.articleColours'),
  diagnostics: new Setting<'off' | 'hints' | 'warnings'>('diagnostics'),
  notesInMargin: new Setting<boolean>('notes.inMargin'),
  followCaret: new Setting<boolean>('sidebar.followCaret'),
  creator: new Setting<string>('creator'),
  semanticModel: new Setting<string>('semanticModel'),
  semanticRuntime: new Setting<string>('semanticRuntime'),
};
