import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { isNoise } from '../../host/noise.ts';
import type { Theme } from '../../host/settings.ts';
import { Editor, Hover } from './editor.ts';
import { Prompts } from './prompts.ts';
import { QuickInput } from './quickInput.ts';
import { SideBar } from './tree.ts';
import { PATIENCE, until } from './wait.ts';

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
/** What the theme picker calls each theme, and the class the workbench then carries. */
const THEME_PICKS: Readonly<Record<Theme, readonly [label: string, cssClass: string]>> = {
  dark: ['Dark Modern', 'vs-dark'],
  light: ['Light Modern', 'vs'],
  'high-contrast': ['Dark High Contrast', 'hc-black'],
  'high-contrast-light': ['Light High Contrast', 'hc-light'],
};
const SCREENSHOTS = join(PROJECT, 'out', 'screenshots');

/** The real workbench in a headless browser, as a person meets it. */
export class Workbench extends Prompts {
  /** the folder that is open: read the files of a test there */
  readonly folder: string;
  /** where the server keeps settings, logs and what extensions store */
  readonly data: string;
  readonly quickInput: QuickInput;
  readonly editor: Editor;
  readonly hover: Hover;
  readonly sideBar: SideBar;
  /** what the page has printed to its console, oldest first; extensions log there too */
  readonly log: readonly string[];
  theme: Theme = 'dark';

  private constructor(page: Page, folder: string, data: string, log: readonly string[]) {
    super(page);
    this.folder = folder;
    this.data = data;
    this.quickInput = new QuickInput(page);
    this.editor = new Editor(page);
    this.hover = new Hover(page);
    this.sideBar = new SideBar(page);
    this.log = log;
  }

