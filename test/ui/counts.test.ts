import assert from 'node:assert/strict';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const WHOLE = '2 articles · 2 texts · 2 speakers · 1 denies';
const WRAPPED = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } as const;

interface Drawn {
  readonly text: string;
  /** Whether all of it is inside what the editor shows of a line. */
  readonly whole: boolean;
  /** Whether it stands in a row of its own. */
  readonly alone: boolean;
}

/** What is counted at the paragraphs' ends in view, as it is drawn. */
const counts = (wb: Workbench): Promise<Drawn[]> =>
  wb.editor.root.evaluate((editor) => {
    const edge = editor
      .querySelector('.overflow-guard .lines-content')
      ?.parentElement?.getBoundingClientRect();
    return [...editor.querySelectorAll<HTMLElement>('.view-lines .view-line')].flatMap((line) => {
      const spans = [...line.querySelectorAll<HTMLElement>('span > span')];
      const at = spans.findIndex((span) => /^\u00a0?\d\u00a0articles?/.test(span.textContent ?? ''));
      const found = spans.slice(at);
      if (at === -1 || edge === undefined) return [];
      return {
        text: found
          .map((span) => span.textContent ?? '')
          .join('')
          .replaceAll('\u00a0', ' ')
          .trim(),
        whole: found.every((span) => span.getBoundingClientRect().right <= edge.right),
        alone: spans.slice(0, at).every((span) => (span.textContent ?? '').trim() === ''),
      };
    });
  });

describe('the counts at the end of a paragraph', () => {
  const inWindow = oneWorkbench({
    folder: 'samples',
    // a person who wants none of the hints on code still has these
    settings: { ...WRAPPED, 'editor.inlayHints.enabled': 'off' },
  });

  for (const width of [700, 820, 1000])
    it(
      `are all in view with word wrap, in a row of their own where the last has no room, in a window of ${width} pixels`,
      inWindow(
        async (wb) => {
          await wb.openFile(LEDGER);
          if (await wb.sideBar.root.isVisible())
            await wb.runCommand('View: Toggle Primary Side Bar Visibility');
          const drawn = await until('the counts', async () => {
            const found = await counts(wb);
            return found.some(({ text }) => text.startsWith(WHOLE)) && found;
          });
          await wb.screenshot(`counts-${width}`);
          for (const { text, whole } of drawn) assert.ok(whole, `“${text}” is cut off`);
          if (width === 700) assert.ok(drawn.some(({ alone }) => alone));

          await wb.setWorkspaceSettings({ 'corroborate.decorations.counts': false });
          await until('none where nobody wants them', async () => (await counts(wb)).length === 0);
          await wb.setWorkspaceSettings({});
        },
        { size: { width, height: 1000 } },
      ),
    );
});
