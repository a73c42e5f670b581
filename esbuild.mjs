// Bundles every entry into dist/: the extension for both hosts, the command line, the webviews.
// `--watch` keeps going; `--production` minifies and leaves source maps out.
import { build, context } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const shared = {
  bundle: true,
  sourcemap: !production,
  minify: production,
  logLevel: 'warning',
  // not a version of Node or of a browser: for these every expression with `\p` would be made anew wherever it is used
  target: 'es2022',
  // words of many scripts take half the bytes or less where they are not escaped
  charset: 'utf8',
};

/**
 * What a window that opens does not wait for, and which of its functions all else uses: packages that few windows need,
 * and what reads articles and compares passages, which none does before it shows one.
 */
const LATE = new Map([
  ['fflate', ['zipSync']],
  ...['arabic', 'dutch', 'english', 'french', 'german', 'italian', 'portuguese', 'russian', 'spanish'].map(
    (language) => [`@orama/stemmers/${language}`, ['stemmer']],
  ),
  ['./src/core/article/clauses.ts', ['clausesOf']],
  ['./src/core/article/edges.ts', ['adjoin', 'moveEnd', 'splitAt']],
  ['./src/core/article/gist.ts', ['gistOf']],
  ['./src/core/article/readArticle.ts', ['articleWork', 'readUnattributed']],
  ['./src/core/article/wording.ts', ['wordsOf']],
  ['./src/core/language/detect.ts', ['detectLanguage']],
  ['./src/core/language/words.ts', ['wordsOf']],
  ['./src/core/matching/articleRecord.ts', ['attributedRecordOf']],
  ['./src/core/matching/embeddedMatchIndex.ts', ['embeddedMatchIndex']],
  ['./src/core/matching/footing.ts', ['footingOf']],
  ['./src/core/matching/independence.ts', ['fingerprintOf', 'independenceOf']],
  ['./src/core/matching/relation.ts', ['analysisWork', 'relate']],
  ['./src/core/sidecar/yaml/compose.ts', ['compose']],
  ['./src/core/slots/days.ts', ['daysOfIso']],
  ['./src/core/slots/figures.ts', ['figuresIn']],
  ['./src/core/text/changes.ts', ['areInConflict', 'classifyChanges']],
  ['./src/core/text/occurrences.ts', ['occurrencesOf']],
]);
/** What a thread of the index does not begin with: few articles have front matter, and passages are related in the host. */
const LATE_IN_INDEX = new Map([
  ['yaml', ['isMap', 'isScalar', 'isSeq', 'parseDocument']],
  ['./src/core/matching/relation.ts', ['analyse', 'relate', 'sameSpeaker']],
]);
/** What reads and compares calls its own without a detour. */
const READING = /[\\/]src[\\/]core[\\/](?:article|language|matching|slots)[\\/]/;

/** Sets each of `modules` up with the first call of one of its functions, but for `besides`, which import them as they are. */
const late = (modules, besides) => ({
  name: 'late',
  setup(build) {
    const lateAs = (path, resolveDir) =>
      modules.has(path) ? { path, namespace: 'late', pluginData: resolveDir, sideEffects: false } : undefined;
    build.onResolve({ filter: /.*/ }, ({ path, namespace, importer, resolveDir }) => {
      if (namespace === 'late')
        return { path: path.slice('taken:'.length), namespace: 'taken', pluginData: resolveDir };
      if (namespace !== 'file') return undefined;
      if (!path.startsWith('.')) return lateAs(path, resolveDir);
      const module = relative(PROJECT, join(resolveDir, path)).replaceAll('\\', '/');
      return besides?.test(importer) === true ? undefined : lateAs(`./${module}`, PROJECT);
    });
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData }) => ({
      contents: (modules.get(path) ?? [])
        .map((name) => `export const ${name} = (...given) => require('taken:${path}').${name}(...given);`)
        .join('\n'),
      resolveDir: pluginData,
    }));
    // what is not taken of it is left out
    build.onLoad({ filter: /.*/, namespace: 'taken' }, ({ path, pluginData }) => ({
      contents: `export { ${modules.get(path)?.join(', ')} } from '${path}';`,
      resolveDir: pluginData,
    }));
  },
});

/** The editor's interface is one object, and not one copied for every file that uses it. */
const editorOnce = {
  name: 'editor-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'editor' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'editor' },
    );
    build.onLoad({ filter: /.*/, namespace: 'editor' }, () => ({ contents: "export * from 'vscode';" }));
  },
};

const node = { ...shared, platform: 'node', format: 'cjs' };
const browser = { ...shared, platform: 'browser' };

/** Changes whenever anything does that articles are read with. */
function readerVersion() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const file of readdirSync('src/core', { recursive: true }).toSorted())
    if (statSync(`src/core/${file}`).isFile()) hash.update(file).update(readFileSync(`src/core/${file}`));
  return hash.digest('hex');
}

const entries = [
  {
    ...node,
    entryPoints: ['src/extension.node.ts'],
    outfile: 'dist/extension.node.js',
  },
  {
    ...node,
    entryPoints: ['src/main.node.ts'],
    outfile: 'dist/main.node.js',
    plugins: [editorOnce, late(LATE, READING)],
  },
  {
    ...browser,
    entryPoints: ['src/extension.browser.ts'],
    outfile: 'dist/extension.browser.js',
    plugins: [editorOnce, late(LATE, READING)],
    format: 'cjs',
    define: { READER_VERSION: JSON.stringify(readerVersion()) },
  },
  {
    ...node,
    entryPoints: ['src/node/encoderWorker.ts'],
    outfile: 'dist/encoderWorker.js',
  },
  {
    ...node,
    entryPoints: ['src/node/indexThread.ts'],
    outfile: 'dist/indexThread.js',
  },
  {
    ...node,
    entryPoints: ['src/node/indexWorker.ts'],
    outfile: 'dist/indexWorker.js',
    plugins: [late(LATE_IN_INDEX)],
  },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  ...webviews(),
].filter((entry) => existsSync(entry.entryPoints[0]));

/** Each folder of src/webview with a main.ts becomes one script (and one style sheet, where it imports any). */
function webviews() {
  return readdirSync('src/webview', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`src/webview/${entry.name}/main.ts`))
    .map(({ name }) => ({
      ...browser,
      entryPoints: [`src/webview/${name}/main.ts`],
      outfile: `dist/webview/${name}.js`,
      format: 'iife',
    }));
}

/** The sidecar's schemas, for editors that complete and check YAML by them. */
function copySchemas() {
  mkdirSync('dist/schema', { recursive: true });
  for (const file of readdirSync('src/core', { recursive: true })) {
    if (file.endsWith('.schema.json')) copyFileSync(`src/core/${file}`, `dist/schema/${basename(file)}`);
  }
}

rmSync('dist', { recursive: true, force: true });
copySchemas();
if (process.argv.includes('--watch')) {
  for (const entry of entries) await (await context(entry)).watch();
} else {
  await Promise.all(entries.map((entry) => build(entry)));
}
