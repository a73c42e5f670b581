import type { Plain } from '../conflicts.ts';
import { canonical, isList, isMap, listOf, type Fields } from './plain.ts';

/** Fields whose items are kept or dropped one by one. */
const LISTS: ReadonlySet<string> = new Set([
  'tags',
  'via',
  'agency',
  'distinct',
  'evidence',
  'related',
  'history',
]);
/** Names: two people who name different speakers disagree, two who each add one do not. */
const PEOPLE: ReadonlySet<string> = new Set(['speaker', 'author']);
/** Where a passage stands. These follow from the text the position refers to and are taken together. */
export const WHERE: readonly string[] = ['prefix', 'suffix', 'lookalikes', 'position', 'digest'];

/** What a merge of one mapping comes to. */
export interface MergedFields {
  readonly fields: Map<string, Plain>;
  /** The fields two people changed differently, and what each says. */
  readonly marks: ReadonlyMap<string, Fields>;
}

/**
 * Merges the fields of one mapping three ways: what one side alone changed is changed, lists item by item. Where both
 * changed a field differently ours stays, and the field is marked.
 * @param base undefined where both sides added the mapping
 * @param skipped keys that are merged otherwise
 */
export function mergeFields(
  base: Fields | undefined,
  ours: Fields,
  theirs: Fields,
  skipped: readonly string[] = [],
): MergedFields {
  const fields = new Map<string, Plain>();
  const marks = new Map<string, Fields>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    if (skipped.includes(key)) continue;
    const merged = mergeField(key, base?.get(key), ours.get(key), theirs.get(key));
    if (canonical(merged.value) !== '' || key === 'quote') fields.set(key, merged.value ?? '');
    if (merged.disputed)
      marks.set(key, sides({ base: base?.get(key), ours: ours.get(key), theirs: theirs.get(key) }));
  }
  return { fields, marks };
}

function mergeField(
  key: string,
  base: Plain | undefined,
  ours: Plain | undefined,
  theirs: Plain | undefined,
): { readonly value: Plain | undefined; readonly disputed?: boolean } {
  const [b, o, t] = [base, ours, theirs].map((plain) => comparable(key, plain));
  if (o === t || b === t) return { value: ours };
  if (b === o) return { value: theirs };
  if (key === 'conflict') return { value: mergeMarks(ours, theirs) };
  const listed = LISTS.has(key) && [base, ours, theirs].every((plain) => !isMap(plain));
  if (listed || (PEOPLE.has(key) && onlyAdded(base, ours) && onlyAdded(base, theirs))) {
    const items = mergeItems(listOf(base), listOf(ours), listOf(theirs));
    return { value: key === 'history' ? oldestFirst(items) : items };
  }
  return { value: ours, disputed: true };
}

/** `tags: access` and `tags: [access]` say the same. */
export function comparable(key: string, plain: Plain | undefined): string {
  if (!(LISTS.has(key) || PEOPLE.has(key)) || !isList(plain) || plain.length !== 1) return canonical(plain);
  const [only] = plain;
  return typeof only === 'string' ? canonical(only) : canonical(plain);
}

const onlyAdded = (base: Plain | undefined, side: Plain | undefined): boolean => {
  const before = listOf(base).map(canonical);
  const after = new Set(listOf(side).map(canonical));
  return before.length > 0 && before.every((item) => after.has(item));
};

function mergeItems(
  base: readonly Plain[],
  ours: readonly Plain[],
  theirs: readonly Plain[],
): readonly Plain[] {
  const before = new Set(base.map(canonical));
  const own = new Set(ours.map(canonical));
  const other = new Set(theirs.map(canonical));
  return [
    ...ours.filter((item) => other.has(canonical(item)) || !before.has(canonical(item))),
    ...theirs.filter((item) => !own.has(canonical(item)) && !before.has(canonical(item))),
  ];
}

/** Wordings by the time they were replaced, where all of them say so in one form. */
function oldestFirst(wordings: readonly Plain[]): readonly Plain[] {
  const until = (wording: Plain): string => {
    const value = isMap(wording) ? wording.get('until') : undefined;
    return typeof value === 'string' && value.endsWith('Z') ? value : '';
  };
  if (wordings.some((wording) => until(wording) === '')) return wordings;
  return wordings.toSorted((a, b) => (until(a) < until(b) ? -1 : until(a) > until(b) ? 1 : 0));
}

/** Marks of earlier merges, of both sides. */
const mergeMarks = (ours: Plain | undefined, theirs: Plain | undefined): Plain | undefined =>
  isMap(ours) && isMap(theirs) ? new Map([...theirs, ...ours]) : (ours ?? theirs);

/** What each side says, without those that say nothing. */
export function sides(said: Readonly<Record<'base' | 'ours' | 'theirs', Plain | undefined>>): Fields {
  const entries = Object.entries(said).flatMap(([name, plain]) =>
    plain === undefined || canonical(plain) === '' ? [] : [[name, plain] as const],
  );
  return new Map(entries);
}

/** Adds marks to those a mapping carries already. */
export function mark(fields: Map<string, Plain>, marks: ReadonlyMap<string, Plain>): void {
  if (marks.size === 0) return;
  const known = fields.get('conflict');
  fields.set('conflict', new Map([...(isMap(known) ? known : []), ...marks]));
}
