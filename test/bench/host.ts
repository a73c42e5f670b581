/**
 * What an archive costs in the real extension host: the time until `activate` returns, and the longest anything else
 * there has to wait for the extension, from its start to its views.
 *
 * npm run bench:host -- [--articles N] [--annotations N] [--profile] [--rest MS]
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chooseHost } from '../host/choose.ts';
import { temporaryFolder } from '../host/temporary.ts';
import { writeArchive } from './host/workspace.ts';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    annotations: { type: 'string', default: '5000' },
    profile: { type: 'boolean', default: false },
    rest: { type: 'string', default: '2500' },
  },
});

async function main(): Promise<void> {
  process.env['CORROBORATE_SUITE_TIMEOUT'] ??= '1200000';
  const host = await chooseHost();
  const temporary = await temporaryFolder('bench-host');
  const [workspace, sidecars] = [join(temporary.path, 'archive'), join(temporary.path, 'sidecars')];
  const size = writeArchive(workspace, sidecars, {
    articles: Number(values.articles),
    annotations: Number(values.annotations),
  });
  console.log(`${size.articles} articles, ${size.annotations} annotations; editor: ${host.name}\n`);
  const suite = join(temporary.path, 'suite.js');
  await build({
    entryPoints: [join(PROJECT, 'test', 'bench', 'host', 'suite.ts')],
    outfile: suite,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
    define: { SIDECARS: JSON.stringify(sidecars), PROFILE: String(values.profile), REST: values.rest },
  });
  await runTests({
    vscodeExecutablePath: host.executable,
    extensionDevelopmentPath: PROJECT,
    extensionTestsPath: suite,
    launchArgs: [workspace, '--disable-extensions'],
  });
  await temporary.remove();
}

void main();
