import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneWorkbench } from './inWorkbench.ts';
import { openCard } from './openCard.ts';
import { until } from './workbench/wait.ts';
import type { Row } from './workbench/tree.ts';
import type { Workbench } from './workbench/workbench.ts';

const FOLDER = 'test/fixtures/workspaces/hostile';
/** As far as every file system allows it. */
const NAME = '$(flame) [go](command) _b_ & #1 %41.txt';
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const DECEPTIVE = /[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/;
const TALL = { width: 1300, height: 1100 };

/** Nothing of the content became an element, an icon, an editor or a dialog. */
async function didNothing(wb: Workbench): Promise<void> {
  assert.deepEqual(
    (await wb.tabs()).filter((tab) => tab.startsWith('Untitled')),
    [],
  );
  const made = wb.page.locator(
    '.part.sidebar :is(img[src="x"], b, i, u, script), .quick-input-widget :is(img, b, u, script)',
  );
  assert.equal(await made.count(), 0);
  const icons = wb.page.locator(
    '.label-name :is(.codicon-trash, .codicon-flame, .codicon-bug), .quick-input-list :is(.codicon-trash, .codicon-flame, .codicon-bug)',
  );
  assert.equal(await icons.count(), 0);
}

/** Nothing that reorders or hides what is on the screen. */
function isPlain(rows: readonly Row[]): void {
  for (const row of rows) assert.doesNotMatch(`${row.label}${row.description}${row.aria}`, DECEPTIVE);
}

describe('hostile articles and sidecars', () => {
  const inWindow = oneWorkbench({
    folder: FOLDER,
    size: TALL,
    settings: { 'corroborate.diagnostics': 'warnings' },
  });

  it(
    'show as text in the claim card',
    inWindow(async (wb) => {
      await wb.openFile('one.txt');
      const card = await openCard(wb, 'bridge-tolls');
      assert.match(
        await card.locator('.rung').first().innerText(),
        /<img src=\S onerror=alert\(\d\)> <b>bold<\/b>/,
      );
      assert.equal(await card.locator('main img, main script, main b, main a').count(), 0);
      assert.match(await card.getByLabel('Statement').inputValue(), /<img src=x onerror=alert\(5\)>/);
      await wb.screenshot('hostile-card');
    }),
  );

  it(
    'show as text in the hover, every view and every quick pick, and do nothing',
    inWindow(async (wb) => {
      wb.page.on('dialog', (dialog) => assert.fail(`a dialog said ${dialog.message()}`));
      await writeFile(
        join(wb.folder, NAME),
        'River bridge tolls\n\n5 May 2031\n\nThe council of Brackwater meets on Thursday, the mayor said.\n',
      );
      await wb.openFile('one.txt');
      await wb.sideBar.open('Corroborate');
      const article = wb.sideBar.view('This Article');
      const row = await article.waitForRow(/The mayor said/);
      assert.ok(row.label.includes('[click me](command:'), row.label);
      assert.ok(row.label.includes('<b>bold</b>'), row.label);
      const other = await article.waitForRow(/The council of Brackwater/);
      assert.ok(other.description.includes('$(trash) [claim](command:'), other.description);
      isPlain(await article.rows());

      const hover = await wb.editor.hover('The mayor said');
      await hover.waitFor('press me');
      const html = await hover.html();
      const text = await hover.text();
      assert.ok(text.includes('[press me](command:workbench.action.files.newUntitledFile)'), text);
      assert.ok(text.includes('<b>bold</b> **strong** `code` $(trash) &lt;i&gt;'), text);
      assert.ok(text.includes('www.evil.example http://evil.example/b mail@evil.example'), text);
      assert.doesNotMatch(html, /<img|<script|onerror="|<b>bold/);
      const links = Array.from(
        html.matchAll(/data-href="([^"]*)"|href="([^"]*)"/g),
        (m) => m[1] || m[2] || '',
      );
      assert.deepEqual(
        links.filter(
          (link) => link !== '' && link !== '#' && !link.startsWith('command:corroborate.follow?'),
        ),
        [],
      );
      assert.doesNotMatch(text, /\u202E/);
      await wb.screenshot('hostile-hover');
      await hover.close();

      await wb.sideBar.view('Suggestions').collapse();
      const claims = wb.sideBar.view('Claims');
      await claims.expand();
      const claim = await claims.waitForRow(/^\$\(trash\) \[claim\]/);
      assert.ok(claim.label.includes('<i>c</i>'), claim.label);
      await claims.toggle('bridge-tolls');
      await claims.waitForRow(/^<script>alert\(3\)<\/script> \[Post\]/);
      isPlain(await claims.rows());
      for (const grouping of ['by speaker', 'by tag', 'by outlet']) {
        await wb.runCommand('Corroborate: Group Claims By…');
        await wb.quickInput.choose(grouping);
        await until('the groups', async () => (await claims.description()) === grouping);
        isPlain(await claims.rows());
        await didNothing(wb);
      }
      await wb.screenshot('hostile-sidebar');

      // the list of claims to tag with
      await wb.pressForQuickInput('ControlOrMeta+p', '');
      await wb.quickInput.type('flame');
      await wb.quickInput.waitForPick(NAME);
      await didNothing(wb);
      await wb.quickInput.accept();
      await wb.tab(NAME).waitFor({ state: 'visible' });
      await wb.editor.caretAt('The council of Brackwater');
      await wb.pressForQuickInput('Alt+Enter');
      const pick = await wb.quickInput.waitForPick(/\$\(trash\) \[claim\]/);
      assert.ok(pick.label.includes('(command:workbench'), pick.label);
      await didNothing(wb);
      await wb.screenshot('hostile-pick');
      await wb.quickInput.cancel();
      await didNothing(wb);
    }),
  );

  it(
    'show as text in matrix, timeline, outline, problems, suggestions and what needs a look, and do nothing',
    inWindow(async (wb) => {
      wb.page.on('dialog', (dialog) => assert.fail(`a dialog said ${dialog.message()}`));
      // a wording to judge, and one that was altered
      await writeFile(
        join(wb.folder, 'three.txt'),
        'More on the <i>bridge</i> tolls\n\n6 May 2031\n\nThe council of Brackwater meets on Thursday.\n',
      );
      const one = await readFile(join(wb.folder, 'one.txt'), 'utf8');
      await writeFile(
        join(wb.folder, 'one.txt'),
        one.replace(
          'about the bridge tolls.',
          'about \u202E<u>9</u> [tolls](command:workbench.action.quit).',
        ),
      );
      await wb.openFile('one.txt');
      await wb.sideBar.open('Corroborate');
      for (const view of ['This Article', 'Claims']) await wb.sideBar.view(view).collapse();

      const look = wb.sideBar.view('Needs a Look');
      await look.expand();
      await look.waitForRow(/^The mayor said/);
      await look.toggle(/^The mayor said/);
      const now = await look.waitForRow(/^now: /);
      assert.ok(now.label.includes('<u>9</u> [tolls](command:workbench.action.quit)'), now.label);
      isPlain(await look.rows());
      await didNothing(wb);

      const suggestions = wb.sideBar.view('Suggestions');
      await suggestions.expand();
      await suggestions.waitForRow(/^\$\(trash\) \[claim\]/);
      isPlain(await suggestions.rows());
      await wb.screenshot('hostile-look');
      await didNothing(wb);

      await wb.runCommand('View: Toggle Problems');
      const problem = wb.page.locator('.markers-panel .monaco-list-row', {
        hasText: 'The words were changed',
      });
      await problem.first().waitFor({ state: 'visible' });
      const said = (await problem.first().innerText()).replaceAll('\n', ' ');
      assert.ok(said.includes('<u>') || said.includes('tolls'), said);
      assert.doesNotMatch(said, DECEPTIVE);
      assert.equal(await wb.page.locator('.markers-panel :is(u, img, script)').count(), 0);
      await wb.screenshot('hostile-problems');
      await wb.runCommand('View: Toggle Problems');

      await wb.sideBar.open('Explorer');
      await wb.runCommand('Explorer: Focus on Outline View');
      const outline = wb.sideBar.view('Outline');
      await until('both annotations in the outline', async () => {
        const labels = (await outline.rows()).map(({ aria }) => aria);
        return (
          labels.some((label) => label.startsWith('bridge-tolls')) &&
          labels.some((label) => label.includes('$(trash) [claim]'))
        );
      });
      isPlain(await outline.rows());
      assert.equal(await outline.root.locator(':is(.codicon-trash, i, img, u)').count(), 0);
      await wb.screenshot('hostile-outline');
      await didNothing(wb);

      await wb.runCommand('Corroborate: Open Claim Matrix');
      const matrix = await wb.webviewWith('[role=grid]');
      const named = matrix.getByRole('rowheader', { name: /\$\(trash\) \[claim\]\(command:/ });
      await named.waitFor();
      const drawn = 'main :is(img, script, i, b, u, a)';
      assert.equal(await matrix.locator(drawn).count(), 0);
      const titles = await matrix
        .locator('[title]')
        .evaluateAll((elements) => elements.map((element) => element.getAttribute('title') ?? ''));
      assert.ok(
        titles.some((title) => title.includes('<script>alert(6)</script>')),
        titles.join('\n'),
      );
      for (const title of titles) assert.doesNotMatch(title, DECEPTIVE);
      assert.doesNotMatch((await matrix.locator('main').innerText()).replaceAll(/\s/g, ' '), DECEPTIVE);
      await wb.screenshot('hostile-matrix');
      await matrix.getByRole('tab', { name: 'Timeline' }).click();
      await matrix
        .locator('.timeline .outlet', { hasText: '<script>alert(3)</script> [Post]' })
        .first()
        .waitFor();
      assert.equal(await matrix.locator(drawn).count(), 0);
      await wb.screenshot('hostile-timeline');
      await didNothing(wb);
    }),
  );

  it(
    'of ten megabytes in one line leave the editor and the other articles usable',
    inWindow(async (wb) => {
      const line = 'The mayor said 318 people crossed the bridge and “nobody paid” at all. ';
      await writeFile(join(wb.folder, 'long.txt'), line.repeat(Math.ceil(10_000_000 / line.length)));
      await wb.pressForQuickInput('ControlOrMeta+p', '');
      await wb.quickInput.type('long.txt');
      await wb.quickInput.waitForPick('long.txt');
      await wb.quickInput.accept();
      // the editor asks whether it is meant
      await wb.page.getByText('Open Anyway').click();
      await wb.editor.root.locator('.view-line').first().waitFor({ state: 'visible' });
      await wb.sideBar.open('Corroborate');
      await wb.openFile('two.txt');
      const article = wb.sideBar.view('This Article');
      await article.expand();
      await article.waitForRow(/The mayor said/);
      await wb.editor.caretAt('Nobody else in Brackwater');
      await wb.pressForQuickInput('Alt+Enter');
      await wb.quickInput.type('nobody-asked');
      await wb.quickInput.choose('nobody-asked');
      assert.match(
        await wb.file('two.txt.claims.yaml', (text) => text.includes('nobody-asked')),
        /Nobody else/,
      );
      await wb.screenshot('hostile-long');
    }),
  );
});
