import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const ARTICLE = 'lighthouse-courier.txt';

describe('Restricted Mode', () => {
  it(
    'lets a person read, tag and judge articles of a folder that is not trusted',
    inWorkbench(
      {
        folder: 'test/fixtures/workspaces/harbour',
        settings: {
          'security.workspace.trust.enabled': true,
          'security.workspace.trust.startupPrompt': 'never',
        },
      },
      async (wb) => {
        await until('the status bar says so', async () =>
          (await wb.statusBar()).some((entry) => entry.includes('Restricted Mode')),
        );
        await wb.openFile(ARTICLE);
        await wb.editor.caretAt('Visitors climbed');
        await wb.pressForQuickInput('Alt+Enter');
        await wb.quickInput.type('lighthouse-reopened');
        await wb.quickInput.choose('lighthouse-reopened');
        assert.match(await wb.file(`${ARTICLE}.claims.yaml`), /claim: lighthouse-reopened/);
        await wb.screenshot('restricted');
      },
    ),
  );
});
