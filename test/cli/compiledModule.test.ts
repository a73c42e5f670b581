import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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

const load = async (module: CompiledModule): Promise<Loaded> => (await module.load()) as Loaded;

describe('a module whose compiled code is kept', () => {
  let path: string;
  let kept: string;
  beforeEach(() => {
    const folder = folderWith({ 'module.js': SOURCE });
    path = join(folder, 'module.js');
    kept = join(folder, 'storage', 'module.compiled');
  });

  /** Whether a window that opens now has to compile. */
  const compiles = async (): Promise<boolean> => {
    const bytes = readFileSync(kept);
    const module = new CompiledModule(path, kept);
    await load(module);
    rmSync(kept);
    module.keep();
    const compiled = existsSync(kept);
    writeFileSync(kept, bytes);
    return compiled;
  };

  const keep = async (): Promise<void> => {
    const module = new CompiledModule(path, kept);
    (await load(module)).answer();
    module.keep();
  };

  it('is what it is without, and knows where it is', async () => {
    await keep();
    const { answer, place, line } = await load(new CompiledModule(path, kept));
    assert.equal(answer().slice(0, 3), 'one');
    assert.equal(place, path);
    assert.match(line, /module\.js:5:18\)?$/);
  });

  it('leaves the thread to others while it is read', async () => {
    writeFileSync(path, 'globalThis.loadedAfter = globalThis.turns;');
    const seen = globalThis as { turns?: number; loadedAfter?: number };
    seen.turns = 0;
    const counting = setInterval(() => void (seen.turns = (seen.turns ?? 0) + 1));
    try {
      await new CompiledModule(path, kept).load();
    } finally {
      clearInterval(counting);
    }
    assert.ok((seen.loadedAfter ?? 0) > 0);
    delete seen.turns;
    delete seen.loadedAfter;
  });

  it('is compiled once', async () => {
    await keep();
    assert.equal(await compiles(), false);
  });

  it('is compiled anew once it is another, though of the same length', async () => {
    await keep();
    writeFileSync(path, SOURCE.replace('one', 'two'));
    assert.equal(await compiles(), true);
    assert.equal((await load(new CompiledModule(path, kept))).answer().slice(0, 3), 'two');
  });

  it('is compiled anew where what was kept is damaged or cut short', async () => {
    await keep();
    const good = readFileSync(kept);
    const flipped = Buffer.from(good);
    flipped[good.length >> 1]! ^= 1;
    for (const bad of [flipped, good.subarray(0, 100), Buffer.alloc(0)]) {
      writeFileSync(kept, bad);
      assert.equal((await load(new CompiledModule(path, kept))).answer().slice(0, 3), 'one');
      assert.equal(await compiles(), true);
    }
  });

  it('loads though nothing can be kept, and says so when that is tried', async () => {
    mkdirSync(kept, { recursive: true });
    const module = new CompiledModule(path, kept);
    assert.equal((await load(module)).answer().slice(0, 3), 'one');
    assert.throws(() => module.keep());
  });

  it('is kept after a while, unless it is let go before', async () => {
    const module = new CompiledModule(path, kept);
    await load(module);
    module.keepSoon(20).dispose();
    await setTimeout(60);
    assert.ok(!existsSync(kept));
    module.keepSoon(20);
    await setTimeout(60);
    assert.ok(existsSync(kept));
    assert.equal(await compiles(), false);
  });

  it('warns where it cannot be kept, and goes on', async () => {
    mkdirSync(kept, { recursive: true });
    const warnings: unknown[][] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => void warnings.push(words);
    try {
      const module = new CompiledModule(path, kept);
      await load(module);
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
