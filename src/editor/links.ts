import * as vscode from 'vscode';
import type { DisposableStore } from './disposables.ts';

/** How many links stay valid; the oldest are forgotten first. */
const KEPT = 1000;
const COMMAND = 'corroborate.follow';

/**
 * Links in hovers that run our own code. A link carries an opaque token, never a path or a word of an article, and
 * only labels of our own stand in the trusted Markdown beside it.
 */
export class Links {
  private readonly actions = new Map<string, () => unknown>();
  private issued = 0;

  constructor(disposables: DisposableStore) {
    disposables.add(
      vscode.commands.registerCommand(COMMAND, (token: unknown) => {
        const action = typeof token === 'string' ? this.actions.get(token) : undefined;
        return action?.();
      }),
    );
  }

  /** A trusted Markdown line of links, separated by a middle dot. */
  line(links: readonly { readonly label: string; readonly action: () => unknown }[]): vscode.MarkdownString {
    const markdown = new vscode.MarkdownString(
      links.map(({ label, action }) => `[${label}](command:${COMMAND}?${this.issue(action)})`).join(' · '),
      true,
    );
    markdown.isTrusted = { enabledCommands: [COMMAND] };
    return markdown;
  }

  private issue(action: () => unknown): string {
    const token = `t${++this.issued}`;
    this.actions.set(token, action);
    if (this.actions.size > KEPT) {
      const oldest = this.actions.keys().next().value;
      if (oldest !== undefined) this.actions.delete(oldest);
    }
    return encodeURIComponent(JSON.stringify([token]));
  }
}
