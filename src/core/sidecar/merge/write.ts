import { plainOf, type Plain } from '../conflicts.ts';
import { FieldReader } from '../fields.ts';
import { entryIn, patch, rawOf, revert, shiftedLine, type FieldRevert } from '../patch.ts';
import { compose } from '../yaml/compose.ts';
import { pairOf, type Mapping } from '../yaml/nodes.ts';
import { fieldLines, keyText } from '../yaml/write.ts';
import type { Plan, PlannedEntry, PlannedSection } from './plan.ts';
import { canonical, inlinePair, inlinePlain, isList, isMap, valueOf, type Fields } from './plain.ts';
import type { Side, SideEntry } from './side.ts';
import { comparable } from './threeWay.ts';

/**
 * Writes a planned merge into ours, touching only the lines of fields that change; what theirs says in a layout of
 * its own is taken as it is.
 * @returns undefined where ours is laid out so that it cannot be edited entry by entry
 */
export function writeInto(plan: Plan, ours: Side, theirs: Side): string | undefined {
  const touched = [...plan.sections].filter(([name, section]) => isChanged(section, ours, name));
  if (ours.root === undefined || ours.root.flow || !touched.every(([name]) => ours.isBlocks(name)))
    return undefined;
  const writer = new Writer(ours, theirs);
  for (const [name, section] of touched) writer.section(name, section);
  writer.root(plan.rootFields);
  return ours.draft.toString();
}

function isChanged({ entries, nameless }: PlannedSection, side: Side, name: string): boolean {
  const known = side.section(name).entries;
  return (
    nameless.length > 0 ||
    entries.length !== known.size ||
    entries.some((entry) => !isSaid(entry, known.get(entry.key)))
  );
}

/** Whether an entry says already what is planned. */
export const isSaid = (planned: PlannedEntry, entry: SideEntry | undefined): boolean =>
  entry !== undefined && sameBody(planned, entry.value);

function sameBody({ fields, value }: PlannedEntry, said: Plain | undefined): boolean {
  if (fields === undefined) return comparable('tags', value) === comparable('tags', said);
  const current: Fields = isMap(said) ? said : new Map();
  return (isMap(said) || canonical(said) === '') && sameFields(fields, current);
}

export function sameFields(a: Fields, b: Fields): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every(
    (key) => comparable(key, a.get(key)) === comparable(key, b.get(key)),
  );
}

class Writer {
  constructor(
    private readonly ours: Side,
    private readonly theirs: Side,
  ) {}

  section(name: string, { entries, nameless }: PlannedSection): void {
    const { ours, theirs } = this;
    const { draft, format } = ours;
    const own = ours.section(name).entries;
    const other = theirs.section(name);
    const coming = entries.some(({ key }) => !own.has(key)) || nameless.length > 0;
    if (coming) draft.open(name, format.rootKeys);
    for (const [index, entry] of entries.entries()) {
      const said = own.get(entry.key);
      if (said !== undefined) {
        const kept = draft.entry(name, entry.key);
        if (kept !== undefined) kept.text = this.entryText(name, entry, kept.text, said);
        continue;
      }
      // Those of ours that go are still there: what comes is counted from the last planned one before it.
      const before = entries[index - 1]?.key;
      const at = (draft.entries(name) ?? []).findIndex(({ key }) => key === before) + 1;
      const text = this.cameText(name, entry, other.entries.get(entry.key), other.indent);
      this.insert(name, at, entry.key, text);
    }
    for (const [index, entry] of nameless.entries()) {
      const text = this.cameText(name, { key: '', value: entry.value, from: 'theirs' }, entry, other.indent);
      this.insert(name, draft.entries(name)?.length ?? 0, `\nnew ${index}`, text);
    }
    const planned = new Set(entries.map(({ key }) => key));
    for (const key of own.keys()) if (!planned.has(key)) draft.remove(name, key);
  }

  private insert(name: string, index: number, key: string, text: string): void {
    const { draft } = this.ours;
    const gap = draft.separator(name);
    const next = draft.entries(name)?.[index];
    draft.insert(name, index, { key, gap: index > 0 ? gap : '', text });
    if (index === 0 && next !== undefined && next.gap === '') next.gap = gap;
  }

  /** The lines of an entry of ours with what changes. */
  private entryText(name: string, planned: PlannedEntry, text: string, said: SideEntry): string {
    if (isSaid(planned, said)) return text;
    const other = this.theirs.section(name).entries.get(planned.key);
    const written = this.patched(name, planned, text, said, other);
    return written ?? this.freshText(name, planned, comments(text));
  }

