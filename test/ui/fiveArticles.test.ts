import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import { PROJECT } from './workbench/workbench.ts';

/** Articles as they come, kept outside the project. Nothing of them is known here but that they are about one event. */
const FOLDER = resolve(PROJECT, '../shared/seeds');

describe('five articles that were not written for this', () => {
  before(function () {
    if (existsSync(FOLDER)) return;
    console.log(`    (left out: there is no ${FOLDER})`);
    this.skip();
  });

  it('can each be tagged at the caret, hovered and found in the sidebar', async function () {
    const articles = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
    assert.ok(articles.length >= 5);
    const run = inWorkbench(
      {
        folder: FOLDER,
        theme: 'light',
        settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
      },
      async (wb) => {
        for (const [index, article] of articles.entries()) {
          await wb.openFile(article);
          const [start, words] = longestLine(await wb.editor.lines());
          await wb.editor.caretAt(start);
          await wb.pressForQuickInput('Alt+Enter');
          await wb.quickInput.type(`claim-${index}`);
          await wb.quickInput.choose(`claim-${index}`);
          const sidecar = await wb.file(`${article}.claims.yaml`);
          assert.match(sidecar, new RegExp(`claim: claim-${index}\\n`));
          const hover = await wb.editor.hover(words);
          await hover.waitFor(`claim-${index}`);
          await wb.screenshot(`article-${index}`);
          await hover.close();
        }
        await wb.sideBar.open('Corroborate');
        await wb.sideBar.view('Suggestions').collapse();
        const claims = wb.sideBar.view('Claims');
        await until('a row for each claim', async () => {
          const labels = new Set(await claims.labels());
          return articles.every((_, index) => labels.has(`claim-${index}`));
        });
        await wb.screenshot('five-articles');
      },
    );
    await run.call(this);
  });
});

/** How the longest line in view starts, Markdown's marks and all, and some words of it after that. */
function longestLine(lines: readonly string[]): readonly [string, string] {
  const [longest = ''] = lines.toSorted((a, b) => b.length - a.length);
  const words = longest.split(' ');
  return [words.slice(0, 4).join(' '), words.slice(2, 6).join(' ')];
}
