import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.ts';

const FOLDER = 'test/fixtures/workspaces/hostile';

describe('hostile articles and sidecars', () => {
  it(
    'show as text in the hover and do nothing',
    inWorkbench({ folder: FOLDER }, async (wb) => {
      await wb.openFile('one.txt');
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('This Article').waitForRow(/The mayor said/);
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
    }),
  );

  it(
    'show as text in the sidebar',
    inWorkbench({ folder: FOLDER }, async (wb) => {
      await wb.openFile('one.txt');
      await wb.sideBar.open('Corroborate');
      const row = await wb.sideBar.view('This Article').waitForRow(/The mayor said/);
      assert.ok(row.label.includes('[click me](command:'), row.label);
      await wb.screenshot('hostile-sidebar');
    }),
  );
});
