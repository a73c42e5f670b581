import type { Plain } from '../conflicts.ts';
import { inline, keyText, type Field, type Value } from '../yaml/write.ts';

/** What a mapping says, by key, whatever its layout. */
export type Fields = ReadonlyMap<string, Plain>;

export const isMap = (plain: Plain | undefined): plain is ReadonlyMap<string, Plain> => plain instanceof Map;
export const isList = (plain: Plain | undefined): plain is readonly Plain[] => Array.isArray(plain);

/** A form two values share exactly where they say the same; nothing, an empty text and an empty list are the same. */
export function canonical(plain: Plain | undefined): string {
  if (plain === undefined || plain === '') return '';
  if (typeof plain === 'string') return JSON.stringify(plain);
  if (isMap(plain)) {
    const pairs = Array.from(plain, ([key, value]) => [key, canonical(value)] as const)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, value]) => `${JSON.stringify(key)}:${value}`);
    return pairs.length === 0 ? '' : `{${pairs.join()}}`;
  }
  return isList(plain) && plain.length > 0 ? `[${plain.map(canonical).join()}]` : '';
}

/** A text or a list, as a list. */
export const listOf = (plain: Plain | undefined): readonly Plain[] =>
  plain === undefined || plain === '' ? [] : isList(plain) ? plain : [plain];

/** How a field is written; undefined for lists nested in lists, which no field of the format has. */
export function valueOf(key: string, plain: Plain): Value | undefined {
  if (typeof plain === 'string') {
    if (key === 'quote') return { kind: 'literal', text: plain };
    return { kind: key === 'prefix' || key === 'suffix' ? 'quoted' : 'text', text: plain };
  }
  if (isMap(plain)) {
    const pairs = fieldsOf(plain);
    return pairs === undefined ? undefined : { kind: 'map', pairs };
  }
  if (!isList(plain)) return undefined;
  const [start, end] = plain;
  if (key === 'position' && plain.length === 2 && isOffset(start) && isOffset(end))
    return { kind: 'position', position: [Number(start), Number(end)] };
  const texts = plain.filter((item) => typeof item === 'string');
  if (texts.length === plain.length) return { kind: 'texts', texts };
  const maps = plain.flatMap((item) => (isMap(item) ? [fieldsOf(item)] : []));
  const whole = maps.filter((pairs) => pairs !== undefined);
  return whole.length === plain.length ? { kind: 'maps', maps: whole } : undefined;
}

function fieldsOf(map: Fields): readonly Field[] | undefined {
  const pairs: Field[] = [];
  for (const [key, plain] of map) {
    const value = valueOf(key, plain);
    if (value === undefined) return undefined;
    pairs.push({ key, value });
  }
  return pairs;
}

const isOffset = (plain: Plain | undefined): boolean => typeof plain === 'string' && /^\d{1,15}$/.test(plain);

/** Any value on one line. */
export function inlinePlain(key: string, plain: Plain): string {
  const value = valueOf(key, plain);
  if (value !== undefined) return inline(value);
  if (isMap(plain)) return `{${Array.from(plain, ([name, one]) => inlinePair(name, one)).join(', ')}}`;
  return `[${listOf(plain)
    .map((item) => inlinePlain('', item))
    .join(', ')}]`;
}

export const inlinePair = (key: string, plain: Plain): string =>
  `${keyText(key)}: ${inlinePlain(key, plain)}`;
