import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CompiledModule } from '../../src/node/compiledModule.ts';
import { folderWith } from './harness.ts';

const SOURCE = `
  const { sep } = require('node:path');
  exports.answer = () => 'one' + sep;
  exports.place = __filename;
  exports.line = new Error().stack.split('\\n')[1];
`;

interface Loaded {
  readonly answer: () => string;
  readonly place: string;
  readonly line: string;
}

const load = (module: CompiledModule): Loaded => module.load().exports as Loaded;

/** Makes the engine let go of what it compiled but does not run, as it does in time. */
function letGoOfCompiled(): void {
  setFlagsFromString('--expose-gc --stress-flush-code');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc --no-stress-flush-code');
}

describe('a module whose compiled code is kept', () => {
  let path: string;
  let kept: string;
  beforeEach(() => {
    const folder = folderWith({ 'module.js': SOURCE });
    path = join(folder, 'module.js');
    kept = join(folder, 'storage', 'module.compiled');
  });

  /** Whether a window that opens now has to compile. */
  const compiles = (): boolean => {
    const bytes = readFileSync(kept);
    const module = new CompiledModule(path, kept);
    load(module);
    rmSync(kept);
    module.keep();
    const compiled = existsSync(kept);
    writeFileSync(kept, bytes);
    return compiled;
  };

  const keep = (): void => {
    const module = new CompiledModule(path, kept);
    load(module).answer();
    module.keep();
  };

  it('is what it is without, and knows where it is', () => {
    keep();
    const { answer, place, line } = load(new CompiledModule(path, kept));
    assert.equal(answer().slice(0, 3), 'one');
    assert.equal(place, path);
    assert.match(line, /module\.js:5:18\)?$/);
  });

  it('is the same loaded in turns, and leaves the thread to others meanwhile', async () => {
    keep();
    let turns = 0;
    const counting = setInterval(() => turns++);
    const { answer, place } = (await new CompiledModule(path, kept).loadInTurns()) as Loaded;
    clearInterval(counting);
    assert.equal(answer().slice(0, 3), 'one');
    assert.equal(place, path);
    assert.ok(turns > 0);
  });

  it('is of another version for every other code', () => {
    const { version } = new CompiledModule(path, kept).load();
    assert.equal(new CompiledModule(path, kept).load().version, version);
    writeFileSync(path, SOURCE.replace('one', 'two'));
    assert.notEqual(new CompiledModule(path, kept).load().version, version);
  });

  it('has compiled what the next load begins with, though that was let go of long ago', () => {
    // so much that it is told from all else
    const much = Array.from({ length: 2000 }, (_, at) => `exports.a${at} = ${at} + __filename;`).join('\n');
    writeFileSync(path, much + SOURCE);
    keep();
    const { length } = readFileSync(kept);
    rmSync(kept);
    const module = new CompiledModule(path, kept);
    load(module);
    letGoOfCompiled();
    module.keep();
    assert.ok(readFileSync(kept).length > 0.9 * length);
  });

  it('is compiled once', () => {
    keep();
    assert.equal(compiles(), false);
  });

  it('is compiled anew once it is another, though of the same length', () => {
    keep();
    writeFileSync(path, SOURCE.replace('one', 'two'));
    assert.equal(compiles(), true);
    assert.equal(load(new CompiledModule(path, kept)).answer().slice(0, 3), 'two');
  });

  it('is compiled anew where what was kept is damaged or cut short', () => {
    keep();
    const good = readFileSync(kept);
    const flipped = Buffer.from(good);
    flipped[good.length >> 1]! ^= 1;
    for (const bad of [flipped, good.subarray(0, 100), Buffer.alloc(0)]) {
      writeFileSync(kept, bad);
      assert.equal(load(new CompiledModule(path, kept)).answer().slice(0, 3), 'one');
      assert.equal(compiles(), true);
    }
  });

  it('loads though nothing can be kept, and says so when that is tried', () => {
    mkdirSync(kept, { recursive: true });
    const module = new CompiledModule(path, kept);
    assert.equal(load(module).answer().slice(0, 3), 'one');
    assert.throws(() => module.keep());
  });

  it('is kept after a while, unless it is let go before', async () => {
    const module = new CompiledModule(path, kept);
    load(module);
    module.keepSoon(20).dispose();
    await setTimeout(60);
    assert.ok(!existsSync(kept));
    module.keepSoon(20);
    await setTimeout(60);
    assert.ok(existsSync(kept));
    assert.equal(compiles(), false);
  });

  it('warns where it cannot be kept, and goes on', async () => {
    mkdirSync(kept, { recursive: true });
    const warnings: unknown[][] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => void warnings.push(words);
    try {
      const module = new CompiledModule(path, kept);
      load(module);
      module.keepSoon(1);
      await setTimeout(60);
    } finally {
      console.warn = warn;
    }
    assert.equal(warnings.length, 1);
    assert.ok(String(warnings[0]?.[0]).includes(path));
    assert.ok(warnings[0]?.[1] instanceof Error);
  });
});
