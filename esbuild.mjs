// Bundles every entry: the extension for both hosts, the command line, the webviews. `--watch` keeps going.
import { build, context } from 'esbuild';
import { existsSync } from 'node:fs';

const shared = {
  bundle: true,
  sourcemap: true,
  logLevel: 'info',
  target: 'es2022',
  minify: process.argv.includes('--minify'),
};
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };
const entries = [
  {
    ...node,
    entryPoints: ['src/extension.node.ts'],
    outfile: 'dist/extension.node.js',
    external: ['vscode'],
  },
  {
    ...shared,
    entryPoints: ['src/extension.browser.ts'],
    outfile: 'dist/extension.browser.js',
    external: ['vscode'],
    platform: 'browser',
    format: 'cjs',
  },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
].filter((entry) => existsSync(entry.entryPoints[0]));

if (process.argv.includes('--watch')) {
  for (const entry of entries) await (await context(entry)).watch();
} else {
  await Promise.all(entries.map((entry) => build(entry)));
}
