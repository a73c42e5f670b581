/** Something to be written as YAML. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Always in double quotes, so that leading and trailing space shows. */
  | { readonly kind: 'quoted'; readonly text: string }
  /** As a literal block where that is safe, so that quotes of articles read and merge line by line. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'position'; readonly position: readonly [number, number] }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** On one line. */
  | { readonly kind: 'map'; readonly pairs: readonly Field[] }
  /** A list of mappings, in block style or on one line. */
  | { readonly kind: 'maps'; readonly maps: readonly (readonly Field[])[]; readonly flow?: boolean };

export interface Field {
  readonly key: string;
  readonly value: Value;
}

/** A value on the line of its key, fit for block and flow style alike. */
export function inline(value: Value): string {
  switch (value.kind) {
    case 'text':
      return isPlainSafe(value.text) ? value.text : doubleQuoted(value.text);
    case 'quoted':
    case 'literal':
      return doubleQuoted(value.text);
    case 'position':
      return `[${value.position.join(', ')}]`;
    case 'texts':
      return `[${value.texts.map((text) => inline({ kind: 'text', text })).join(', ')}]`;
    case 'map':
      return `{${value.pairs.map((pair) => `${keyText(pair.key)}: ${inline(pair.value)}`).join(', ')}}`;
    case 'maps':
      return `[${value.maps.map((pairs) => inline({ kind: 'map', pairs })).join(', ')}]`;
  }
}

/** What stands behind the colon of a block key: its first line, and the lines below. None ends in a line end. */
export interface Written {
  readonly first: string;
  readonly below: readonly string[];
}

/** @param indent the column of the key */
export function written(value: Value, indent: number): Written {
  if (
    (value.kind === 'literal' || (value.kind === 'text' && value.text.includes('\n'))) &&
    isLiteralSafe(value.text)
  ) {
    const margin = ' '.repeat(indent + 2);
    return { first: '|-', below: value.text.split('\n').map((line) => (line === '' ? '' : margin + line)) };
  }
  if (value.kind === 'maps' && value.maps.length > 0 && value.flow !== true)
    return { first: '', below: value.maps.flatMap((pairs) => itemLines(pairs, indent + 2, 2)) };
  return { first: inline(value), below: [] };
}

/** The lines of a block key. */
export function fieldLines({ key, value }: Field, indent: number): readonly string[] {
  const { first, below } = written(value, indent);
  return [`${' '.repeat(indent)}${keyText(key)}:${first === '' ? '' : ` ${first}`}`, ...below];
}

/**
 * The lines of an item of a block list.
 * @param indent the column of the dash
 * @param step how far behind it the keys stand
 */
export function itemLines(pairs: readonly Field[], indent: number, step: number): readonly string[] {
  const lines = pairs.flatMap((pair) => fieldLines(pair, indent + step));
  const [first = '', ...rest] = lines;
  return [`${' '.repeat(indent)}-${first.slice(indent + 1)}`, ...rest];
}

export const keyText = (key: string): string => (isPlainSafe(key) ? key : doubleQuoted(key));

const DATE = /^\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?$/;
/** What YAML 1.1 or 1.2 would take for something else than a text. */
const RESOLVED =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\d[\d_]*)?\.?\d*(?:e[-+]?\d+)?|0x[\da-f]+|0o?[0-7]+|[-+]?\d+(?::\d+)+|\d{4}-\d\d?-\d\d?.*|[-+]?\.(?:inf|nan))$/i;

/** Whether a text reads as itself without quotation marks, in block and flow style and for every YAML reader. */
function isPlainSafe(text: string): boolean {
  if (DATE.test(text)) return true;
  return (
    /^[\p{L}\p{N}][^\r\n\t[\]{},]*$/u.test(text) &&
    !/: |:$| #| $/.test(text) &&
    !RESOLVED.test(text) &&
    !UNPRINTABLE.test(text)
  );
}

/**
 * What YAML does not allow as it is, what other readers take for a line end, byte order marks and halves of
 * surrogate pairs.
 */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Space at the ends of lines is double-quoted too: editors trim it away. */
function isLiteralSafe(text: string): boolean {
  return (
    /^[^\s]/.test(text) && !/[ \t]$|^[ \t]*\t/m.test(text) && !text.endsWith('\n') && !UNPRINTABLE.test(text)
  );
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