  /** The lines of an entry that comes from theirs. */
  private cameText(
    name: string,
    planned: PlannedEntry,
    entry: SideEntry | undefined,
    indent: number,
  ): string {
    if (entry?.text === undefined) return this.freshText(name, planned, '');
    const by = this.ours.draft.indent(name) - indent;
    const lines = entry.text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => shiftedLine(line, by));
    const moved = lines.map((line) => line + this.ours.draft.eol).join('');
    const there: SideEntry = { ...entry, text: moved };
    const same = planned.key === '' || isSaid(planned, there);
    if (same && saidIn(moved, this.kind(name), planned)) return moved;
    return (
      this.patched(name, planned, moved, there, undefined) ?? this.freshText(name, planned, comments(moved))
    );
  }

  private kind(name: string): 'list' | 'map' {
    return this.ours.format.sections.get(name) ?? 'list';
  }

  private patched(
    name: string,
    planned: PlannedEntry,
    text: string,
    said: SideEntry,
    other: SideEntry | undefined,
  ): string | undefined {
    const { eol } = this.ours.draft;
    const order = this.ours.format.keysOf(name);
    let result: string;
    if (planned.fields === undefined) {
      const value = isList(planned.value) ? valueOf('', planned.value) : undefined;
      if (value === undefined) return undefined;
      const locate = (current: string): Mapping | undefined => mappingIn(current);
      result = patch(text, locate, new Map([[planned.key, value]]), [], eol).text;
    } else {
      const source = other?.text;
      const from = source === undefined ? undefined : { text: source, map: entryIn(source) };
      const raw = (key: string): string | undefined =>
        from?.map === undefined || from.map.flow ? undefined : rawOf(from, key);
      result = setFields(
        text,
        entryIn,
        said.fields ?? new Map(),
        planned.fields,
        { fields: other?.fields, raw },
        order,
        eol,
      );
    }
    return saidIn(result, this.kind(name), planned) ? result : undefined;
  }

  private freshText(name: string, planned: PlannedEntry, above: string): string {
    const lines = entryLines(
      planned,
      this.kind(name),
      this.ours.draft.indent(name),
      this.ours.format.keysOf(name),
    );
    return above + lines.map((line) => line + this.ours.draft.eol).join('');
  }

  /** The keys of the root but the sections. */
  root(planned: Fields): void {
    const { ours, theirs } = this;
    const { draft, format } = ours;
    const inFrame =
      (...path: string[]) =>
      (frame: string): Mapping | undefined => {
        let map = draft.rootOf(frame);
        for (const key of path) {
          const value = map === undefined ? undefined : pairOf(map, key)?.value;
          map = value?.kind === 'map' ? value : undefined;
        }
        return map;
      };
    const article = planned.get('article');
    const own = ours.rootFields.get('article');
    const apart = isMap(article) && isMap(own) ? ['article'] : [];
    if (apart.length > 0 && isMap(article) && isMap(own)) {
      const other = theirs.rootFields.get('article');
      const given = theirs.root === undefined ? undefined : pairOf(theirs.root, 'article')?.value;
      const map = given?.kind === 'map' && !given.flow ? given : undefined;
      const raw = (key: string): string | undefined => rawOf({ text: theirs.source, map }, key);
      const locate = inFrame('article');
      for (const [fields, wanted] of steps(own, article)) {
        const text = setFields(
          draft.frame,
          locate,
          fields,
          wanted,
          { fields: isMap(other) ? other : undefined, raw },
          format.keysOf('article'),
          draft.eol,
        );
        draft.reframe(text);
      }
    }
    const without = (fields: Fields): Fields =>
      new Map([...fields].filter(([key]) => !apart.includes(key) && !format.sections.has(key)));
    const block = theirs.root === undefined || theirs.root.flow ? undefined : theirs.root;
    const raw = (key: string): string | undefined => rawOf({ text: theirs.source, map: block }, key);
    for (const [fields, wanted] of steps(without(ours.rootFields), without(planned))) {
      const text = setFields(
        draft.frame,
        inFrame(),
        fields,
        wanted,
        { fields: theirs.rootFields, raw },
        format.rootKeys,
        draft.eol,
      );
      draft.reframe(text);
    }
  }
}

/** One changed key at a time: a frame is changed in one place after the other. */
function steps(current: Fields, wanted: Fields): readonly (readonly [Fields, Fields])[] {
  return [...new Set([...current.keys(), ...wanted.keys()])].map((key) => {
    const only = (fields: Fields): Fields => new Map([...fields].filter(([name]) => name === key));
    return [only(current), only(wanted)] as const;
  });
}

interface Source {
  readonly fields: Fields | undefined;
  /** A pair as written there, without its margin. */
  readonly raw: (key: string) => string | undefined;
}

