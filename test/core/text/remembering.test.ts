import assert from 'node:assert/strict';
import { remembering } from '../../../src/core/text/remembering.ts';

describe('answers remembered', () => {
  it('are given again, whatever they are, until there are very many', () => {
    let asked = 0;
    const tell = remembering((line) => {
      asked++;
      return line === 'a' ? undefined : line.length;
    });
    for (let time = 0; time < 3; time++) assert.deepEqual([tell('a'), tell('bb')], [undefined, 2]);
    assert.equal(asked, 2);
    for (let line = 0; line < 1000; line++) assert.equal(tell(`${line}`), `${line}`.length);
    assert.equal(tell('a'), undefined);
    assert.equal(asked, 1003);
  });

  it('are those for the very line', () => {
    const tell = remembering((line) => line);
    for (const line of ['\uD83D\uDE00', '\uD83D', '\uDE00', ' ', '  ', 'é', 'e\u0301', 'x'.repeat(200)])
      for (let time = 0; time < 2; time++) assert.equal(tell(line), line);
  });
});
