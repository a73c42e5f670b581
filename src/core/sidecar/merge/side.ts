import type { Problem } from '../../model/problem.ts';
import { plainOf, type Plain } from '../conflicts.ts';
import { Draft } from '../draft.ts';
import { FieldReader } from '../fields.ts';
import { SidecarNotWritable } from '../notWritable.ts';
import type { Sections, YamlDocument } from '../yaml/document.ts';
import { isEmpty, pairOf, resolved, type Mapping, type Node } from '../yaml/nodes.ts';
import { isMap, type Fields } from './plain.ts';

/** A kind of file that can be merged. */
export interface Format {
  readonly sections: Sections;
  readonly rootKeys: readonly string[];
  /** The keys of an entry in the order in which they are written. */
  keysOf(section: string): readonly string[];
  parse(source: string): {
    readonly writable: boolean;
    readonly problems: readonly Problem[];
    readonly yaml: YamlDocument;
  };
}

/** An entry of a section on one side of a merge. */
export interface SideEntry {
  readonly key: string;
  readonly value: Plain;
  /** Present where the entry is a mapping. */
  readonly fields?: Fields;
  readonly node: Node;
  /** The entry's lines, comments above included; absent where it is not a block of lines. */
  readonly text?: string;
}

export interface SideSection {
  /** In file order. */
  readonly entries: ReadonlyMap<string, SideEntry>;
  /** Entries nothing can be told by: without an id, or with that of an earlier one. */
  readonly nameless: readonly SideEntry[];
  /** The column of the dashes or keys. */
  readonly indent: number;
}

/** One of the three files of a merge, as far as it matters by what entries are told apart. */
export class Side {
  readonly draft: Draft;
  readonly root: Mapping | undefined;
  /** What the root's keys say, those of sections left out. */
  readonly rootFields: Fields;
  private readonly sections = new Map<string, SideSection>();
  private readonly reader = new FieldReader();

  /** @throws SidecarNotWritable where the file cannot be read as a whole */
  constructor(
    readonly source: string,
    readonly format: Format,
    name: string,
  ) {
    const { writable, problems, yaml } = format.parse(source);
    if (!writable) throw new SidecarNotWritable(problems);
    const root = yaml.root === undefined ? undefined : resolved(yaml.root);
    this.root = root?.kind === 'map' ? root : undefined;
    this.draft = new Draft(yaml, format.sections, (section, index) => {
      const entry = section.entries[index]?.entry;
      if (entry === undefined) return `\n${index}`;
      return 'key' in entry
        ? entry.key.value
        : (('value' in entry ? idOf(entry.value) : undefined) ?? `\n${index}`);
    });
    const fields = new Map<string, Plain>();
    for (const { key, value } of this.root?.pairs ?? [])
      if (!format.sections.has(key.value)) fields.set(key.value, plainOf(this.reader, value));
    this.rootFields = fields;
    for (const [section, kind] of format.sections) this.sections.set(section, this.read(section, kind, name));
    if (this.reader.findings.length > 0)
      throw new SidecarNotWritable([], `${name} uses aliases that cannot be followed`);
  }

  section(name: string): SideSection {
    return this.sections.get(name) ?? { entries: new Map(), nameless: [], indent: 2 };
  }

  /** Whether a section can be edited entry by entry: it consists of blocks of lines, or of nothing. */
  isBlocks(section: string): boolean {
    if (this.root === undefined || this.root.flow) return false;
    const { entries, nameless } = this.section(section);
    return this.draft.entries(section) !== undefined || entries.size + nameless.length === 0;
  }

  private read(name: string, kind: 'list' | 'map', side: string): SideSection {
    const pair = this.root === undefined ? undefined : pairOf(this.root, name);
    const indent = this.draft.indent(name);
    const entries = new Map<string, SideEntry>();
    const nameless: SideEntry[] = [];
    if (pair === undefined || isEmpty(pair.value)) return { entries, nameless, indent };
    const collection = resolved(pair.value);
    if (collection.kind !== kind)
      throw new SidecarNotWritable(
        [],
        `in ${side} \`${name}\` is no ${kind === 'list' ? 'list' : 'mapping'}`,
      );
    const blocks = this.draft.entries(name);
    const given: readonly { key: string | undefined; node: Node }[] =
      collection.kind === 'list'
        ? collection.items.map(({ value }) => ({ key: idOf(value), node: value }))
        : collection.kind === 'map'
          ? collection.pairs.map(({ key, value }) => ({ key: key.value, node: value }))
          : [];
    for (const [index, { key, node }] of given.entries()) {
      const value = plainOf(this.reader, node);
      const text = blocks?.[index]?.text;
      const entry: SideEntry = {
        key: key ?? '',
        value,
        node,
        ...(isMap(value) ? { fields: value } : {}),
        ...(text === undefined ? {} : { text }),
      };
      if (key === undefined || entries.has(key)) nameless.push(entry);
      else entries.set(key, entry);
    }
    return { entries, nameless, indent };
  }
}

function idOf(node: Node): string | undefined {
  const map = resolved(node);
  const pair = map.kind === 'map' ? pairOf(map, 'id') : undefined;
  const id = pair === undefined ? undefined : resolved(pair.value);
  return id?.kind === 'scalar' && id.value !== '' ? id.value : undefined;
}
