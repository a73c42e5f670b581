// Runs a script as the product runs: bundled to one file. Run module by module, every use of an imported name is a call
// of a getter, which what is shipped has none of.
//
// node test/bench/bundled.mjs SCRIPT.ts [ARGUMENT…], from the project's folder
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { build, stop } from 'esbuild';

const [, , script] = process.argv;
const outfile = resolve('out/bench', `${basename(script, '.ts')}.cjs`);
await build({
  entryPoints: [script],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'es2022',
  charset: 'utf8',
  // packages, peers among them, run as they are published
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
await stop();
process.setSourceMapsEnabled(true);
process.argv.splice(1, 2, outfile);
createRequire(outfile)(outfile);