  static async open(
    context: BrowserContext,
    address: string,
    folder: string,
    data: string,
  ): Promise<Workbench> {
    const page = await context.newPage();
    // functions handed to the page come through a transpiler that names inner functions with this helper
    await page.addInitScript('globalThis.__name ??= (named) => named');
    // a browser without a screen never comes to rest in some windows, and what the workbench does then, such as storing
    // what its pages remember, would not be done; without this it uses timers
    await page.addInitScript('delete globalThis.requestIdleCallback');
    const log: string[] = [];
    page.on('console', (message) => {
      if (!isNoise(message.text())) log.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => log.push(`error: ${error.stack ?? error.message}`));
    page.setDefaultTimeout(PATIENCE);
    await page.goto(address);
    // the remote indicator gets its label when the extension host's machine has answered
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ state: 'visible', timeout: 60_000 });
    await page.locator('[id="workbench.parts.editor"]').waitFor({ state: 'visible' });
    return new Workbench(page, folder, data, log);
  }

  /** Opens a file of the folder by its path in it, with the keyboard: by its whole path, which takes no search. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    // another one than it was opened on, where a command opened that
    const folder = new URL(this.page.url()).searchParams.get('folder') ?? this.folder;
    const isFirst = async (): Promise<boolean> => (await this.quickInput.picks())[0]?.label === name;
    await until(`the file ${path} in quick open`, async () => {
      await this.pressForQuickInput('ControlOrMeta+p', '');
      await this.quickInput.type(join(folder, path));
      const found = await until(path, isFirst, 8000).catch(() => false);
      // asked for before the file was there, it never comes
      if (!found) await this.quickInput.cancel();
      return found;
    });
    await this.quickInput.accept();
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name=${JSON.stringify(name)}]`)
      .waitFor({ state: 'visible', timeout: PATIENCE });
    await this.editor.root.locator('.view-line').first().waitFor({ state: 'visible', timeout: PATIENCE });
  }

  /** Runs a command from the palette by its whole title, such as `Corroborate: Tag Passage`. */
  async runCommand(title: string): Promise<void> {
    // what is drawn anew meanwhile may take the focus, which closes the palette
    await until(`the palette with ${title}`, async () => {
      await this.pressForQuickInput('F1', '>');
      const filled = await this.quickInput.input.fill(`>${title}`, { timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (!filled) return false;
      if (await this.quickInput.offers(title)) return this.quickInput.chooseUnlessGone(title);
      // which commands there are is settled when the palette opens
      await this.page.keyboard.press('Escape');
      return false;
    });
    await until(`the palette gives way to ${title}`, async () => {
      if (!(await this.quickInput.widget.isVisible())) return true;
      return !(await this.quickInput.value()).startsWith('>');
    });
  }

  /** Titles the palette offers for `filter`. */
  async commands(filter: string): Promise<string[]> {
    await this.pressForQuickInput('F1', '>');
    await this.quickInput.type(`>${filter}`);
    const picks = await until('commands', async () => {
      const found = await this.quickInput.picks();
      return found.length > 0 && found;
    });
    await this.quickInput.cancel();
    return picks.map(({ label }) => label);
  }

  /** Presses `key` until a quick input opens whose field starts with `value`: the workbench may not listen yet. */
  async pressForQuickInput(key: string, value = ''): Promise<void> {
    await until(`the quick input on ${key}`, async () => {
      if ((await this.quickInput.widget.isVisible()) && (await this.quickInput.value()).startsWith(value)) {
        return true;
      }
      await this.page.keyboard.press(key);
      return this.quickInput.input.waitFor({ state: 'visible', timeout: 3000 }).then(
        () => false,
        () => false,
      );
    });
  }

  /** Presses a chord such as `ControlOrMeta+k` or `Alt+t`, with no regard to where the focus is. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Where the focus is, for paths without a mouse: the accessible name and role of the active element. */
  async focused(): Promise<{ role: string; name: string }> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const active = element?.getAttribute('aria-activedescendant');
      const target = (active ? document.getElementById(active) : null) ?? element;
      return {
        role: target?.getAttribute('role') ?? target?.tagName.toLowerCase() ?? '',
        name: target?.getAttribute('aria-label') ?? target?.textContent ?? '',
      };
    });
  }

  /** Closes what is open in the window, saving nothing, for the next who uses it. */
  async tidy(): Promise<void> {
    await this.page.mouse.move(2, 2);
    await this.runCommand('View: Close All Editors');
    const unsaved = this.page.locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" });
    await until('no editor is open', async () => {
      if (await unsaved.first().isVisible()) await unsaved.first().click();
      return (await this.tabs()).length === 0;
    });
    if ((await this.notifications()).length > 0)
      await this.runCommand('Notifications: Clear All Notifications');
  }

  /** Sets `settings` for the workspace, in `.vscode/settings.json` of its folder. User settings are not watched. */
  async setWorkspaceSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const file = join(this.folder, '.vscode', 'settings.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(settings, undefined, 2));
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    const [label, cssClass] = THEME_PICKS[theme];
    await this.quickInput.type(label);
    await this.quickInput.choose(label);
    await this.page.locator(`.monaco-workbench.${cssClass}`).waitFor({ state: 'attached' });
    this.theme = theme;
  }

  /** Entries of the status bar, left to right. */
  async statusBar(): Promise<string[]> {
    return this.page
      .locator('.part.statusbar .statusbar-item:visible')
      .evaluateAll((items) =>
        items
          .map((item) => item.getAttribute('aria-label') ?? item.textContent ?? '')
          .filter((text) => text !== ''),
      );
  }

  /** What the list of running extensions says of ours, where it runs among it. */
  async running(): Promise<string> {
    await this.runCommand('Developer: Show Running Extensions');
    const own = this.page.locator('.runtime-extensions-editor .extension', { hasText: /^corroborate/i });
    await own.waitFor({ state: 'visible', timeout: PATIENCE });
    const text = await own.innerText();
    // it opens over the editors, and lets no other key through
    await until('the list is closed', async () => {
      if (!(await own.isVisible())) return true;
      await this.page.keyboard.press('Escape');
      return false;
    });
    return text;
  }

  /** How many editors stand side by side. */
  async editorGroups(): Promise<number> {
    return this.page.locator('.editor-group-container').count();
  }

  /** The content of every sidecar at the top of the folder, by name. */
  async sidecars(): Promise<string[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.claims.yaml')).sort();
    return Promise.all(names.map((name) => readFile(join(this.folder, name), 'utf8')));
  }

  /** The document inside the webview whose tab or view has this title; playwright's frame locators reach into it. */
  webview(nth = 0): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').nth(nth).frameLocator('iframe#active-frame');
  }

  /** The webview, of all that are open, in which `selector` is on the screen. */
  async webviewWith(selector: string): Promise<FrameLocator> {
    return until(`a webview with ${selector}`, async () => {
      const count = await this.page.locator('iframe.webview.ready').count();
      for (let nth = 0; nth < count; nth++) {
        const frame = this.webview(nth);
        if (await frame.locator(selector).first().isVisible()) return frame;
      }
      return undefined;
    });
  }

  /** The tab of a webview, which has no resource to be known by. */
  webviewTab(title: string): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: title });
  }

  tab(name: string): Locator {
    return this.page.locator(`.tabs-container .tab[data-resource-name=${JSON.stringify(name)}]`);
  }

  /** The names of the open tabs. */
  async tabs(): Promise<string[]> {
    return this.page
      .locator('.tabs-container .tab')
      .evaluateAll((tabs) =>
        tabs.map((tab) => tab.getAttribute('data-resource-name') ?? tab.textContent ?? ''),
      );
  }

  /**
   * The content of a file of the folder, once it is there and `fit` accepts it; by default once something is in it, as
   * a file is there for a moment before it is written.
   */
  async file(path: string, fit: (text: string) => boolean = (text) => text !== ''): Promise<string> {
    return until(`the file ${path}`, async () => {
      const text = await readFile(join(this.folder, path), 'utf8');
      return fit(text) && text;
    });
  }

  /** Writes `out/screenshots/<name>.png` and returns its path. */
  async screenshot(name: string, of?: Locator): Promise<string> {
    const path = join(SCREENSHOTS, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    if (of === undefined) await this.page.screenshot({ path, animations: 'disabled' });
    else await of.screenshot({ path, animations: 'disabled' });
    return path;
  }
}
