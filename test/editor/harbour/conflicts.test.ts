import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, tag, until, uriOf, write } from '../support/harbour.ts';

const HERE = 'sinking-here.txt';
const THERE = 'sinking-there.txt';
const DEAD = ' people were killed when the ferry Orlan sank in Vell harbour on Sunday.';
const SIDECAR = `${HERE}.claims.yaml`;

const conflicts = (name: string): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(uriOf(name))
    .filter(({ code }) => code === 'conflicting-figures' || code === 'conflicting-speakers');

const marked = (name: string, count: number): Promise<vscode.Diagnostic[]> =>
  until(`${count} conflicts in ${name}`, () => {
    const found = conflicts(name);
    return found.length === count && found;
  });

async function fixesAt({ range }: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uriOf(HERE),
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

async function fix(diagnostic: vscode.Diagnostic, title: string): Promise<void> {
  const found = await fixesAt(diagnostic);
  const command = found.find((one) => one.title === title)?.command;
  assert.ok(command, `${title} among ${found.map((one) => one.title).join()}`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

describe('conflicts between appearances of a claim', () => {
  beforeEach(async () => {
    await write(HERE, `Twelve${DEAD}\n\nMore tomorrow.\n`);
    await write(THERE, `Nine${DEAD}\n\nMore tomorrow.\n`);
    await tag(THERE, `Nine${DEAD}`, 'orlan-dead');
    await tag(HERE, `Twelve${DEAD}`, 'orlan-dead');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [HERE, THERE])
      for (const file of [name, `${name}.claims.yaml`])
        if (await exists(file)) await vscode.workspace.fs.delete(uriOf(file));
    for (const name of [HERE, THERE]) await marked(name, 0);
    await vscode.workspace
      .getConfiguration('corroborate')
      .update('diagnostics', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('mark the figure in both articles, each with the other’s passage', async () => {
    const [diagnostic] = await marked(HERE, 1);
    assert.equal(diagnostic!.message, `“Twelve” here, “Nine” in ${THERE}, for the same claim`);
    assert.deepEqual(diagnostic!.range, new vscode.Range(0, 0, 0, 6));
    assert.equal(diagnostic!.severity, vscode.DiagnosticSeverity.Information);
    const [other] = diagnostic!.relatedInformation ?? [];
    assert.equal(other?.location.uri.toString(), uriOf(THERE).toString());
    assert.deepEqual(other?.location.range, new vscode.Range(0, 0, 0, 4));
    await marked(THERE, 1);
  });

  it('go when either side is edited to agree, and when the setting is off', async () => {
    await marked(HERE, 1);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uriOf(THERE), new vscode.Range(0, 0, 0, 4), 'Twelve');
    await vscode.workspace.applyEdit(edit);
    await marked(HERE, 0);
    const back = new vscode.WorkspaceEdit();
    back.replace(uriOf(THERE), new vscode.Range(0, 0, 0, 6), 'Nine');
    await vscode.workspace.applyEdit(back);
    await marked(HERE, 1);
    const set = vscode.workspace.getConfiguration('corroborate');
    await set.update('diagnostics', 'off', vscode.ConfigurationTarget.Workspace);
    await marked(HERE, 0);
    await set.update('diagnostics', 'warnings', vscode.ConfigurationTarget.Workspace);
    const [diagnostic] = await marked(HERE, 1);
    assert.equal(diagnostic!.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('are settled by saying that this one differs, as one step to take back', async () => {
    const [diagnostic] = await marked(HERE, 1);
    await fix(diagnostic!, 'Mark this passage as one that differs');
    await marked(HERE, 0);
    await marked(THERE, 0);
    assert.match(await read(SIDECAR), /relation: differs/);
    await vscode.commands.executeCommand('corroborate.undo');
    await marked(HERE, 1);
    assert.doesNotMatch(await read(SIDECAR), /relation: differs/);
  });

  it('are settled by saying that it is not this claim, which stays on record', async () => {
    const [diagnostic] = await marked(HERE, 1);
    await fix(diagnostic!, 'Not this claim');
    await marked(HERE, 0);
    const rejected = await read(SIDECAR);
    assert.match(rejected, /rejections:\n  - id: [a-z0-9]{8}\n    claim: orlan-dead\n    quote: /);
    assert.doesNotMatch(rejected, /annotations:\n  - /);
    await vscode.commands.executeCommand('corroborate.undo');
    await marked(HERE, 1);
    assert.doesNotMatch(await read(SIDECAR), /rejections:\n  - /);
  });

  it('open side by side with both figures selected', async () => {
    const [diagnostic] = await marked(HERE, 1);
    await fix(diagnostic!, `Open side by side with ${THERE}`);
    const chosen = vscode.window.visibleTextEditors.map((editor) =>
      editor.document.getText(editor.selection),
    );
    assert.deepEqual(chosen.toSorted(), ['Nine', 'Twelve']);
  });
});
