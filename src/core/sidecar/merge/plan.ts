import type { Plain } from '../conflicts.ts';
import { canonical, isMap, listOf, type Fields } from './plain.ts';
import type { Side, SideEntry } from './side.ts';
import { mark, mergeFields, sides, WHERE } from './threeWay.ts';

/** A field two people changed differently. `id` is the annotation's, rejection's or claim's; `article` for the article, empty for the file. */
export interface MergeConflict {
  readonly id: string;
  readonly field: string;
}

/** An entry as it is to be. */
export interface PlannedEntry {
  readonly key: string;
  /** Of a mapping. */
  readonly fields?: Fields;
  /** Of anything else. */
  readonly value?: Plain;
  /** Whose lines to start from. */
  readonly from: 'ours' | 'theirs';
}

export interface PlannedSection {
  /** In the order of the file. */
  readonly entries: readonly PlannedEntry[];
  /** Entries of theirs that nothing can be told by and that are new. */
  readonly nameless: readonly SideEntry[];
}

/** What a merged file is to say. */
export interface Plan {
  readonly rootFields: Fields;
  readonly sections: ReadonlyMap<string, PlannedSection>;
  readonly conflicts: readonly MergeConflict[];
}

/** The three files of a merge. */
export interface Sides {
  readonly base: Side;
  readonly ours: Side;
  readonly theirs: Side;
}

/** Works out what the merge of three files is to say, whatever their layout. */
export function planMerge(given: Sides): Plan {
  return new Planner(given).plan();
}

type Entries = Readonly<Record<'base' | 'ours' | 'theirs', SideEntry | undefined>>;

class Planner {
  private readonly conflicts: MergeConflict[] = [];
  private readonly rootMarks = new Map<string, Plain>();

  constructor(private readonly given: Sides) {}

  plan(): Plan {
    const { base, ours, theirs } = this.given;
    const article = this.article();
    const digest = article?.get('digest');
    const sections = new Map<string, PlannedSection>();
    for (const section of ours.format.sections.keys()) sections.set(section, this.section(section, digest));
    const { fields, marks } = mergeFields(base.rootFields, ours.rootFields, theirs.rootFields, [
      ...(article === undefined ? [] : ['article']),
      'version',
    ]);
    const version = ours.rootFields.get('version') ?? theirs.rootFields.get('version') ?? '1';
    fields.set('version', version);
    if (article !== undefined && article.size > 0) fields.set('article', article);
    for (const [field, said] of marks) this.dispute('', field, said, this.rootMarks);
    mark(fields, this.rootMarks);
    return { rootFields: fields, sections, conflicts: this.conflicts };
  }

  private dispute(id: string, field: string, said: Plain, marks: Map<string, Plain>): void {
    this.conflicts.push({ id, field });
    marks.set(field, said);
  }

  /** The article's particulars; undefined where a side has something else there. */
  private article(): Map<string, Plain> | undefined {
    const { base, ours, theirs } = this.given;
    const [before, own, other] = [base, ours, theirs].map((side) => {
      const plain = side.rootFields.get('article') ?? '';
      return isMap(plain) ? plain : plain === '' ? new Map<string, Plain>() : undefined;
    });
    if (own === undefined || other === undefined) return undefined;
    const { fields, marks } = mergeFields(before, own, other, ['digest']);
    const digest = mergedDigest(before?.get('digest'), own.get('digest'), other.get('digest'));
    if (digest !== undefined && digest !== '') fields.set('digest', digest);
    const disputed = new Map<string, Plain>();
    for (const [field, said] of marks) this.dispute('article', field, said, disputed);
    mark(fields, disputed);
    return fields;
  }

