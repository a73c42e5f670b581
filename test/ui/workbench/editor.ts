import type { Locator, Page } from 'playwright-core';
import { PATIENCE, until } from './wait.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The active text editor, used with the keyboard. */
export class Editor {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('.editor-group-container.active .monaco-editor[data-uri]').first();
  }

  async focus(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+1');
    await until('the editor has the focus', () =>
      this.root.evaluate((editor) => editor.contains(document.activeElement)),
    );
  }

  /**
   * Selects the `occurrence`-th place (1-based) where `text` stands in one line, with the find widget, which it closes.
   * It reveals the place too. Case counts.
   */
  async select(text: string, occurrence = 1): Promise<void> {
    await this.focus();
    const { keyboard } = this.#page;
    await keyboard.press('ControlOrMeta+Home');
    await keyboard.press('ControlOrMeta+f');
    const find = this.root.locator('.find-widget.visible');
    const input = find.locator('.find-part .monaco-findInput textarea');
    await input.waitFor({ state: 'visible', timeout: PATIENCE });
    const matchCase = find.locator('.find-part .codicon-case-sensitive').first();
    if ((await matchCase.getAttribute('aria-checked')) !== 'true') await matchCase.click();
    await input.focus();
    await input.fill(text);
    const counter = find.locator('.matchesCount');
    // typing alone goes to the first match; a step shows once the counter has changed
    const position = (): Promise<number | undefined> =>
      until(`matches of «${text}»`, async () => {
        const [, at] = /^(\d+) of \d+/.exec((await counter.textContent()) ?? '') ?? [];
        return at === undefined ? undefined : Number(at);
      });
    for (let at = await position(); at !== occurrence;) {
      const before = at;
      await keyboard.press('Enter');
      at = await until(`another match of «${text}»`, async () => {
        const now = await position();
        return now !== before && now;
      });
    }
    await until('the find widget is closed', async () => {
      if (!(await find.isVisible())) return true;
      await keyboard.press('Escape');
      return false;
    });
    await until(`«${text}» is selected`, async () => (await this.#status()).includes('selected'));
  }

  /** Puts the caret before the first place where `text` stands in one line. */
  async caretAt(text: string, occurrence = 1): Promise<void> {
    await this.select(text, occurrence);
    await this.#page.keyboard.press('ArrowLeft');
    await until('nothing is selected', async () => !(await this.#status()).includes('selected'));
  }

  /** Types text as a person does, key by key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+s');
    await this.#page
      .locator('.editor-group-container.active .tab.active.dirty')
      .waitFor({ state: 'detached', timeout: PATIENCE });
  }

  /** The middle of the first word of `text` on the screen, in CSS pixels. It must be in view: see `select`. */
  async point(text: string): Promise<Point> {
    return until(`«${text}» in view`, async () => {
      const point = await this.root.evaluate(locate, text);
      return point ?? undefined;
    });
  }

  /** Moves the mouse over `text` and waits for the hover there. `text` must be in view: see `select`. */
  async hover(text: string): Promise<Hover> {
    const hover = new Hover(this.#page);
    await until(`a hover over «${text}»`, async () => {
      // an editor that draws itself anew closes a hover or lets none open: approach again, from beside the text
      const { x, y } = await this.point(text);
      await this.#page.mouse.move(x + 3, y + 1);
      await this.#page.mouse.move(x, y);
      return hover.waitOpen(8000).then(
        () => true,
        () => false,
      );
    });
    return hover;
  }

  /** Opens the hover at the caret with the keyboard and puts the focus into it. */
  async hoverAtCaret(): Promise<Hover> {
    const hover = new Hover(this.#page);
    const { keyboard } = this.#page;
    await keyboard.press('ControlOrMeta+k');
    await keyboard.press('ControlOrMeta+i');
    await hover.waitOpen();
    return hover;
  }

  /** The texts of one kind of decoration in view: those of the elements with its CSS class. */
  async decorated(cssClass: string): Promise<string[]> {
    return this.root.locator(`.view-lines .${cssClass}`).allTextContents();
  }

  /** The visible lines as drawn, top to bottom, with what decorations add after the text, white space folded. */
  async lines(): Promise<string[]> {
    return this.root.evaluate((editor) => {
      // what a decoration adds is no text of the page: it is drawn by a style sheet
      const added = (element: Element, where: '::before' | '::after'): string => {
        const { content } = getComputedStyle(element, where);
        return content.startsWith('"') ? ` ${JSON.parse(content) as string} ` : '';
      };
      return [...editor.querySelectorAll<HTMLElement>('.view-lines .view-line')]
        .map((line) => {
          const spans = [...line.querySelectorAll('span > span')];
          const text = spans.map(
            (span) => added(span, '::before') + span.textContent + added(span, '::after'),
          );
          return { top: line.getBoundingClientRect().top, text: text.join('') };
        })
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
    });
  }

  async #status(): Promise<string> {
    return (await this.#page.locator('[id="status.editor.selection"]').textContent()) ?? '';
  }
}

/** What a hover shows. */
export class Hover {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').first();
  }

  async waitOpen(timeout = PATIENCE): Promise<void> {
    const filled = async (): Promise<boolean> => {
      if (!(await this.root.isVisible())) return false;
      const text = await this.text();
      return text !== '' && !/^Loading\.*…?$/.test(text);
    };
    await until('a hover', filled, timeout);
  }

  async text(): Promise<string> {
    return (await this.root.innerText()).replaceAll(' ', ' ').trim();
  }

  async html(): Promise<string> {
    return this.root.innerHTML();
  }

  /** Waits until the hover says `wanted`. */
  async waitFor(wanted: string | RegExp): Promise<void> {
    await until(`a hover with ${String(wanted)}`, async () => {
      const text = await this.text();
      return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
    });
  }

  /** Clicks the `nth` (0-based) link with this text. */
  async click(link: string | RegExp, nth = 0): Promise<void> {
    await this.root.locator('a').filter({ hasText: link }).nth(nth).click({ timeout: PATIENCE });
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.mouse.move(2, 2);
    await this.root.waitFor({ state: 'hidden', timeout: PATIENCE });
  }
}

/** Runs in the page: where the first word of `text` is drawn. White space of all kinds counts as one space. */
function locate(editor: Element, text: string): { x: number; y: number } | null {
  const lines = [...editor.querySelectorAll<HTMLElement>('.view-lines .view-line')]
    .map((line) => ({ line, top: line.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top);
  const places: { node: Text; offset: number }[] = [];
  let drawn = '';
  for (const { line } of lines) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const value = (node as Text).data;
      for (let offset = 0; offset < value.length; offset++) {
        const character = (value[offset] ?? '').replace(/[\s\u00b7\u200b]/, ' ');
        if (character === ' ' && drawn.endsWith(' ')) continue;
        drawn += character;
        places.push({ node: node as Text, offset });
      }
    }
    // a wrapped line goes on in the next one
    if (!drawn.endsWith(' ') && lines.length > 0) {
      const last = places.at(-1);
      if (last) {
        drawn += ' ';
        places.push(last);
      }
    }
  }
  const wanted = text.replaceAll(/[\s\u00b7]+/g, ' ').trim();
  const at = drawn.indexOf(wanted);
  const first = places[at];
  if (at === -1 || !first) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(first.node, Math.min(first.node.length, first.offset + 4));
  const box = range.getClientRects()[0];
  if (!box) return null;
  const view = editor.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 12);
  const y = box.top + box.height / 2;
  return y < view.top || y > view.bottom || x < view.left || x > view.right ? null : { x, y };
}
