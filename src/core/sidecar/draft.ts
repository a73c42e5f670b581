import { readYaml, type BlockSection, type Sections, type YamlDocument } from './yaml/document.ts';
import { isEmpty, pairOf, type Mapping } from './yaml/nodes.ts';
import { Splicer, spliced, type Splice } from './yaml/splice.ts';

/** The lines of an entry, with the comments right above it. */
export interface Entry {
  key: string;
  /** Blank lines, and comments that belong to no entry, between this one and the one before. */
  gap: string;
  text: string;
}

/** Where an entry stood, so that it can be put back. */
export interface RemovedEntry {
  readonly key: string;
  /** Its lines, indented as they were; in a flow list the item alone. */
  readonly text: string;
  /** The column of its dash or key; absent in a flow list. */
  readonly indent?: number;
  /** Blank lines that went with it, before or after. */
  readonly gapBefore: string;
  readonly gapAfter: string;
  readonly after?: string;
  readonly before?: string;
}

/** A section whose entries are kept apart from the rest of the text. */
interface Slot {
  readonly name: string;
  readonly indent: number;
  /** Where the entries go in the frame. */
  at: number;
  /** Blank lines and comments between the section's key and its first entry. */
  readonly lead: string;
  readonly entries: Entry[];
  /** What stands below the last entry and stays when it goes. */
  trailing: string;
}

/**
 * A file while it is being edited: the entries of its sections each by itself, and the frame around them. An edit
 * reads and writes the lines of one entry, so that a thousand edits read the whole file only once.
 */
export class Draft {
  readonly eol: string;
  private around: string;
  private read: { readonly frame: string; readonly root: Mapping | undefined } | undefined;
  private readonly slots = new Map<string, Slot>();

  /** @param document of `sections`, without faults */
  constructor(
    document: YamlDocument,
    private readonly sections: Sections,
    private readonly keyOf: (section: BlockSection, index: number) => string,
  ) {
    const { source } = document;
    this.eol = /\r?\n/.exec(source)?.[0] ?? '\n';
    let frame = '';
    let at = 0;
    for (const section of document.sections) {
      frame += source.slice(at, section.start);
      this.slots.set(section.name, this.cut(source, section, frame.length));
      at = section.end;
    }
    this.around = frame + source.slice(at);
  }

  private cut(source: string, section: BlockSection, at: number): Slot {
    const entries: Entry[] = [];
    let lead = '';
    let from = section.start;
    for (const [index, block] of section.entries.entries()) {
      const attached = attachedComments(source, from, block.start);
      const gap = source.slice(from, attached);
      if (index === 0) lead = gap;
      const next = section.entries[index + 1];
      const end =
        next === undefined
          ? block.contentEnd
          : ownComments(source, block.contentEnd, next.start, section.indent);
      entries.push({
        key: this.keyOf(section, index),
        gap: index === 0 ? '' : gap,
        text: source.slice(attached, end),
      });
      from = end;
    }
    return { name: section.name, indent: section.indent, at, lead, entries, trailing: '' };
  }

  /** The text as it stands now. */
  toString(): string {
    const parts: string[] = [];
    let at = 0;
    for (const slot of [...this.slots.values()].sort((a, b) => a.at - b.at)) {
      parts.push(this.around.slice(at, slot.at));
      at = slot.at;
      parts.push(slot.lead);
      for (const entry of slot.entries) parts.push(entry.gap, entry.text);
      parts.push(slot.trailing);
    }
    parts.push(this.around.slice(at));
    // What was the last line of the file may have none, and stand elsewhere by now.
    const written = parts.filter((part) => part !== '');
    return written.map((part, index) => (index < written.length - 1 ? this.lined(part) : part)).join('');
  }

  private lined(text: string): string {
    return text === '' || text.endsWith('\n') || text === '\uFEFF' ? text : text + this.eol;
  }

  /** What is left of the text without the entries that are kept apart. */
  get frame(): string {
    return this.around;
  }

  /** The mapping the file consists of, without the entries that are kept apart; undefined in an empty file. */
  root(): Mapping | undefined {
    return this.rootOf(this.around);
  }

  /** The same of a frame as it would be. */
  rootOf(frame: string): Mapping | undefined {
    if (this.read?.frame !== frame) {
      const { root } = readYaml(frame, new Map());
      this.read = { frame, root: root?.kind === 'map' ? root : undefined };
    }
    return this.read.root;
  }

  splicer(): Splicer {
    return new Splicer(this.around, this.eol);
  }

  splice(splices: readonly Splice[]): void {
    this.reframe(spliced(this.around, splices));
  }

  /** Replaces the frame by one that differs in one place, where no entries go. */
  reframe(frame: string): void {
    const old = this.around;
    const most = Math.min(old.length, frame.length);
    let same = 0;
    while (same < most && old.charCodeAt(same) === frame.charCodeAt(same)) same++;
    let tail = 0;
    while (
      tail < most - same &&
      old.charCodeAt(old.length - 1 - tail) === frame.charCodeAt(frame.length - 1 - tail)
    )
      tail++;
    for (const slot of this.slots.values()) if (slot.at > same) slot.at += frame.length - old.length;
    this.around = frame;
  }

  /** Appends a key to the root, in an empty file the first one. */
  append(lines: readonly string[]): void {
    const text = lines.map((line) => line + this.eol).join('');
    this.around = this.lined(this.around) + text;
  }

