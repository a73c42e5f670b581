import assert from 'node:assert/strict';
import * as vscode from 'vscode';

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('corroborate.corroborate');
  assert.ok(found, 'the extension is not installed');
  return found;
}

describe('activation', () => {
  it('declares no event that would start it with every window', () => {
    const events = (extension().packageJSON as { activationEvents?: string[] }).activationEvents ?? [];
    assert.deepEqual(
      events.filter((event) => event === '*' || event === 'onStartupFinished'),
      [],
    );
  });

  it('activates and registers every command it contributes', async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
    const contributed = (
      extension().packageJSON as { contributes: { commands: { command: string }[] } }
    ).contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('sees the workspace it was opened on', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const names = (await vscode.workspace.fs.readDirectory(folder.uri)).map(([name]) => name);
    assert.ok(names.includes('lighthouse-post.txt'));
  });
});