/** Sets the fields of a mapping in a text that do not say yet what is wanted. */
function setFields(
  text: string,
  locate: (text: string) => Mapping | undefined,
  current: Fields,
  wanted: Fields,
  source: Source,
  order: readonly string[],
  eol: string,
): string {
  let result = text;
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = [...new Set([...current.keys(), ...wanted.keys()])].sort((a, b) => rank(a) - rank(b));
  for (const key of keys) {
    const now = comparable(key, current.get(key));
    const plain = wanted.get(key);
    if (comparable(key, plain) === now && (plain === undefined || current.has(key))) continue;
    if (plain === undefined) {
      result = patch(result, locate, new Map([[key, undefined]]), order, eol).text;
      continue;
    }
    const map = locate(result);
    if (map === undefined) return result;
    const taken =
      comparable(key, source.fields?.get(key)) === comparable(key, plain) ? source.raw(key) : undefined;
    const value = valueOf(key, plain);
    if (isList(plain) && value !== undefined && pairOf(map, key) !== undefined)
      result = patch(result, locate, new Map([[key, value]]), order, eol).text;
    else {
      const was = map.flow
        ? inlinePair(key, plain)
        : (taken?.replace(/\r?\n/g, eol) ?? fieldText(key, plain, 0).join(eol));
      const became = rawOf({ text: result, map }, key);
      const step: FieldRevert = { key, was, flow: map.flow, ...(became === undefined ? {} : { became }) };
      result = revert(result, locate, [step], order, eol).text;
    }
  }
  return result;
}

/** The lines of a field. Each mark of a conflict has a line of its own. */
function fieldText(key: string, plain: Plain, indent: number): readonly string[] {
  const margin = ' '.repeat(indent);
  if (key === 'conflict' && isMap(plain) && plain.size > 0)
    return [
      `${margin}conflict:`,
      ...Array.from(plain, ([field, said]) => `${margin}  ${inlinePair(field, said)}`),
    ];
  if (key === 'article' && isMap(plain) && plain.size > 0)
    return [`${margin}article:`, ...mapLines(plain, indent + 2, [])];
  // A number, not a text, as in the documentation.
  if (key === 'version' && plain === '1') return [`${margin}version: 1`];
  const value = valueOf(key, plain);
  return value === undefined ? [margin + inlinePair(key, plain)] : fieldLines({ key, value }, indent);
}

function mapLines(fields: Fields, indent: number, order: readonly string[]): readonly string[] {
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...fields]
    .sort(([a], [b]) => rank(a) - rank(b))
    .flatMap(([key, plain]) => fieldText(key, plain, indent));
}

/** The lines of an entry in the layout of the documentation. */
function entryLines(
  { key, fields, value }: PlannedEntry,
  kind: 'list' | 'map',
  indent: number,
  order: readonly string[],
): readonly string[] {
  const margin = ' '.repeat(indent);
  const body = fields ?? (isMap(value) ? value : undefined);
  if (kind === 'map') {
    if (body === undefined) return [margin + inlinePair(key, value ?? '')];
    return [`${margin}${keyText(key)}:`, ...mapLines(body, indent + 2, order)];
  }
  if (body === undefined || body.size === 0) return [`${margin}- ${inlinePlain('', value ?? '')}`];
  const [first = '', ...rest] = mapLines(body, indent + 2, order);
  return [`${margin}- ${first.slice(indent + 2)}`, ...rest];
}

/** A whole file in the layout of the documentation. Comments at its beginning stay. */
export function writeAfresh(plan: Plan, ours: Side): string {
  const { format, draft } = ours;
  const keys = [
    ...format.rootKeys.filter((key) => plan.rootFields.has(key) || format.sections.has(key)),
    ...[...plan.rootFields.keys()].filter((key) => !format.rootKeys.includes(key)),
  ];
  const lines = keys.flatMap((key) => {
    const kind = format.sections.get(key);
    if (kind === undefined) return fieldText(key, plan.rootFields.get(key) ?? '', 0);
    const section = plan.sections.get(key);
    const entries: readonly PlannedEntry[] = [
      ...(section?.entries ?? []),
      ...[...ours.section(key).nameless, ...(section?.nameless ?? [])].map(
        ({ value }) => ({ key: '', value, from: 'ours' }) as const,
      ),
    ];
    if (entries.length === 0) return [];
    return [`${key}:`, ...entries.flatMap((entry) => entryLines(entry, kind, 2, format.keysOf(key)))];
  });
  return comments(ours.source) + lines.map((line) => line + draft.eol).join('');
}

/** The comment lines a text begins with. */
const comments = (text: string): string => /^\uFEFF?(?:[ \t]*#[^\n]*\n|[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';

/** The mapping a text is, such as the lines of a key with its value. */
function mappingIn(text: string): Mapping | undefined {
  const root = compose(text).root;
  return root?.kind === 'map' ? root : undefined;
}

/** Whether the lines of one entry say what is planned. */
function saidIn(text: string, kind: 'list' | 'map', planned: PlannedEntry): boolean {
  const { root, faults } = compose(text);
  if (root === undefined || faults.length > 0) return false;
  const plain = plainOf(new FieldReader(), root);
  if (kind === 'list') return isList(plain) && plain.length === 1 && sameBody(planned, plain[0]);
  return (
    isMap(plain) && plain.size === 1 && plain.has(planned.key) && sameBody(planned, plain.get(planned.key))
  );
}
