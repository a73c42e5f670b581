import * as vscode from 'vscode';
import { STANCES, type ClaimKey, type Stance } from '../core/model/claim.ts';
import { isClaimKey } from '../core/sidecar/ids.ts';

/** Input of an assistant's that is refused, with the reason for it and for people. */
export class RefusedInput extends Error {}

export interface ListInput {
  readonly filter?: string;
  readonly limit?: number;
}
export interface FindInput {
  /** The article's path in its folder. */
  readonly article: string;
  readonly quote: string;
  readonly limit?: number;
}
export interface TagInput extends Omit<FindInput, 'limit'> {
  readonly claim: ClaimKey;
  readonly stance?: Stance;
  readonly speaker?: string;
  readonly note?: string;
}

/** Longer texts are no passages, in UTF-16 code units. */
const LONGEST = 4000;
const MOST = 100;

/** One field: its value where it is one that may be, else undefined. */
type Read<T> = (value: unknown) => T | undefined;

const text: Read<string> = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST ? value : undefined;
const count: Read<number> = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST ? value : undefined;
const claim: Read<ClaimKey> = (value) => (typeof value === 'string' && isClaimKey(value) ? value : undefined);
const stance: Read<Stance> = (value) => STANCES.find((one) => one === value);

export const readListInput = (input: unknown): ListInput => read(input, {}, { filter: text, limit: count });

export const readFindInput = (input: unknown): FindInput =>
  read(input, { article: text, quote: text }, { limit: count });

export const readTagInput = (input: unknown): TagInput =>
  read(input, { article: text, quote: text, claim }, { stance, speaker: text, note: text });

type Fields = Readonly<Record<string, Read<unknown>>>;
type Values<F extends Fields> = { readonly [Name in keyof F]: NonNullable<ReturnType<F[Name]>> };

/** The same as the schemas in package.json, which the editor shows to models but does not hold them to. */
function read<R extends Fields, O extends Fields>(
  input: unknown,
  required: R,
  optional: O,
): Values<R> & Partial<Values<O>> {
  const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const as = Object.hasOwn(required, name)
      ? required[name]
      : Object.hasOwn(optional, name) && optional[name];
    const known = as ? as(value) : undefined;
    if (known === undefined)
      throw new RefusedInput(vscode.l10n.t('The input’s “{0}” is not as it must be', name));
    found[name] = known;
  }
  const missing = Object.keys(required).find((name) => found[name] === undefined);
  if (missing !== undefined) throw new RefusedInput(vscode.l10n.t('The input has no “{0}”', missing));
  return found as Values<R> & Partial<Values<O>>;
}
