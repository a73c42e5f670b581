/** How many character codes are made a string at a time: as many arguments as a call surely takes. */
const CODES = 8192;

/** Whether a string has UTF-16 code units that one byte does not hold. */
export function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true;
  return false;
}

/** A string's UTF-16 code units, as bytes unless it is wide. */
export function unitsOf(
  text: string,
  wide = isWide(text),
): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> {
  const units = wide ? new Uint16Array(text.length) : new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** The same as bytes, two of them a unit where it is wide, in the byte order of the machine. */
export const codesOf = (text: string, wide: boolean): Uint8Array<ArrayBuffer> =>
  new Uint8Array(unitsOf(text, wide).buffer);

/** The string whose codes these bytes are. */
export const fromCodes = (bytes: Uint8Array, wide: boolean): string =>
  fromUnits(wide ? aligned(bytes) : bytes);

/** The string of these UTF-16 code units. */
export function fromUnits(codes: Uint8Array | Uint16Array): string {
  if (codes.length <= CODES) return Reflect.apply(String.fromCharCode, undefined, codes) as string;
  const pieces: string[] = [];
  for (let at = 0; at < codes.length; at += CODES)
    pieces.push(Reflect.apply(String.fromCharCode, undefined, codes.subarray(at, at + CODES)) as string);
  return pieces.join('');
}

/** A copy where the bytes begin at an odd place, at which no 16-bit number may stand. */
function aligned(bytes: Uint8Array): Uint16Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}
