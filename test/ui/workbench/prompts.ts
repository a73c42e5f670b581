import type { Page } from 'playwright-core';
import { PATIENCE, until } from './wait.ts';

/** What the workbench tells and asks, whoever made it: notifications, menus, dialogs. */
export class Prompts {
  constructor(readonly page: Page) {}

  /** Texts of the notifications on the screen. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  async waitForNotification(wanted: string | RegExp): Promise<string> {
    return until(`a notification ${String(wanted)}`, async () =>
      (await this.notifications()).find((text) =>
        typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text),
      ),
    );
  }

  async pressNotificationButton(title: string): Promise<void> {
    await this.page.locator('.notifications-toasts .monaco-button', { hasText: title }).first().click();
  }

  /** Clicks an entry of the context menu that is open. */
  async chooseInMenu(entry: string): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-item', { hasText: entry }).first();
    await item.waitFor({ state: 'visible', timeout: PATIENCE });
    let tried = false;
    // a menu that has just opened takes no click for a moment, one that took it may be slow to go, or be gone before the
    // click is told to be over
    await until(`the menu closes on ${entry}`, async () => {
      if (tried && !(await item.isVisible())) return true;
      tried = true;
      await item.click({ timeout: 2000 });
      return item.waitFor({ state: 'hidden', timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** What the modal dialog that is open, or is about to, says. */
  async dialog(): Promise<string> {
    const box = this.page.locator('.monaco-dialog-box');
    await box.waitFor({ state: 'visible', timeout: PATIENCE });
    return box.innerText();
  }

  async pressDialogButton(title: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button', { hasText: title }).first().click();
  }
}
