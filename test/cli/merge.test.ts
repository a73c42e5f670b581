import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CLI, corroborate, folderWith, git, read } from './harness.ts';

describe('corroborate merge', () => {
  const sidecar = (...annotations: readonly string[]): string =>
    `version: 1\nannotations:\n${annotations.join('')}`;
  const annotation = (id: string, start: number, more = ''): string =>
    `  - id: ${id}\n    claim: c-${id}\n    quote: Words\n    position: [${start}, ${start + 5}]\n${more}`;

  it("keeps both people's annotations", () => {
    const folder = folderWith({
      base: sidecar(annotation('b1234567', 10)),
      ours: sidecar(annotation('a1234567', 0), annotation('b1234567', 10)),
      theirs: sidecar(annotation('b1234567', 10), annotation('c1234567', 20)),
    });
    const run = corroborate(['merge', 'base', 'ours', 'theirs', 'x.txt.claims.yaml'], folder);
    assert.equal(run.code, 0, run.err);
    const { annotations } = parse(read(folder, 'ours')) as { annotations: { id: string }[] };
    assert.deepEqual(annotations.map(({ id }) => id).sort(), ['a1234567', 'b1234567', 'c1234567']);
  });

  it('marks a disagreement inside the annotation', () => {
    const folder = folderWith({
      base: sidecar(annotation('b1234567', 10, '    stance: reports\n')),
      ours: sidecar(annotation('b1234567', 10, '    stance: asserts\n')),
      theirs: sidecar(annotation('b1234567', 10, '    stance: disputes\n')),
    });
    const run = corroborate(['merge', 'base', 'ours', 'theirs'], folder);
    assert.equal(run.code, 1);
    const { annotations } = parse(read(folder, 'ours')) as { annotations: { conflict: unknown }[] };
    assert.deepEqual(annotations[0]?.conflict, {
      stance: { base: 'reports', ours: 'asserts', theirs: 'disputes' },
    });
  });

  it('merges the claims register by claim', () => {
    const register = (...claims: readonly string[]): string =>
      `version: 1\nclaims:\n${claims.map((key) => `  ${key}:\n    statement: About ${key}.\n`).join('')}`;
    const folder = folderWith({ base: register('b'), ours: register('a', 'b'), theirs: register('b', 'c') });
    const run = corroborate(['merge', 'base', 'ours', 'theirs', 'news/claims.yaml'], folder);
    assert.equal(run.code, 0, run.err);
    const { claims } = parse(read(folder, 'ours')) as { claims: Record<string, unknown> };
    assert.deepEqual(Object.keys(claims).sort(), ['a', 'b', 'c']);
  });

  it('serves git as a merge driver', () => {
    const folder = folderWith({
      '.gitattributes': '*.claims.yaml merge=corroborate\n',
      'x.txt.claims.yaml': sidecar(annotation('b1234567', 10)),
    });
    const commit = (...annotations: readonly string[]): void => {
      writeFileSync(join(folder, 'x.txt.claims.yaml'), sidecar(...annotations));
      git(folder, 'commit', '-qam', 'tag');
    };
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'config', 'merge.corroborate.driver', `'${process.execPath}' '${CLI}' merge %O %A %B %P`);
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'start');
    git(folder, 'switch', '-qc', 'colleague');
    commit(annotation('b1234567', 10), annotation('c1234567', 20));
    git(folder, 'switch', '-q', 'main');
    commit(annotation('b1234567', 10), annotation('d1234567', 20));
    git(folder, 'merge', '-q', '--no-edit', 'colleague');
    const { annotations } = parse(read(folder, 'x.txt.claims.yaml')) as { annotations: { id: string }[] };
    assert.deepEqual(annotations.map(({ id }) => id).sort(), ['b1234567', 'c1234567', 'd1234567']);
  });

  it('leaves git a line merge where a side is no sidecar', () => {
    const folder = folderWith({
      base: 'version: 1\n',
      ours: 'version: 1\na: [\n',
      theirs: 'version: 1\nb: 1\n',
    });
    assert.equal(corroborate(['merge', 'base', 'ours', 'theirs'], folder).code, 1);
    assert.match(read(folder, 'ours'), /<<<<<<< ours\na: \[\n[^]*b: 1\n>>>>>>> theirs/);
  });
});
