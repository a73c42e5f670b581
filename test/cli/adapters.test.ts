import assert from 'node:assert/strict';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/cli/adapters/decode.ts';
import { Folder } from '../../src/cli/adapters/folder.ts';
import { GitTexts } from '../../src/cli/adapters/gitTexts.ts';
import { LinkLeadsOut, writeSidecar } from '../../src/cli/adapters/writeSidecar.ts';
import { digestOf } from '../../src/core/text/digest.ts';
import { folderWith, git, read } from './harness.ts';

describe('decoding on the command line', () => {
  it('goes by the byte order mark, whatever was asked for', () => {
    const utf16 = Buffer.from('\uFEFFZürich', 'utf16le');
    assert.deepEqual(decode(utf16, 'windows-1252'), { text: 'Zürich', replaced: false });
    assert.equal(decode(Buffer.from(utf16).swap16()).text, 'Zürich');
    assert.equal(decode(Buffer.from('\uFEFFZürich')).text, 'Zürich');
  });
  it('takes the encoding asked for, else UTF-8', () => {
    assert.equal(decode(Buffer.from('Zürich', 'latin1'), 'iso-8859-1').text, 'Zürich');
    assert.equal(decode(Buffer.from('Zürich')).text, 'Zürich');
  });
  it('replaces what it cannot decode, and says so', () => {
    assert.deepEqual(decode(Buffer.from('Zürich', 'latin1')), { text: 'Z\uFFFDrich', replaced: true });
  });
});

describe('the articles of a folder', () => {
  it('are text and Markdown files, without project files and what is ignored', async () => {
    const folder = folderWith({
      'a.txt': '',
      'b/c.MD': '',
      'b/d.article': '',
      'b/e.text': '',
      'f.html': '',
      'README.md': '',
      'b/readme.txt': '',
      LICENSE: '',
      'requirements.txt': '',
      'CHANGELOG.md': '',
      'a.txt.claims.yaml': '',
      '.gitignore': 'drafts/\n*.tmp.txt\n',
      'drafts/x.txt': '',
      'y.tmp.txt': '',
      'node_modules/z.txt': '',
      '.git/z.txt': '',
    });
    const found = new Folder(folder);
    assert.deepEqual(await found.articles(), ['a.txt', 'b/c.MD', 'b/d.article', 'b/e.text']);
    assert.deepEqual(found.sidecars(), ['a.txt.claims.yaml']);
  });

  it('are not looked for behind links that lead out or in circles', async () => {
    const outside = folderWith({ 'secret.txt': 'x' });
    const folder = folderWith({ 'a.txt': 'x' });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'));
    symlinkSync(join(folder, 'a.txt'), join(folder, 'in.txt'));
    symlinkSync(folder, join(folder, 'circle'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'));
    assert.deepEqual(await new Folder(folder).articles(), ['a.txt', 'in.txt']);
  });
});

describe('writing a sidecar', () => {
  it('writes nothing where the file holds something else', () => {
    const folder = folderWith({ 's.yaml': 'theirs' });
    assert.equal(writeSidecar(folder, join(folder, 's.yaml'), 'mine', 'before'), false);
    assert.equal(writeSidecar(folder, join(folder, 's.yaml'), 'mine', undefined), false);
    assert.equal(read(folder, 's.yaml'), 'theirs');
  });

  it('keeps the mode and leaves no other file behind', function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 's.yaml': 'before' });
    chmodSync(join(folder, 's.yaml'), 0o640);
    assert.equal(writeSidecar(folder, join(folder, 's.yaml'), 'after', 'before'), true);
    assert.equal(statSync(join(folder, 's.yaml')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder), ['s.yaml']);
  });

  it('keeps a byte order mark', () => {
    const folder = folderWith({ 's.yaml': '\uFEFFbefore' });
    assert.equal(writeSidecar(folder, join(folder, 's.yaml'), 'after', 'before'), true);
    assert.equal(read(folder, 's.yaml'), '\uFEFFafter');
  });

  it('follows a link inside the folder and refuses one that leads out', () => {
    const outside = folderWith({ 'victim.yaml': 'before' });
    const folder = folderWith({ 'real.yaml': 'before' });
    symlinkSync(join(folder, 'real.yaml'), join(folder, 'in.yaml'));
    symlinkSync(join(outside, 'victim.yaml'), join(folder, 'out.yaml'));
    symlinkSync(join(outside, 'missing.yaml'), join(folder, 'broken.yaml'));
    assert.equal(writeSidecar(folder, join(folder, 'in.yaml'), 'after', 'before'), true);
    assert.equal(read(folder, 'real.yaml'), 'after');
    for (const name of ['out.yaml', 'broken.yaml'])
      assert.throws(() => writeSidecar(folder, join(folder, name), 'after', 'before'), LinkLeadsOut);
    assert.equal(read(outside, 'victim.yaml'), 'before');
    assert.deepEqual(readdirSync(outside), ['victim.yaml']);
  });
});

describe("earlier texts from git's history", () => {
  it('are found by digest, across renames, decoded and normalised', async () => {
    const folder = folderWith({ 'old.txt': '\uFEFFfirst\r\nline of many words that stay the same\r\n' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'one');
    git(folder, 'mv', 'old.txt', 'new name.txt');
    writeFileSync(join(folder, 'new name.txt'), 'second\nline of many words that stay the same\n');
    git(folder, 'commit', '-qam', 'two');
    const texts = new GitTexts(folder, undefined);
    const first = 'first\nline of many words that stay the same\n';
    assert.equal(await texts.find('new name.txt', digestOf(first)), first);
    const now = readFileSync(join(folder, 'new name.txt'), 'utf8');
    assert.equal(await texts.find('new name.txt', digestOf(now)), now);
    assert.equal(await texts.find('new name.txt', digestOf('other')), undefined);
    assert.equal(await texts.find('never.txt', digestOf(first)), undefined);
  });

  it('are the last fifty, read once', async function () {
    this.timeout(60_000);
    const folder = folderWith({ 'a.txt': 'version 0\n' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', '0');
    for (let version = 1; version <= 55; version++) {
      writeFileSync(join(folder, 'a.txt'), `version ${version}\n`);
      git(folder, 'commit', '-qam', String(version));
    }
    const texts = new GitTexts(folder, undefined);
    const find = (version: number): Promise<string | undefined> =>
      texts.find('a.txt', digestOf(`version ${version}\n`));
    assert.equal(await find(55), 'version 55\n');
    renameSync(join(folder, '.git'), join(folder, 'gone'));
    assert.equal(await find(6), 'version 6\n');
    assert.equal(await find(3), undefined);
  });

  it('are none outside a repository', async () => {
    const folder = folderWith({ 'a.txt': 'x' });
    assert.equal(await new GitTexts(folder, undefined).find('a.txt', digestOf('x')), undefined);
  });
});