  /** The entries of a section that are blocks of lines; undefined where it is written otherwise, or not there. */
  entries(section: string): readonly Entry[] | undefined {
    return this.slots.get(section)?.entries;
  }

  entry(section: string, key: string): Entry | undefined {
    return this.slots.get(section)?.entries.find((entry) => entry.key === key);
  }

  /** Lets an entry go by another key. */
  rekey(section: string, from: string, to: string): void {
    const entry = this.entry(section, from);
    if (entry !== undefined) entry.key = to;
  }

  /** The column of a section's dashes or keys. */
  indent(section: string): number {
    return this.slots.get(section)?.indent ?? 2;
  }

  /**
   * Makes room for entries in a section: writes its key where it has none, takes `[]` away.
   * @param indent the column of its dashes or keys where it has no entries yet
   * @returns whether the key is new
   */
  open(section: string, order: readonly string[], indent = this.usualIndent()): boolean {
    if (this.slots.has(section)) {
      const known = this.slots.get(section);
      if (known !== undefined && known.entries.length === 0) this.clearValue(section);
      return false;
    }
    const root = this.root();
    const fresh = root === undefined || pairOf(root, section) === undefined;
    if (root === undefined) this.append([`${section}:`]);
    else if (fresh) {
      const splicer = this.splicer();
      this.splice(splicer.set(root, section, { kind: 'literal', text: '' }, order));
    }
    this.clearValue(section);
    const pair = this.sectionPair(section);
    const newline = this.frame.indexOf('\n', pair?.afterColon ?? this.frame.length);
    // Entries begin on a line of their own, also where the file ends without a line end.
    if (newline === -1) this.splice([{ start: this.frame.length, end: this.frame.length, text: this.eol }]);
    const at = newline === -1 ? this.frame.length : newline + 1;
    this.slots.set(section, { name: section, indent, at, lead: '', entries: [], trailing: '' });
    return fresh;
  }

  private usualIndent(): number {
    for (const slot of this.slots.values()) return slot.indent;
    return 2;
  }

  private sectionPair(section: string): ReturnType<typeof pairOf> {
    const root = this.root();
    return root === undefined ? undefined : pairOf(root, section);
  }

  private clearValue(section: string): void {
    const pair = this.sectionPair(section);
    if (pair !== undefined && !isEmpty(pair.value))
      this.splice([{ start: pair.afterColon, end: pair.value.end, text: '' }]);
  }

  /** Puts an entry into an open section. */
  insert(section: string, index: number, entry: Entry): void {
    this.slots.get(section)?.entries.splice(index, 0, entry);
  }

  /** What separates the entries of a section: blank lines where they stand apart. */
  separator(section: string): string {
    const gap = this.slots.get(section)?.entries[1]?.gap ?? '';
    return /^\s*$/.test(gap) ? gap : '';
  }

  /**
   * Takes an entry and the comments right above it away.
   * @param drop whether the section's key goes with its last entry; else it becomes an empty collection
   */
  remove(section: string, key: string, drop = false): RemovedEntry | undefined {
    const slot = this.slots.get(section);
    const index = slot?.entries.findIndex((entry) => entry.key === key) ?? -1;
    const entry = slot?.entries[index];
    if (slot === undefined || entry === undefined) return undefined;
    const previous = slot.entries[index - 1];
    const next = slot.entries[index + 1];
    let gapBefore = '';
    let gapAfter = '';
    if (/\S/.test(entry.gap)) {
      // Comments of no entry stay where they are.
      if (next === undefined) slot.trailing = entry.gap + slot.trailing;
      else next.gap = entry.gap + next.gap;
    } else if (previous !== undefined) gapBefore = entry.gap;
    else if (next !== undefined && !/\S/.test(next.gap)) {
      gapAfter = next.gap;
      next.gap = '';
    }
    slot.entries.splice(index, 1);
    if (slot.entries.length === 0) this.close(slot, drop);
    return {
      key,
      text: entry.text,
      indent: slot.indent,
      gapBefore,
      gapAfter,
      ...(previous === undefined ? {} : { after: previous.key }),
      ...(next === undefined ? {} : { before: next.key }),
    };
  }

  private close(slot: Slot, drop: boolean): void {
    const pair = this.sectionPair(slot.name);
    const root = this.root();
    if (pair === undefined || root === undefined) return;
    const empty = this.sections.get(slot.name) === 'map' ? ' {}' : ' []';
    if (drop && slot.trailing === '' && slot.lead === '' && root.pairs.length > 1) {
      this.slots.delete(slot.name);
      this.splice([this.splicer().remove(root, pair)]);
    } else this.splice([{ start: pair.afterColon, end: pair.afterColon, text: empty }]);
  }
}

/** The beginning of the comment lines right above an entry. */
function attachedComments(source: string, from: number, start: number): number {
  let attached = start;
  while (attached > from) {
    const line = source.lastIndexOf('\n', attached - 2) + 1;
    if (line < from || !/^[ \t]*#/.test(source.slice(line, attached))) break;
    attached = line;
  }
  return attached;
}

/** The end of the comment lines right below an entry that are indented like its fields. */
function ownComments(source: string, from: number, limit: number, indent: number): number {
  let end = from;
  while (end < limit) {
    const newline = source.indexOf('\n', end);
    const next = newline === -1 ? limit : newline + 1;
    const margin = /^ *(?=#)/.exec(source.slice(end, next))?.[0].length ?? -1;
    if (margin <= indent) break;
    end = next;
  }
  return end;
}
