// Bundles the suites that run inside the editor, for either extension host.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

export type HostKind = 'node' | 'web';

/** A workspace of test/fixtures/workspaces and the tests of test/editor/<name> that run in it. */
export async function editorCases(project: string): Promise<string[]> {
  const entries = await readdir(join(project, 'test', 'editor'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'support')
    .map((entry) => entry.name)
    .toSorted();
}

/** One file with every `*.test.ts` of a case; returns its path. */
export async function bundleSuite(project: string, name: string, kind: HostKind): Promise<string> {
  const folder = join(project, 'test', 'editor', name);
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.test.ts'))
    .toSorted();
  if (files.length === 0) throw new Error(`No tests in ${folder}`);
  const outfile = join(project, 'out', 'test', `${name}.${kind}.js`);
  const imports = files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`);
  await build({
    stdin: {
      // Mocha's globals come first; imports keep their order
      contents: [
        "import '../support/mocha.ts';",
        ...imports,
        "export { run } from '../support/run.ts';",
      ].join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    sourcemap: 'inline',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
    plugins: kind === 'node' ? [globalMocha] : [globalMocha, browserAssert(project)],
    define: {
      HOST_KIND: JSON.stringify(kind),
      ...(kind === 'web' && { 'process.env.NODE_DEBUG': 'undefined', global: 'globalThis' }),
    },
    ...(kind === 'node'
      ? { platform: 'node' as const }
      : {
          platform: 'browser' as const,
          inject: [resolve(project, 'test', 'editor', 'support', 'process.ts')],
        }),
  });
  return outfile;
}

/** Mocha's browser build would take the bundle's own `module` for its own, and replace what the bundle exports. */
const globalMocha: Plugin = {
  name: 'global-mocha',
  setup(setup) {
    setup.onLoad({ filter: /mocha[/\\]mocha\.js$/ }, async ({ path }) => ({
      contents: `(function (exports, module, define) {\n${await readFile(path, 'utf8')}\n}).call(globalThis);`,
      loader: 'js',
    }));
  },
};

/** A worker has no `node:assert`: the package of the same interface takes its place. */
function browserAssert(project: string): Plugin {
  return {
    name: 'browser-assert',
    setup(setup) {
      setup.onResolve({ filter: /^node:assert\/strict$/ }, () => ({
        path: join(project, 'test', 'editor', 'support', 'assert.cjs'),
      }));
      setup.onResolve({ filter: /^assert$/ }, () => ({
        path: join(project, 'node_modules', 'assert', 'build', 'assert.js'),
      }));
    },
  };
}