  private section(name: string, digest: Plain | undefined): PlannedSection {
    const [base, ours, theirs] = [this.given.base, this.given.ours, this.given.theirs].map((side) =>
      side.section(name),
    );
    const planned: PlannedEntry[] = [];
    const plan = (key: string): PlannedEntry | undefined =>
      this.entry(
        { base: base?.entries.get(key), ours: ours?.entries.get(key), theirs: theirs?.entries.get(key) },
        digest,
      );
    for (const key of ours?.entries.keys() ?? []) {
      const entry = plan(key);
      if (entry !== undefined) planned.push(entry);
    }
    let previous: string | undefined;
    for (const key of theirs?.entries.keys() ?? []) {
      if (ours?.entries.has(key) !== true) {
        const entry = plan(key);
        if (entry !== undefined) planned.splice(placeFor(entry, planned, previous), 0, entry);
      }
      previous = key;
    }
    const known = new Set(
      [...(base?.nameless ?? []), ...(ours?.nameless ?? [])].map(({ value }) => canonical(value)),
    );
    const nameless = (theirs?.nameless ?? []).filter(({ value }) => !known.has(canonical(value)));
    return { entries: planned, nameless };
  }

  private entry({ base, ours, theirs }: Entries, digest: Plain | undefined): PlannedEntry | undefined {
    if (ours !== undefined && theirs !== undefined) return this.both(base, ours, theirs, digest);
    const [from, side] = ours === undefined ? (['theirs', theirs] as const) : (['ours', ours] as const);
    if (side === undefined) return undefined;
    const { key } = side;
    const where = this.whereOf(from, side);
    if (base === undefined || saysTheSame(base, side)) {
      if (base !== undefined) return undefined;
      return side.fields === undefined
        ? { key, value: side.value, from }
        : { key, fields: located(new Map(side.fields), where, digest), from };
    }
    const gone = from === 'ours' ? 'theirs' : 'ours';
    const said = new Map([
      [from, 'changed'],
      [gone, 'deleted'],
    ]);
    if (side.fields === undefined) {
      this.dispute('', key, said, this.rootMarks);
      return { key, value: side.value, from };
    }
    const fields = new Map(located(new Map(side.fields), where, digest));
    const marks = new Map<string, Plain>();
    this.dispute(key, 'deleted', said, marks);
    mark(fields, marks);
    return { key, fields, from };
  }

  private both(
    base: SideEntry | undefined,
    ours: SideEntry,
    theirs: SideEntry,
    digest: Plain | undefined,
  ): PlannedEntry {
    const { key } = ours;
    const [before, own, other] = [base, ours, theirs].map((entry) => fieldsOf(entry));
    if (own === undefined || other === undefined) return this.values(base, ours, theirs);
    const { fields, marks } = mergeFields(before, own, other, WHERE);
    const disputed = new Map<string, Plain>();
    for (const [field, said] of marks) this.dispute(key, field, said, disputed);
    mark(fields, disputed);
    const where = this.mergedWhere(base, ours, theirs, digest);
    return { key, fields: located(fields, where, digest), from: 'ours' };
  }

  /** Entries that are no mappings: the other names of a speaker. */
  private values(base: SideEntry | undefined, ours: SideEntry, theirs: SideEntry): PlannedEntry {
    const { key } = ours;
    const all = [base, ours, theirs].map((entry) => entry?.value);
    if (all.some(isMap)) {
      const [b, o, t] = all.map(canonical);
      if (o !== t && b !== o && b !== t)
        this.dispute(
          '',
          key,
          sides({ base: base?.value, ours: ours.value, theirs: theirs.value }),
          this.rootMarks,
        );
      const chosen = b === o ? theirs : ours;
      return { key, from: chosen === ours ? 'ours' : 'theirs', ...bodyOf(chosen) };
    }
    // Other names are a list like any other.
    const names = (plain: Plain | undefined): Fields => new Map([['tags', listOf(plain)]]);
    const merged = mergeFields(names(base?.value), names(ours.value), names(theirs.value));
    return { key, value: merged.fields.get('tags') ?? '', from: 'ours' };
  }

