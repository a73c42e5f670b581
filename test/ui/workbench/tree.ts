import type { Locator, Page } from 'playwright-core';
import { PATIENCE, until } from './wait.ts';

export interface Row {
  readonly label: string;
  readonly description: string;
  /** what a screen reader says */
  readonly aria: string;
  /** 1-based depth */
  readonly level: number;
  /** undefined for a leaf */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
}

/** Milliseconds in which what was under way in a view has shown. */
const SETTLED = 400;

/** The views of ours that are always there. */
const OWN_VIEWS = ['This Article', 'Claims', 'Suggestions'];

/** The side bar: containers opened from the activity bar, and the views in them. */
export class SideBar {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('.part.sidebar');
  }

  /** The icon of a container in the activity bar, by its title. */
  icon(title: string): Locator {
    return this.#page.locator('.activitybar .action-item').filter({
      has: this.#page.locator(`a.action-label[aria-label^="${title}"]`),
    });
  }

  async open(title: string): Promise<void> {
    const icon = this.icon(title).first();
    await icon.waitFor({ state: 'visible', timeout: PATIENCE });
    const shown = this.root.locator('.composite.title .title-label');
    await until(`the container ${title}`, async () => {
      const now = (await shown.count()) > 0 ? ((await shown.first().textContent()) ?? '') : '';
      if (now.toLowerCase().startsWith(title.toLowerCase())) return true;
      await icon.click();
      return false;
    });
  }

  /** Leaves one of our views open, so that all of its rows are in view. */
  async showOnly(title: string): Promise<View> {
    await this.open('Corroborate');
    const others = OWN_VIEWS.filter((other) => other !== title).map((other) => this.view(other));
    const view = this.view(title);
    await until(`${title} alone`, async () => {
      for (const other of others) await other.collapse();
      await view.expand();
      // A view that was about to show a row of its own opens for it.
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
      const opened = await Promise.all(others.map((other) => other.isExpanded()));
      return (await view.isExpanded()) && !opened.includes(true);
    });
    return view;
  }

  /** The number on a container's icon, '' without one. */
  async badge(title: string): Promise<string> {
    const badge = this.icon(title).first().locator('.badge-content');
    return (await badge.count()) === 0 ? '' : ((await badge.first().textContent()) ?? '');
  }

  view(title: string): View {
    return new View(
      this.#page,
      this.root.locator('.pane').filter({
        has: this.#page.locator('.pane-header .title', { hasText: new RegExp(`^${escape(title)}$`) }),
      }),
    );
  }
}

