import assert from 'node:assert/strict';
import { writeFileSync, readFileSync as readBytes } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { corroborate, folderWith, read, type Run } from './harness.ts';
import { FIRE, STALLS } from './market.ts';

describe('corroborate export', () => {
  function exported(format: string, change?: (folder: string) => void): Run & { folder: string } {
    const folder = folderWith({
      'fire.md': `---\ntitle: Fire\npublisher: Market Gazette\ndate: 2031-05-04\n---\n\n${FIRE}`,
      'claims.yaml':
        'version: 1\nclaims:\n  stalls-destroyed:\n    statement: Twelve stalls burned.\n    verdict: "true"\n',
    });
    const run = corroborate(
      ['tag', 'fire.md', '--quote', STALLS, '--claim', 'stalls-destroyed', '--speaker', 'Fire brigade'],
      folder,
    );
    assert.equal(run.code, 0, run.err);
    change?.(folder);
    return { ...corroborate(['export', folder, '--format', format]), folder };
  }

  it('hands over what was tagged, with what the article says of itself', () => {
    const { code, out, err } = exported('csv');
    assert.equal(code, 0, err);
    const [row] = Papa.parse<Record<string, string>>(out, { header: true }).data;
    assert.equal(row?.['claim'], 'stalls-destroyed');
    assert.equal(row['statement'], 'Twelve stalls burned.');
    assert.equal(row['outlet'], 'Market Gazette');
    assert.equal(row['published'], '2031-05-04');
    assert.equal(row['quote'], STALLS);
    assert.equal(row['state'], 'exact');
  });

  it('holds back a quote the saved copy no longer has, and fails', () => {
    const altered = exported('markdown', (folder) =>
      writeFileSync(join(folder, 'fire.md'), read(folder, 'fire.md').replace('12 stalls', '14 stalls')),
    );
    assert.equal(altered.code, 1);
    assert.match(altered.err, /fire\.md: [a-z0-9]{8} is not quoted: .*12 → 14/);
    assert.doesNotMatch(altered.out, /^> The fire brigade/m);
  });

  it('writes to a file where told to', () => {
    const { folder } = exported('csv');
    const file = join(folder, 'out.qdpx');
    const run = corroborate(['export', folder, '--format', 'qdpx', '--out', file]);
    assert.deepEqual([run.code, run.out], [0, '']);
    const project = new TextDecoder().decode(unzipSync(new Uint8Array(readBytes(file)))['project.qde']);
    assert.match(project, /<Project [^>]*xmlns="urn:QDA-XML:project:1\.0"/);
  });
});
