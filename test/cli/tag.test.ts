import assert from 'node:assert/strict';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { digestOf, digestOfBytes } from '../../src/core/text/digest.ts';
import { corroborate, folderWith, read } from './harness.ts';
import { FIRE, STALLS, jsonOf, market, type Tagged } from './market.ts';

describe('corroborate tag', () => {
  it('writes a sidecar beside the article and says where the passage stands', () => {
    const folder = market();
    const run = corroborate(
      [
        'tag',
        'fire.txt',
        '--quote',
        'Nobody was hurt, the mayor said.',
        '--claim',
        'nobody-hurt',
        '--stance',
        'reports',
        '--speaker',
        'The mayor',
        '--speaker-stance',
        'affirms',
        '--tag',
        'people',
        '--tag',
        'fire',
        '--note',
        'See: page 2',
        '--json',
      ],
      folder,
    );
    assert.equal(run.code, 0, run.err);
    const tagged = jsonOf(run) as Tagged;
    assert.match(tagged.id, /^[a-z][a-z0-9]{7}$/);
    assert.deepEqual([tagged.article, tagged.sidecar], ['fire.txt', 'fire.txt.claims.yaml']);
    assert.equal(FIRE.slice(tagged.start, tagged.end), tagged.quote);
    assert.equal(tagged.quote, 'Nobody was hurt,\u00A0the mayor said.');
    const { version, article, annotations } = parse(read(folder, 'fire.txt.claims.yaml')) as {
      version: number;
      article: Record<string, unknown>;
      annotations: Record<string, unknown>[];
    };
    assert.equal(version, 1);
    assert.deepEqual(article, { original: digestOfBytes(Buffer.from(FIRE)), digest: digestOf(FIRE) });
    const [{ created, ...annotation } = {}] = annotations;
    assert.match(String(created), /^\d{4}-\d\d-\d\dT/);
    assert.deepEqual(annotation, {
      id: tagged.id,
      claim: 'nobody-hurt',
      stance: 'reports',
      quote: tagged.quote,
      prefix: FIRE.slice(tagged.start - 32, tagged.start),
      suffix: FIRE.slice(tagged.end, tagged.end + 32),
      position: [tagged.start, tagged.end],
      speaker: 'The mayor',
      speakerStance: 'affirms',
      tags: ['people', 'fire'],
      note: 'See: page 2',
    });
  });

  it('counts offsets without the byte order mark and with every line end as one', () => {
    const folder = folderWith({ 'a.txt': '\uFEFFOne\r\n\r\nTwo three\r\n' });
    const tagged = jsonOf(corroborate(['tag', 'a.txt', '--quote', 'Two three', '--json'], folder)) as Tagged;
    assert.deepEqual([tagged.start, tagged.end], [5, 14]);
  });

  it('refuses words that are not there, and writes nothing', () => {
    const folder = market();
    const run = corroborate(['tag', 'fire.txt', '--quote', 'Nobody was killed', '--json'], folder);
    assert.equal(run.code, 1);
    assert.equal((jsonOf(run) as { error: { code: string } }).error.code, 'quote-not-found');
    assert.deepEqual(readdirSync(folder).sort(), ['fire.txt', 'other.txt']);
  });

  it('refuses words that occur more than once, unless told near which place', () => {
    const folder = folderWith({ 'a.txt': 'He said no. She said no. They said no.\n' });
    const unclear = corroborate(['tag', 'a.txt', '--quote', 'said no', '--json'], folder);
    assert.equal(unclear.code, 1);
    assert.match(unclear.err, /3 times/);
    const near = corroborate(['tag', 'a.txt', '--quote', 'said no', '--near', '18', '--json'], folder);
    assert.equal((jsonOf(near) as Tagged).start, 16);
  });

  it('takes a quote that begins with a dash', () => {
    const folder = folderWith({ 'a.txt': 'Yes\n--json is a flag\n' });
    assert.equal(corroborate(['tag', 'a.txt', '--quote', '--json is a flag'], folder).code, 0);
  });

  it('adds to a sidecar in the order of the text and keeps what others wrote', () => {
    const folder = market();
    corroborate(['tag', 'fire.txt', '--quote', 'The market will reopen on Friday.', '--claim', 'b'], folder);
    const before = read(folder, 'fire.txt.claims.yaml');
    writeFileSync(join(folder, 'fire.txt.claims.yaml'), `# mine\n${before}`);
    corroborate(['tag', 'fire.txt', '--quote', STALLS, '--claim', 'a'], folder);
    const after = read(folder, 'fire.txt.claims.yaml');
    assert.ok(after.startsWith('# mine\n'));
    const { annotations } = parse(after) as { annotations: { claim: string }[] };
    assert.deepEqual(
      annotations.map(({ claim }) => claim),
      ['a', 'b'],
    );
  });

  it('never writes to a sidecar that does not parse or is newer, nor through a link that leads out', () => {
    const outside = folderWith({ 'victim.yaml': 'version: 1\n' });
    for (const broken of ['version: 1\nannotations: [\n', 'version: 2\nannotations: []\n']) {
      const folder = folderWith({ 'a.txt': 'Words here.\n', 'a.txt.claims.yaml': broken });
      assert.equal(corroborate(['tag', 'a.txt', '--quote', 'Words'], folder).code, 1);
      assert.equal(read(folder, 'a.txt.claims.yaml'), broken);
    }
    const folder = folderWith({ 'a.txt': 'Words here.\n' });
    symlinkSync(join(outside, 'victim.yaml'), join(folder, 'a.txt.claims.yaml'));
    assert.equal(corroborate(['tag', 'a.txt', '--quote', 'Words'], folder).code, 1);
    assert.equal(read(outside, 'victim.yaml'), 'version: 1\n');
  });
});