/** One view in the side bar, holding a tree or a welcome text. */
export class View {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page, root: Locator) {
    this.#page = page;
    this.root = root;
  }

  #header(): Locator {
    return this.root.locator('.pane-header').first();
  }

  async isExpanded(): Promise<boolean> {
    return (await this.#header().getAttribute('aria-expanded')) === 'true';
  }

  async expand(): Promise<void> {
    await this.#setExpanded(true);
  }

  /** Leaves only the view's header, and more room to the others. */
  async collapse(): Promise<void> {
    await this.#setExpanded(false);
  }

  async #setExpanded(wanted: boolean): Promise<void> {
    const header = this.#header();
    await header.waitFor({ state: 'visible', timeout: PATIENCE });
    await until(`the view is ${wanted ? 'open' : 'closed'}`, async () => {
      if ((await this.isExpanded()) === wanted) return true;
      // Where views move about a click may end beside where it began, and one that takes long would undo the next; these
      // keys say what is wanted.
      await header.press(wanted ? 'ArrowRight' : 'ArrowLeft', { timeout: PATIENCE });
      return false;
    });
  }

  async description(): Promise<string> {
    const description = this.root.locator('.pane-header .description');
    return (await description.count()) === 0 ? '' : ((await description.first().textContent()) ?? '');
  }

  /** What stands above the rows, '' where nothing does. */
  async message(): Promise<string> {
    const message = this.root.locator('.message:not(.hide)');
    return (await message.count()) === 0 ? '' : (await message.first().innerText()).trim();
  }

  /** The welcome text of an empty view. */
  async welcome(): Promise<string> {
    return (await this.root.locator('.welcome-view-content').innerText()).trim();
  }

  /** The rows in view, top to bottom. */
  async rows(): Promise<Row[]> {
    return this.root.locator('.monaco-list-row').evaluateAll((rows) =>
      rows
        .map((row) => ({
          top: row.getBoundingClientRect().top,
          label: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          aria: row.getAttribute('aria-label') ?? '',
          level: Number(row.getAttribute('aria-level') ?? 1),
          expanded: row.hasAttribute('aria-expanded')
            ? row.getAttribute('aria-expanded') === 'true'
            : undefined,
          selected: row.classList.contains('selected'),
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ top: _top, ...row }) => row),
    );
  }

  /** The labels of the rows in view, top to bottom. */
  async labels(): Promise<string[]> {
    return (await this.rows()).map(({ label }) => label);
  }

  async waitForRow(wanted: string | RegExp): Promise<Row> {
    return until(`a row ${String(wanted)}`, async () =>
      (await this.rows()).find(({ label }) =>
        typeof wanted === 'string' ? label === wanted : wanted.test(label),
      ),
    );
  }

  row(wanted: string | RegExp): Locator {
    const label = typeof wanted === 'string' ? new RegExp(`^${escape(wanted)}$`) : wanted;
    return this.root
      .locator('.monaco-list-row')
      .filter({ has: this.#page.locator('.label-name', { hasText: label }) })
      .first();
  }

  async click(wanted: string | RegExp): Promise<void> {
    await this.waitForRow(wanted);
    await this.row(wanted).click();
  }

  /** Moves the focus, which must be in this view, with the arrow keys to a row that reads `wanted` aloud. */
  async focusRow(wanted: RegExp): Promise<void> {
    const focused = async (): Promise<string | undefined> => {
      const rows = this.root.locator('.monaco-list-row.focused');
      return (await rows.count()) === 0 ? undefined : ((await rows.first().getAttribute('aria-label')) ?? '');
    };
    await until(`the focus on a row ${String(wanted)}`, async () => {
      const before = await focused();
      if (before !== undefined && wanted.test(before)) return true;
      await this.#page.keyboard.press('ArrowDown');
      const moved = await until('another row', async () => (await focused()) !== before, 1000).catch(
        () => false,
      );
      // the end, with the row added above in the meantime
      if (!moved) await this.#page.keyboard.press('Home');
      return false;
    });
  }

  /** What the row that has the keyboard focus reads aloud, '' where none of this view has it. */
  async focused(): Promise<string> {
    const rows = this.root.locator('.monaco-list:focus-within .monaco-list-row.focused');
    return (await rows.count()) === 0 ? '' : ((await rows.first().getAttribute('aria-label')) ?? '');
  }

  /** The parts of a row's label that are marked. */
  async highlighted(wanted: string | RegExp): Promise<string[]> {
    return this.row(wanted).locator('.label-name .highlight').allInnerTexts();
  }

  /** Opens or closes a row's children. */
  async toggle(wanted: string | RegExp): Promise<void> {
    const before = await this.waitForRow(wanted);
    await this.row(wanted).locator('.monaco-tl-twistie').click();
    await until('the row opens or closes', async () => {
      const now = await this.waitForRow(wanted);
      return now.expanded !== before.expanded;
    });
  }

  /** Clicks an inline action of a row, by its title. */
  async act(wanted: string | RegExp, action: string): Promise<void> {
    await this.waitForRow(wanted);
    const row = this.row(wanted);
    await row.hover();
    await row.locator(`.actions a.action-label[aria-label^="${action}"]`).click({ timeout: PATIENCE });
  }

  /** Drags a row onto another, of this view or another one, and lets go once the tree says it may be dropped there. */
  async drag(wanted: string | RegExp, onto: Locator): Promise<void> {
    // views that open or close push the rows about
    let before = '';
    await until('the rows keep still', async () => {
      const boxes = JSON.stringify([await this.row(wanted).boundingBox(), await onto.boundingBox()]);
      const still = boxes === before;
      before = boxes;
      return still;
    });
    const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
      const box = await of.boundingBox();
      if (!box) throw new Error('a row to drag is not in view');
      return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
    };
    const from = await middle(this.row(wanted));
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await until('the row may be dropped', async () => {
      const to = await middle(onto);
      await mouse.move(to.x, to.y, { steps: 5 });
      return onto.evaluate((row) => row.classList.contains('drop-target'));
    });
    await mouse.up();
  }

  /** Clicks an action in the view's title bar. */
  async titleAction(action: string): Promise<void> {
    await this.root.locator('.pane-header').hover();
    await this.root
      .locator(`.pane-header a.action-label[aria-label^="${action}"]`)
      .click({ timeout: PATIENCE });
  }

  /**
   * The entries of a row's context menu; it stays open: see `Workbench.chooseInMenu`. Opened by its key: a tree that is
   * being drawn anew loses clicks, and one that comes late would open a second menu in the place of the first.
   */
  async contextMenu(wanted: string | RegExp): Promise<string[]> {
    await this.waitForRow(wanted);
    const row = this.row(wanted);
    await until(`the focus on ${String(wanted)}`, async () => {
      const focused = await row.evaluate(
        (element) =>
          element.classList.contains('focused') &&
          element.closest('.monaco-list')?.contains(document.activeElement) === true,
      );
      // a row that has the focus may be one of several chosen, which a click would no longer be
      if (!focused) await row.click();
      return focused;
    });
    await this.#page.keyboard.press('ContextMenu');
    const menu = this.#page.locator('.monaco-menu').last();
    await menu.waitFor({ state: 'visible', timeout: PATIENCE });
    return menu.locator('.action-item .action-label:not(.separator)').allInnerTexts();
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
