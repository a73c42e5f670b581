import assert from 'node:assert/strict';
import { articleOf, isProjectFile, isRegister, sidecarOf } from '../../../src/core/corpus/articleNames.ts';

describe('which files are what', () => {
  it('takes files about the folder for no articles', () => {
    for (const name of [
      'README.md',
      'readme.de.md',
      'LICENSE',
      'LICENCE.txt',
      'LICENSE-MIT.txt',
      'CHANGELOG.md',
      'Contributing.md',
      'requirements.txt',
      'requirements-dev.txt',
    ])
      assert.ok(isProjectFile(name), name);
  });

  it('takes an article that only begins like one of them for an article', () => {
    for (const name of ['readme-of-the-dead.txt', 'licensed-to-spill.md', 'requirements-of-the-treaty.md'])
      assert.ok(!isProjectFile(name), name);
  });

  it('finds the article of a sidecar and the sidecar of an article', () => {
    assert.equal(sidecarOf('a/b.txt'), 'a/b.txt.claims.yaml');
    assert.equal(articleOf('a/b.txt.claims.yaml'), 'a/b.txt');
    assert.equal(articleOf('a/b.txt'), undefined);
  });

  it('tells the claims register from a sidecar', () => {
    assert.ok(isRegister('claims.yaml'));
    assert.ok(isRegister('file:///folder/claims.yaml'));
    assert.ok(!isRegister('a.txt.claims.yaml'));
    assert.equal(articleOf('file:///folder/claims.yaml'), undefined);
    assert.equal(articleOf('file:///folder/.claims.yaml'), undefined);
  });
});
