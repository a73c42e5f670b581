import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import { enclose, open } from '../../webview/protocol.ts';
import type { Check } from '../../webview/protocol/checks.ts';
import { DisposableStore } from '../disposables.ts';

/** What a page of ours is made of. */
export interface PageKind<In> {
  /** `dist/webview/<name>.js` and `.css`. */
  readonly name: string;
  readonly incoming: Check<In>;
  /** Handed to the page as `data-…` of its body. */
  readonly data?: Readonly<Record<string, string>>;
}

/** The icon of a page's tab, which is no mask: it needs colours of its own. */
export const tabIcon = (extension: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } => ({
  light: vscode.Uri.joinPath(extension, 'media', 'tab-light.svg'),
  dark: vscode.Uri.joinPath(extension, 'media', 'tab-dark.svg'),
});

/** A webview that shows a page of ours. It hears only messages that pass the check; others are logged. */
export class WebviewPage<In extends { readonly type: string }, Out> implements vscode.Disposable {
  private readonly disposables = new DisposableStore();

  constructor(
    readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    kind: PageKind<In>,
    logger: Logger,
    hear: (message: In) => void,
  ) {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist/webview', 'media'].map((path) => vscode.Uri.joinPath(extension, path)),
    };
    this.disposables.add(
      webview.onDidReceiveMessage((posted: unknown) => {
        const message = open(posted, kind.incoming);
        if (message === undefined) logger.warn(`A message of the ${kind.name} was refused`);
        else if (message.type === 'refused') logger.warn(`The ${kind.name} refused a message`);
        else hear(message);
      }),
    );
    webview.html = pageHtml(webview, vscode.Uri.joinPath(extension, 'dist', 'webview'), kind);
  }

  tell(message: Out): void {
    void this.panel.webview.postMessage(enclose(message));
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

/** No content of articles stands in the page itself: it comes by message and becomes text nodes. */
function pageHtml(
  webview: vscode.Webview,
  folder: vscode.Uri,
  { name, data = {} }: Pick<PageKind<unknown>, 'name' | 'data'>,
): string {
  const nonce = newNonce();
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
  const given = Object.entries(data).map(([key, value]) => ` data-${key}="${escapeAttribute(value)}"`);
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address(`${name}.css`)}">
<title>Corroborate</title>
</head>
<body${given.join('')}>
<div id="live" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>`;
}

const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
