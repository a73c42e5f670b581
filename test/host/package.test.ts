import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipEntries } from './zip.ts';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const VSIX = join(PROJECT, 'out', 'corroborate.vsix');

/** What the package may hold: nothing else. vsce names README, CHANGELOG and LICENSE its own way. */
const ALLOWED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls(\.[\w-]+)?\.json$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/LICENSE\.txt$/,
  /^extension\/dist\/(extension\.node|main\.node|extension\.browser|cli|encoderWorker|indexThread|indexWorker)\.js$/,
  /^extension\/dist\/webview\/[\w-]+\.(js|css)$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/dist\/schema\/[\w-]+\.schema\.json$/,
  /^extension\/media\/[\w/-]+\.(svg|png|md|css)$/,
  /^extension\/samples\/[\w.-]+\.(txt|md|article|claims\.yaml)$/,
  /^extension\/samples\/claims\.yaml$/,
];

/** Bytes: what a window pays when it first meets an article. */
const EXTENSION_BUDGET = 1_050_000;
const PACKAGE_BUDGET = 3_000_000;

describe('the package', () => {
  let entries: Map<string, number>;

  before(() => {
    const archive = readFileSync(VSIX);
    assert.ok(archive.length < PACKAGE_BUDGET, `${archive.length} bytes`);
    entries = zipEntries(archive);
  });

  it('holds nothing that is not on the list', () => {
    const extra = [...entries.keys()].filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
    assert.deepEqual(extra, []);
  });

  it('holds every file its manifest names', () => {
    const manifest = readFileSync(join(PROJECT, 'package.json'), 'utf8');
    const named = [...manifest.matchAll(/"\.?\/?((?:dist|media|syntaxes|samples)\/[^"]+)"/g)].map(
      ([, path]) => `extension/${path}`,
    );
    assert.ok(named.length > 5, 'the manifest names files');
    assert.deepEqual(
      named.filter((path) => !entries.has(path)),
      [],
    );
  });

  it('holds the documentation, the samples, the licence and the translations', () => {
    for (const name of [
      'readme.md',
      'changelog.md',
      'samples/README.md',
      'LICENSE.txt',
      'package.nls.json',
    ]) {
      assert.ok(entries.has(`extension/${name}`), name);
    }
  });

  it('has a small extension bundle for either host', () => {
    for (const bundles of [['extension.node', 'main.node'], ['extension.browser']]) {
      const size = bundles.reduce(
        (sum, name) => sum + (entries.get(`extension/dist/${name}.js`) ?? Infinity),
        0,
      );
      assert.ok(size < EXTENSION_BUDGET, `${bundles.join(' and ')}: ${size} bytes`);
    }
  });

  it('leaves out source maps and dependencies', () => {
    assert.ok(existsSync(VSIX));
    const unwanted = [...entries.keys()].filter((name) => /node_modules|\.map$|\.ts$/.test(name));
    assert.deepEqual(unwanted, []);
  });
});