  /** Where a passage stands, with the digest of the text that is meant written out. */
  private whereOf(side: 'base' | 'ours' | 'theirs', entry: SideEntry | undefined): Fields {
    const fields = fieldsOf(entry) ?? new Map<string, Plain>();
    const where = new Map<string, Plain>();
    for (const key of WHERE) {
      const plain = fields.get(key);
      if (plain !== undefined) where.set(key, plain);
    }
    const article = this.given[side].rootFields.get('article');
    const digest = isMap(article) ? article.get('digest') : undefined;
    if (digest !== undefined && where.has('position') && canonical(where.get('digest')) === '')
      where.set('digest', digest);
    return where;
  }

  /**
   * Positions are hints and never in dispute. They go with the quote; else what one side alone changed is taken, else
   * what refers to the text the merged file refers to.
   */
  private mergedWhere(
    base: SideEntry | undefined,
    ours: SideEntry,
    theirs: SideEntry,
    digest: Plain | undefined,
  ): Fields {
    const own = this.whereOf('ours', ours);
    const other = this.whereOf('theirs', theirs);
    const before = this.whereOf('base', base);
    const quote = (entry: SideEntry | undefined): string => canonical(fieldsOf(entry)?.get('quote'));
    if (base !== undefined && quote(ours) !== quote(theirs)) {
      if (quote(base) === quote(ours)) return other;
      return own;
    }
    const [b, o, t] = [before, own, other].map(canonical);
    if (o === t || b === t) return own;
    if (b === o) return other;
    const current = (where: Fields): boolean => canonical(where.get('digest')) === canonical(digest);
    if (current(own) !== current(other)) return current(own) ? own : other;
    // Neither is better; the same one is taken whichever side merges.
    return (o ?? '') > (t ?? '') ? own : other;
  }
}

/** Which text the positions refer to: where both sides moved on, the same one is taken whichever side merges. */
function mergedDigest(
  base: Plain | undefined,
  ours: Plain | undefined,
  theirs: Plain | undefined,
): Plain | undefined {
  const [b, o, t] = [base, ours, theirs].map(canonical);
  if (o === t || b === t) return ours;
  if (b === o) return theirs;
  return (o ?? '') > (t ?? '') ? ours : theirs;
}

/** Gives an entry its place; it names the text the place refers to only where that is not the article's. */
function located(fields: Map<string, Plain>, where: Fields, digest: Plain | undefined): Fields {
  for (const key of WHERE) {
    const plain = where.get(key);
    if (plain === undefined) fields.delete(key);
    else fields.set(key, plain);
  }
  if (canonical(where.get('digest')) === canonical(digest)) fields.delete('digest');
  return fields;
}

/** An entry nothing is said of is a mapping without fields. */
const fieldsOf = (entry: SideEntry | undefined): Fields | undefined =>
  entry?.fields ?? (entry?.value === '' ? new Map() : undefined);

const bodyOf = ({ fields, value }: SideEntry): Pick<PlannedEntry, 'fields' | 'value'> =>
  fields === undefined ? { value } : { fields };

/** Whether an entry is what it was, but for its place: that follows from the article's text, not from a judgement. */
function saysTheSame(base: SideEntry, side: SideEntry): boolean {
  const said = ({ value }: SideEntry): string =>
    canonical(isMap(value) ? new Map([...value].filter(([key]) => !WHERE.includes(key))) : value);
  return said(base) === said(side);
}

/** Where a new entry goes: by position, else behind the one it follows in its own file. */
function placeFor(
  entry: PlannedEntry,
  planned: readonly PlannedEntry[],
  previous: string | undefined,
): number {
  const start = startOf(entry);
  if (start !== undefined) {
    const later = planned.findIndex((other) => (startOf(other) ?? -1) > start);
    return later === -1 ? planned.length : later;
  }
  const index = planned.findIndex(({ key }) => key === previous);
  return index === -1 ? planned.length : index + 1;
}

function startOf({ fields }: PlannedEntry): number | undefined {
  const position = fields?.get('position');
  const [start] = position === undefined ? [] : listOf(position);
  return typeof start === 'string' && /^\d{1,15}$/.test(start) ? Number(start) : undefined;
}
