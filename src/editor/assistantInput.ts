import { STANCES, type ClaimKey, type Stance } from '../core/model/claim.ts';
import { isClaimKey } from '../core/sidecar/ids.ts';

export type Refusal = 'malformed' | 'missing' | 'no-article' | 'not-verbatim' | 'not-unique';

/** Input of an assistant's that is refused, and why. */
export class RefusedInput extends Error {
  constructor(
    readonly refusal: Refusal,
    /** The field or the article it is about. */
    readonly about = '',
  ) {
    super([refusal, about].filter(Boolean).join(': '));
  }
}

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

/** Longer texts are no passages, in characters. */
const LONGEST = 4000;
const MOST = 100;

/** One field: its value where it is one that may be, else undefined. */
type Read<T> = (value: unknown) => T | undefined;

const text: Read<string> = (value) =>
  typeof value === 'string' && value.trim() !== '' && isShort(value) ? value : undefined;
/** As a JSON schema counts: characters, not code units. */
const isShort = (text: string): boolean =>
  text.length <= LONGEST || (text.length <= 2 * LONGEST && Array.from(text).length <= LONGEST);
const count: Read<number> = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST ? value : undefined;
const claim: Read<ClaimKey> = (value) => (typeof value === 'string' && isClaimKey(value) ? value : undefined);
const stance: Read<Stance> = (value) => STANCES.find((one) => one === value);

/** What each tool is given, by its name: the same as the schemas in package.json. */
export const FIELDS = {
  corroborate_list_claims: { required: {}, optional: { filter: text, limit: count } },
  corroborate_find_matches: { required: { article: text, quote: text }, optional: { limit: count } },
  corroborate_tag_passage: {
    required: { article: text, quote: text, claim },
    optional: { stance, speaker: text, note: text },
  },
} as const;

export const readListInput = (input: unknown): ListInput => read(input, FIELDS.corroborate_list_claims);

export const readFindInput = (input: unknown): FindInput => read(input, FIELDS.corroborate_find_matches);

export const readTagInput = (input: unknown): TagInput => read(input, FIELDS.corroborate_tag_passage);

type Fields = Readonly<Record<string, Read<unknown>>>;
type Values<F extends Fields> = { readonly [Name in keyof F]: NonNullable<ReturnType<F[Name]>> };

/** The editor shows the schemas to models but does not hold them to these. */
function read<R extends Fields, O extends Fields>(
  input: unknown,
  { required, optional }: { readonly required: R; readonly optional: O },
): Values<R> & Partial<Values<O>> {
  const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const as = Object.hasOwn(required, name)
      ? required[name]
      : Object.hasOwn(optional, name) && optional[name];
    const known = as ? as(value) : undefined;
    if (known === undefined) throw new RefusedInput('malformed', name);
    found[name] = known;
  }
  const missing = Object.keys(required).find((name) => found[name] === undefined);
  if (missing !== undefined) throw new RefusedInput('missing', missing);
  return found as Values<R> & Partial<Values<O>>;
}
