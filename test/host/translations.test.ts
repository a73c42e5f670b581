import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson, type IScriptFile } from '@vscode/l10n-dev';

const read = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;

const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).toSorted();
/** What a translation must leave as it is: the commands behind links, the settings named. */
const targets = (text: string): string[] => (text.match(/\(command:[\w.]+\)|`[^`]*`/g) ?? []).toSorted();

/** The languages there is a file of, by what stands between its name and its end. */
function languages(folder: string, name: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && file.endsWith('.json'))
    .map((file) => file.slice(name.length + 1, -'.json'.length))
    .filter((language) => /^[a-z]{2}(?:-[a-z]+)?$/.test(language));
}

/** Every string the sources show to people. */
async function strings(): Promise<string[]> {
  const sources = ['src/editor', 'src'].flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== 'src', encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file): IScriptFile => ({
        extension: '.ts',
        contents: readFileSync(join(folder, file), 'utf8'),
      })),
  );
  return Object.keys(await getL10nJson(sources));
}

describe('translations', () => {
  it('are there, German among them', () => {
    assert.ok(languages('l10n', 'bundle.l10n').includes('de'));
    assert.deepEqual(languages('.', 'package.nls'), languages('l10n', 'bundle.l10n'));
  });

  it('have every string of the sources, no other, and its placeholders', async () => {
    const shown = await strings();
    assert.ok(shown.length > 200, `${shown.length} strings`);
    for (const language of languages('l10n', 'bundle.l10n')) {
      const bundle = read(`l10n/bundle.l10n.${language}.json`);
      assert.deepEqual(
        {
          missing: shown.filter((key) => !bundle[key]),
          unused: Object.keys(bundle).filter((key) => !shown.includes(key)),
        },
        { missing: [], unused: [] },
      );
      for (const key of shown) assert.deepEqual(placeholders(bundle[key] ?? ''), placeholders(key), key);
    }
  });

  it('have every string of the manifest, no other, and lead to the same commands and settings', () => {
    const english = read('package.nls.json');
    const named = readFileSync('package.json', 'utf8').match(/(?<=")%[\w.]+%(?=")/g) ?? [];
    assert.deepEqual(
      named.filter((name) => english[name.slice(1, -1)] === undefined),
      [],
    );
    for (const language of languages('.', 'package.nls')) {
      const translated = read(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated).toSorted(), Object.keys(english).toSorted());
      for (const [key, text] of Object.entries(english))
        assert.deepEqual(targets(translated[key] ?? ''), targets(text), key);
    }
  });

  it('of strings with a number are found by it', () => {
    const german = read('l10n/bundle.l10n.de.json');
    assert.equal(german['{0} articles'], '{0} Artikel');
    assert.equal(german['{0} of {1} sentences tagged'], '{0} von {1} Sätzen markiert');
  });
});
