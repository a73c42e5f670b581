import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Binding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when?: string;
}

const { keybindings } = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { keybindings: readonly Binding[] } }
).contributes;

const MODIFIERS: ReadonlySet<string> = new Set(['ctrl', 'shift', 'alt', 'cmd']);

/** The strokes of a binding, one after another, each as its modifiers and its key. */
const strokes = (binding: string): { readonly held: ReadonlySet<string>; readonly key: string }[] =>
  binding.split(' ').map((stroke) => {
    const parts = stroke.split('+');
    return { held: new Set(parts.slice(0, -1)), key: parts.at(-1) ?? '' };
  });

/** What is pressed on macOS, where a binding without a form of its own is read as it stands. */
const onMac = ({ key, mac }: Binding): string => mac ?? key;

describe('key bindings', () => {
  it('are written as the editor reads them, and bound to a place', () => {
    assert.ok(keybindings.length > 10);
    for (const binding of keybindings) {
      for (const { held, key } of [binding.key, onMac(binding)].flatMap(strokes)) {
        assert.match(
          key,
          /^(?:[a-z0-9]|f\d+|enter|escape|delete|backspace|up|down|left|right)$/,
          binding.key,
        );
        for (const one of held) assert.ok(MODIFIERS.has(one), binding.key);
      }
      assert.ok(binding.when, `${binding.command} is bound everywhere`);
    }
  });

  it('have Command where other systems have Control, and no key that laptops of Apple lack', () => {
    for (const binding of keybindings) {
      const pressed = strokes(onMac(binding));
      for (const { held, key } of pressed) {
        assert.ok(!held.has('ctrl'), `${binding.command}: ${onMac(binding)}`);
        assert.notEqual(key, 'delete', `${binding.command}: ${onMac(binding)}`);
      }
      assert.equal(pressed.length, strokes(binding.key).length, binding.command);
      for (const { held } of strokes(binding.key))
        assert.ok(!held.has('cmd'), `${binding.command}: ${binding.key}`);
    }
  });

  it('take nobody’s characters: no Ctrl+Alt, which is AltGr, and no Alt with a letter', () => {
    for (const binding of keybindings)
      for (const { held, key } of [binding.key, onMac(binding)].flatMap(strokes)) {
        assert.ok(!(held.has('ctrl') && held.has('alt')), `${binding.command}: ${binding.key}`);
        assert.ok(!(held.has('alt') && key.length === 1), `${binding.command}: ${onMac(binding)}`);
      }
  });

  it('never mean two things at one place', () => {
    for (const form of ['key', 'mac'] as const) {
      const places = keybindings.map(
        (binding) => `${form === 'key' ? binding.key : onMac(binding)} when ${binding.when}`,
      );
      assert.deepEqual(
        places.filter((place, index) => places.indexOf(place) !== index),
        [],
      );
    }
  });
});
