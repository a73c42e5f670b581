// Opens workbenches: a server and a browser, and windows on folders in them.
import { cp, mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureBrowser, launchBrowser } from '../../host/browser.ts';
import { ensureHost } from '../../host/install.ts';
import { startServer, type Opening, type RunningServer } from '../../host/server.ts';
import { THEMES, type Theme } from '../../host/settings.ts';
import { temporaryFolder } from '../../host/temporary.ts';
import { PROJECT, Workbench } from './workbench.ts';

export interface StudioOptions {
  /** the extension's source folder; the project by default; null: none */
  readonly extensionPath?: string | null;
  /**
   * `web`: the extension runs in the browser's worker. It is then loaded as one under development, in which VS Code
   * shows no notifications.
   */
  readonly kind?: 'node' | 'web';
  /** installs this package, absolute or relative to the project, instead of linking the source folder */
  readonly vsix?: string;
  /** source folders of other extensions to install, relative to the project */
  readonly besides?: readonly string[];
}

export interface WindowOptions {
  /** the folder to open, absolute or relative to the project; absent: an empty one */
  readonly folder?: string;
  /** opens the folder itself; otherwise a copy, which is deleted afterwards */
  readonly inPlace?: boolean;
  readonly theme?: Theme;
  /** user settings, on top of quiet ones */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** the window, in CSS pixels */
  readonly size?: { readonly width: number; readonly height: number };
  /** the language extensions are told to speak; English by default */
  readonly language?: string;
  /** device pixels for a CSS pixel, in screenshots */
  readonly scale?: number;
}

export interface OpenWindow {
  readonly workbench: Workbench;
  /** closes it and deletes the copy of its folder */
  close(): Promise<void>;
}

export const SIZE = { width: 1440, height: 900 } as const;

/** One server with the extension installed and one browser, which windows share one after the other. */
export class Studio {
  readonly #server: RunningServer;
  readonly #browser: Browser;
  readonly #development: Pick<Opening, 'extensions'>;

  private constructor(server: RunningServer, browser: Browser, development: Pick<Opening, 'extensions'>) {
    this.#server = server;
    this.#browser = browser;
    this.#development = development;
  }

  static async open({
    extensionPath = PROJECT,
    kind = 'node',
    vsix,
    besides = [],
  }: StudioOptions = {}): Promise<Studio> {
    const executable = await ensureBrowser();
    const extensions = extensionPath === null ? [] : [resolve(PROJECT, extensionPath)];
    const others = besides.map((path) => resolve(PROJECT, path));
    const web = kind === 'web';
    const installation =
      vsix === undefined ? { install: [...extensions, ...others] } : { vsix: resolve(PROJECT, vsix) };
    // a window takes one extension under development; the others are installed
    const development = { development: true, install: others, kind };
    const server = await startServer(await ensureHost(), web ? development : installation);
    try {
      return new Studio(server, await launchBrowser(executable), web ? { extensions } : {});
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Opens a workbench, hands it to `use`, and closes it. On failure a screenshot named `failed` is left. */
  async with<T>(
    options: WindowOptions,
    use: (workbench: Workbench) => Promise<T>,
    failed = 'failed',
  ): Promise<T> {
    const window = await this.window(options);
    try {
      return await use(window.workbench);
    } catch (error) {
      await window.workbench.screenshot(failed);
      throw error;
    } finally {
      await window.close();
    }
  }

  /** Opens a workbench, which the caller closes. */
  async window(options: WindowOptions): Promise<OpenWindow> {
    const { folder, remove } = await workspace(options);
    await this.#server.writeSettings({
      'workbench.colorTheme': THEMES[options.theme ?? 'dark'],
      ...options.settings,
    });
    const context = await this.#browser.newContext({
      viewport: { ...(options.size ?? SIZE) },
      deviceScaleFactor: options.scale ?? 1,
      locale: 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const close = async (): Promise<void> => {
      await context.close();
      await remove();
    };
    try {
      // what a language pack would say; the workbench itself stays English without one
      if (options.language !== undefined)
        await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)}`);
      const address = this.#server.address({ workspace: folder, ...this.#development });
      const workbench = await Workbench.open(context, address, folder, this.#server.data);
      workbench.theme = options.theme ?? 'dark';
      return { workbench, close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }
}

/** A workbench for one script: `withWorkbench({folder: 'samples'}, async (wb) => { … })`. */
export async function withWorkbench<T>(
  options: WindowOptions & StudioOptions,
  use: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const studio = await Studio.open(options);
  try {
    return await studio.with(options, use);
  } finally {
    await studio.close();
  }
}

async function workspace(options: WindowOptions): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = options.folder === undefined ? undefined : resolve(PROJECT, options.folder);
  if (folder !== undefined && options.inPlace === true) return { folder, remove: async () => {} };
  const parent = await temporaryFolder('workspace');
  // named as the original: the name shows in the title and in the explorer
  const copy = join(parent.path, folder === undefined ? 'empty' : basename(folder));
  await mkdir(copy);
  if (folder !== undefined) await cp(folder, copy, { recursive: true });
  return { folder: copy, remove: () => parent.remove() };
}
