import * as vscode from 'vscode';

/** How long a tree may take to be drawn anew, and how often it is asked whether it is, in milliseconds. */
const PATIENCE_MS = 5000;
const INTERVAL_MS = 40;

/**
 * Asks the editor which row of a tree has the focus. The API does not tell; but a command that comes from the editor's
 * side, as one run by a key does, may ask to be handed that row, so a command of our own takes the way round there.
 */
export class FocusedRow implements vscode.Disposable {
  private readonly command: string;
  private readonly registered: vscode.Disposable;
  private row: unknown;

  constructor(private readonly viewId: string) {
    this.command = `${viewId}.focused`;
    this.registered = vscode.commands.registerCommand(this.command, (row: unknown) => {
      this.row = row;
    });
  }

  dispose(): void {
    this.registered.dispose();
  }

  /** Waits while a tree is being drawn anew, which knows none of its rows. Undefined where no row has the focus. */
  async onceDrawn(): Promise<unknown> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const row = await this.ask();
      if (row) return row;
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    }
    return undefined;
  }

  private async ask(): Promise<unknown> {
    this.row = undefined;
    const args = { $treeViewId: this.viewId, $focusedTreeItem: true };
    await vscode.commands.executeCommand('runCommands', { commands: [{ command: this.command, args }] });
    return this.row;
  }
}
