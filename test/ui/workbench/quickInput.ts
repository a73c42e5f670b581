import type { Locator, Page } from 'playwright-core';
import { PATIENCE, until } from './wait.ts';

/** One row of a quick pick, as read. */
export interface Pick {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly focused: boolean;
}

/** The quick pick or input box at the top of the workbench, whoever opened it. */
export class QuickInput {
  readonly #page: Page;
  readonly widget: Locator;
  readonly input: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-filter input');
    // one that has closed keeps its rows
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row:visible');
  }

  async waitOpen(): Promise<void> {
    await this.input.waitFor({ state: 'visible', timeout: PATIENCE });
  }

  async waitClosed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  async title(): Promise<string> {
    return (await this.widget.locator('.quick-input-title').textContent()) ?? '';
  }

  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** What an input box says below its field: its prompt, or why it refuses the value. */
  async message(): Promise<string> {
    return (await this.widget.locator('.quick-input-message').textContent()) ?? '';
  }

  /** The rows shown now (a long list shows only a part of itself), top to bottom. */
  async picks(): Promise<Pick[]> {
    return this.rows.evaluateAll((rows) =>
      rows
        .map((row) => ({
          top: (row as HTMLElement).getBoundingClientRect().top,
          label: (row.querySelector('.quick-input-list-row .label-name')?.textContent ?? '').trim(),
          description: row.querySelector('.label-description')?.textContent ?? '',
          detail: row.querySelector('.quick-input-list-label-meta')?.textContent ?? '',
          focused: row.classList.contains('focused'),
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ label, description, detail, focused }) => ({ label, description, detail, focused })),
    );
  }

  async waitForPick(label: string | RegExp): Promise<Pick> {
    return until(`a quick pick ${String(label)}`, async () =>
      (await this.picks()).find((pick) => fits(pick.label, label)),
    );
  }

  /** Whether a row says so within a few seconds. */
  async offers(label: string): Promise<boolean> {
    return this.rows
      .filter({ hasText: label })
      .first()
      .waitFor({ state: 'visible', timeout: 3000 })
      .then(
        () => true,
        () => false,
      );
  }

  /** Replaces what stands in the field. */
  async type(text: string): Promise<void> {
    await this.waitOpen();
    await this.input.fill(text);
  }

  /** Chooses the row whose label is `label`, with the arrow keys and Enter. */
  async choose(label: string | RegExp): Promise<void> {
    await this.waitForPick(label);
    if (!(await this.chooseUnlessGone(label)))
      throw new Error(`The quick input closed before ${String(label)} was chosen`);
  }

  /** The same, where something else may take the focus, which closes a quick input: false, and nothing was chosen. */
  async chooseUnlessGone(label: string | RegExp): Promise<boolean> {
    let before = '';
    const ready = await until(`focus on the quick pick ${String(label)}`, async () => {
      if (!(await this.#hasFocus())) return 'gone';
      const picks = await this.picks();
      const seen = JSON.stringify(picks);
      // a list still being filtered would move the focus away again
      const settled = seen === before;
      before = seen;
      const target = picks.findIndex((pick) => fits(pick.label, label));
      const focused = picks.findIndex((pick) => pick.focused);
      if (!settled || target === -1) return false;
      if (target === focused) return 'focused';
      await this.#page.keyboard.press(target > focused ? 'ArrowDown' : 'ArrowUp');
      return false;
    });
    if (ready === 'gone') return false;
    await this.accept();
    return true;
  }

  async #hasFocus(): Promise<boolean> {
    return this.widget.evaluate((widget) => widget.contains(document.activeElement));
  }

  /** Ticks a row of a quick pick that takes several, without accepting. */
  async tick(label: string | RegExp): Promise<void> {
    await this.waitForPick(label);
    await this.rows.filter({ hasText: label }).first().getByRole('checkbox').click();
  }

  /** Answers the dialog in which a file to save to is chosen. It fills in a name of its own once it has read the folder. */
  async choosePath(path: string): Promise<void> {
    await this.waitForPick('..');
    let before = '';
    await until(`${path} in the dialog`, async () => {
      const value = await this.value();
      if (value === path && before === path) return true;
      before = value;
      if (value !== path) await this.type(path);
      return false;
    });
    await this.accept();
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.waitClosed();
  }
}

function fits(label: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? label === wanted : wanted.test(label);
}
