import { statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isEncoding } from './adapters/decode.ts';
import { isMissing } from '../node/atomicWrite.ts';

/** The command was called in a way it cannot be: exit code 2. */
export class WrongUsage extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * `parseArgs` of Node, except that the argument after an option that wants a value is that value, whatever it begins
 * with: a quote may well begin with a dash.
 * @throws WrongUsage
 */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      joined.push(...args.slice(at));
      break;
    }
    const value = args[at + 1];
    if (options[argument.slice(2)]?.type === 'string' && argument.startsWith('--') && value !== undefined) {
      joined.push(`${argument}=${value}`);
      at++;
    } else joined.push(argument);
  }
  try {
    return parseArgs({ args: joined, options, allowPositionals: true, strict: true });
  } catch (cause) {
    if (cause instanceof TypeError) throw new WrongUsage(cause.message);
    throw cause;
  }
}

/** One of the words an option allows, or undefined where it is not given. */
export function oneOf<Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined) return undefined;
  const word = words.find((known) => known === value);
  if (word === undefined) throw new WrongUsage(`--${option} is one of ${words.join(', ')}, not "${value}"`);
  return word;
}

/** A whole number of at least `least`, or undefined where it is not given. */
export function wholeNumber(option: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(number) || number < least)
    throw new WrongUsage(`--${option} is a whole number of at least ${least}, not "${value}"`);
  return number;
}

export function encodingOf(value: string | undefined): string | undefined {
  if (value !== undefined && !isEncoding(value)) throw new WrongUsage(`"${value}" is no encoding known here`);
  return value;
}

/** The one positional argument, a folder that exists. */
export function folderOf(positionals: readonly string[]): string {
  const [folder] = exactly(positionals, 'DIR');
  if (folder === undefined || !isKind(folder, 'folder')) throw new WrongUsage(`${folder} is no folder`);
  return folder;
}

/** As many positional arguments as there are names. */
export function exactly(positionals: readonly string[], ...names: readonly string[]): readonly string[] {
  const missing = names[positionals.length];
  if (missing !== undefined) throw new WrongUsage(`${missing} is missing`);
  if (positionals.length > names.length)
    throw new WrongUsage(`"${positionals[names.length]}" is one argument too many`);
  return positionals;
}

export function isKind(path: string, kind: 'folder' | 'file'): boolean {
  try {
    const stats = statSync(path);
    return kind === 'folder' ? stats.isDirectory() : stats.isFile();
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}
