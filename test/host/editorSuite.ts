// Runs the editor suites: node --import tsx test/host/editorSuite.ts [node|web]… [--case NAME]
import { resolve, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { bundleSuite, editorCases, type HostKind } from './bundleSuite.ts';
import { chooseHost, type ChosenHost } from './choose.ts';
import { temporaryFolder } from './temporary.ts';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

async function runCase(host: ChosenHost, name: string, kind: HostKind): Promise<boolean> {
  const tests = await bundleSuite(PROJECT, name, kind);
  const temporary = await temporaryFolder('suite');
  const folder = join(temporary.path, name);
  await cp(join(PROJECT, 'test', 'fixtures', 'workspaces', name), folder, { recursive: true });
  const workspaceFile = join(folder, `${name}.code-workspace`);
  console.log(`\n${name} (${kind} extension host)`);
  try {
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: PROJECT,
      extensionTestsPath: tests,
      launchArgs: [
        existsSync(workspaceFile) ? workspaceFile : folder,
        '--disable-extensions',
        ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ],
    });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    await temporary.remove();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { case: { type: 'string', multiple: true } },
  });
  const kinds = (['node', 'web'] as const).filter(
    (kind) => positionals.length === 0 || positionals.includes(kind),
  );
  const host = await chooseHost();
  console.log(`Editor: ${host.name} (${host.reason})`);
  let passed = true;
  for (const kind of kinds) {
    for (const name of values.case ?? (await editorCases(PROJECT))) {
      passed = (await runCase(host, name, kind)) && passed;
    }
  }
  process.exitCode = passed ? 0 : 1;
}

await main();
