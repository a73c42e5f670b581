import type { Annotation, Particulars, Rejection, Selectors, Wording } from '../model/annotation.ts';
import { RELATIONS, SPEAKER_STANCES, STANCES } from '../model/claim.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/range.ts';
import { readConflicts, type MarkedConflict } from './conflicts.ts';
import { conflictedText } from './conflictMarkers.ts';
import { FieldReader, quoted, type Finding, type Place } from './fields.ts';
import { isAnnotationId } from './ids.ts';
import { ANNOTATION_KEYS, ARTICLE_KEYS, REJECTION_KEYS, ROOT_KEYS, SIDECAR_SECTIONS } from './keys.ts';
import { findingOf, problemsOf } from './problems.ts';
import { markersFound, readVersion, type FileState } from './root.ts';
import { readYaml, type YamlDocument } from './yaml/document.ts';
import type { Mapping, Node, Pair } from './yaml/nodes.ts';

/** A sidecar as read. */
export interface SidecarDocument {
  readonly source: string;
  readonly state: FileState;
  /** False where the file is not well-formed YAML or of another version: a write could lose what was not understood. */
  readonly writable: boolean;
  /** What the user set or confirmed of the article. */
  readonly particulars: Particulars;
  /** Digest of the file's bytes when it was first annotated. */
  readonly original?: string;
  /** Digest of the text the positions refer to. */
  readonly digest?: string;
  /** The well-formed ones, in file order. */
  readonly annotations: readonly Annotation[];
  readonly rejections: readonly Rejection[];
  /** What a merge marked as said differently by two people. */
  readonly conflicts: readonly MarkedConflict[];
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** Every claim, tag and speaker written in the file, in the order of the text. */
  readonly places: readonly Place[];
  /** The syntax tree the edits work on. */
  readonly yaml: YamlDocument;
  /** Where the annotation or rejection of this id stands in the source, from its dash to its last character. */
  rangeOf(id: string): Range | undefined;
}

/** Reads a sidecar. Never throws: whatever is wrong with it is among the problems. */
export function parseSidecar(source: string): SidecarDocument {
  const conflicted = conflictedText(source);
  if (conflicted === undefined)
    return new SidecarReader(source, readYaml(source, SIDECAR_SECTIONS)).document();
  const ours = new SidecarReader(source, readYaml(conflicted.ours, SIDECAR_SECTIONS)).document();
  const theirs = new SidecarReader(source, readYaml(conflicted.theirs, SIDECAR_SECTIONS)).document();
  const added = <Entry extends { readonly id: string }>(
    own: readonly Entry[],
    other: readonly Entry[],
  ): Entry[] => [...own, ...other.filter((entry) => !own.some((known) => known.id === entry.id))];
  const annotations = added(ours.annotations, theirs.annotations);
  const rejections = added(ours.rejections, theirs.rejections);
  const known = ours.state === 'unreadable' ? theirs : ours;
  return {
    ...known,
    state: annotations.length + rejections.length > 0 ? 'partial' : 'unreadable',
    writable: false,
    annotations,
    rejections,
    problems: problemsOf(source, markersFound(source, conflicted.markers)),
    rangeOf: (id) => ours.rangeOf(id) ?? theirs.rangeOf(id),
  };
}

class SidecarReader {
  private readonly reader = new FieldReader();
  private readonly ranges = new Map<string, Range>();
  private readonly conflicts: MarkedConflict[] = [];
  private writable: boolean;
  private newer = false;

  constructor(
    private readonly source: string,
    private readonly yaml: YamlDocument,
  ) {
    this.writable = yaml.faults.length === 0;
  }

  document(): SidecarDocument {
    const { reader, yaml } = this;
    const root = this.root();
    const fields: ReadonlyMap<string, Pair> = root === undefined ? new Map() : reader.fields(root, ROOT_KEYS);
    // Of a section given twice, both are shown, but nobody could say which to write to.
    if (reader.findings.some((finding) => finding.code === 'duplicate-key')) this.writable = false;
    const version = root === undefined ? 'known' : readVersion(reader, root, fields.get('version'));
    this.newer = version === 'newer';
    this.writable &&= version === 'known';
    const article = this.article(fields.get('article'));
    const annotations = this.entries(root, 'annotations', (map, id) => this.annotation(map, id));
    const rejections = this.entries(root, 'rejections', (map, id) => this.rejection(map, id));
    this.conflicts.push(...readConflicts(reader, fields.get('conflict')));
    for (const at of yaml.furtherDocuments) {
      const message = 'A second document begins here; a sidecar is one document.';
      reader.report('several-documents', message, { start: at, end: Math.min(at + 3, this.source.length) });
      this.writable = false;
    }
    // What a later version means by its fields is not for this one to judge.
    const findings: readonly Finding[] = this.newer
      ? reader.findings.filter((finding) => finding.code === 'newer-version')
      : [...reader.findings, ...yaml.faults.map(findingOf)];
    const anything =
      annotations.length + rejections.length > 0 || Object.keys(article.particulars).length > 0;
    const broken = findings.some((finding) => finding.severity === 'error');
    return {
      source: this.source,
      state: this.newer ? 'newer' : !broken ? 'valid' : anything || this.writable ? 'partial' : 'unreadable',
      writable: this.writable,
      ...article,
      annotations,
      rejections,
      conflicts: this.conflicts,
      problems: problemsOf(this.source, findings),
      places: reader.places.sort((a, b) => a.range.start - b.range.start),
      yaml,
      rangeOf: (id) => this.ranges.get(id),
    };
  }

  private root(): Mapping | undefined {
    const { root } = this.yaml;
    if (root === undefined || root.kind === 'map') return root;
    if (root.kind !== 'broken')
      this.reader.report(
        'not-a-mapping',
        'A sidecar begins with keys such as `version:` and `annotations:`.',
        root,
      );
    this.writable = false;
    return undefined;
  }

  private article(pair: Pair | undefined): Pick<SidecarDocument, 'particulars' | 'original' | 'digest'> {
    const map = this.reader.mapping(pair);
    if (map === undefined) return { particulars: {} };
    const fields = this.reader.fields(map, ARTICLE_KEYS);
    const author = this.reader.texts(fields.get('author'));
    const agency = this.reader.texts(fields.get('agency'));
    const particulars = defined({
      title: this.reader.text(fields.get('title')),
      author: author.length > 0 ? author : undefined,
      publisher: this.reader.text(fields.get('publisher')),
      agency: agency.length > 0 ? agency : undefined,
      published: this.reader.date(fields.get('published')),
      url: this.reader.text(fields.get('url')),
      archive: this.reader.text(fields.get('archive')),
      retrieved: this.reader.date(fields.get('retrieved')),
    });
    this.conflicts.push(...readConflicts(this.reader, fields.get('conflict')));
    return {
      particulars,
      ...defined({
        original: this.reader.digest(fields.get('original')),
        digest: this.reader.digest(fields.get('digest')),
      }),
    };
  }

  private entries<Entry>(
    root: Mapping | undefined,
    section: string,
    read: (map: Mapping, id: string) => Entry | undefined,
  ): readonly Entry[] {
    const entries: Entry[] = [];
    const seen = new Set<string>();
    for (const pair of root?.pairs ?? []) {
      if (pair.key.value !== section) continue;
      for (const item of this.reader.list(pair)?.items ?? []) {
        const map = this.reader.follow(item.value);
        if (map === undefined) continue;
        const range = { start: item.start, end: trimmedEnd(this.source, item.start, item.value) };
        if (map.kind !== 'map') {
          this.reader.wrongType(section, 'a list of keys with values, each with an `id`', item.value);
          continue;
        }
        const id = this.id(map, range, seen);
        const entry = id === undefined ? undefined : read(map, id);
        if (id === undefined || entry === undefined) continue;
        seen.add(id);
        if (!this.ranges.has(id)) this.ranges.set(id, range);
        entries.push(entry);
      }
    }
    return entries;
  }

  private id(map: Mapping, range: Range, seen: ReadonlySet<string>): string | undefined {
    const pair = map.pairs.find((one) => one.key.value === 'id');
    const id = this.reader.text(pair);
    if (pair === undefined || id === undefined || id === '') {
      if (pair === undefined || pair.value.kind === 'scalar')
        this.reader.report(
          'missing-id',
          'This has no `id`, such as `id: k7m2qx9d`.',
          pair?.key ?? firstOf(map, range),
        );
      return undefined;
    }
    if (seen.has(id)) {
      this.reader.report(
        'duplicate-id',
        `${quoted(id)} is the id of an earlier entry: give this one its own.`,
        pair.value,
        [quoted(id)],
      );
      return undefined;
    }
    if (this.ranges.has(id))
      this.reader.report(
        'duplicate-id',
        `${quoted(id)} is the id of an annotation too: give this its own.`,
        pair.value,
        [quoted(id)],
      );
    else if (!isAnnotationId(id))
      this.reader.report(
        'invalid-id',
        'An id is a letter and seven letters or digits, in lower case.',
        pair.value,
      );
    return id;
  }

  private annotation(map: Mapping, id: string): Annotation | undefined {
    const { reader } = this;
    const fields = reader.fields(map, ANNOTATION_KEYS);
    const selectors = this.selectors(map, fields);
    this.conflicts.push(...readConflicts(reader, fields.get('conflict'), id));
    if (selectors === undefined) return undefined;
    return {
      id,
      ...defined({
        claim: this.claim(fields.get('claim'), id),
        stance: reader.word(fields.get('stance'), STANCES),
      }),
      ...selectors,
      speaker: reader.texts(fields.get('speaker'), { kind: 'speaker', owner: id }),
      via: reader.texts(fields.get('via')),
      tags: reader.texts(fields.get('tags'), { kind: 'tag', owner: id }),
      ...defined({
        speakerStance: reader.word(fields.get('speakerStance'), SPEAKER_STANCES),
        relation: reader.word(fields.get('relation'), RELATIONS),
        note: reader.text(fields.get('note')),
        creator: reader.text(fields.get('creator')),
        created: reader.date(fields.get('created')),
      }),
      history: this.history(fields.get('history')),
    };
  }

  private rejection(map: Mapping, id: string): Rejection | undefined {
    const { reader } = this;
    const fields = reader.fields(map, REJECTION_KEYS);
    const selectors = this.selectors(map, fields);
    const claim = this.claim(fields.get('claim'), id);
    this.conflicts.push(...readConflicts(reader, fields.get('conflict'), id));
    if (claim === undefined) {
      const place = fields.get('claim')?.key ?? fields.get('id')?.key ?? map;
      if (!reader.findings.some((finding) => finding.start === fields.get('claim')?.value.start))
        reader.report('missing-claim', 'A rejection names the `claim` the passage does not carry.', place);
      return undefined;
    }
    if (selectors === undefined) return undefined;
    return {
      id,
      claim,
      ...selectors,
      ...defined({
        creator: reader.text(fields.get('creator')),
        created: reader.date(fields.get('created')),
      }),
    };
  }

  private claim(pair: Pair | undefined, owner: string): string | undefined {
    const claim = this.reader.text(pair);
    if (pair === undefined || claim === undefined || claim === '') return undefined;
    this.reader.places.push({
      kind: 'claim',
      value: claim,
      range: { start: pair.value.start, end: pair.value.end },
      owner,
    });
    return claim;
  }

  private selectors(
    map: Mapping,
    fields: ReadonlyMap<string, Pair>,
  ): (Selectors & { readonly digest?: string }) | undefined {
    const { reader } = this;
    const quote = reader.text(fields.get('quote'));
    const lookalikes = reader.texts(fields.get('lookalikes'));
    const optional = defined({
      lookalikes: lookalikes.length > 0 ? lookalikes : undefined,
      position: reader.position(fields.get('position')),
      digest: reader.digest(fields.get('digest')),
    });
    const prefix = reader.text(fields.get('prefix')) ?? '';
    const suffix = reader.text(fields.get('suffix')) ?? '';
    if (quote !== undefined) return { quote, prefix, suffix, ...optional };
    const pair = fields.get('quote');
    if (pair === undefined || pair.value.kind === 'scalar')
      reader.report(
        'missing-quote',
        'The `quote`, the words this is about, is missing.',
        pair?.key ?? fields.get('id')?.key ?? map,
      );
    return undefined;
  }

  private history(pair: Pair | undefined): readonly Wording[] {
    const wordings: Wording[] = [];
    for (const item of this.reader.list(pair)?.items ?? []) {
      const map = this.reader.follow(item.value);
      const fields = map?.kind === 'map' ? this.reader.fields(map, ['quote', 'until']) : undefined;
      const quote = this.reader.text(fields?.get('quote'));
      if (quote === undefined)
        this.reader.wrongType('history', 'a list of wordings, each with a `quote`', item.value);
      else wordings.push({ quote, ...defined({ until: this.reader.date(fields?.get('until')) }) });
    }
    return wordings;
  }
}

/** Without the fields that are undefined. */
export function defined<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };
}

const firstOf = (map: Mapping, range: Range): Range => map.pairs[0]?.key ?? range;

/** The end of an item without the line end a block text closes with. */
function trimmedEnd(source: string, start: number, node: Node): number {
  let end = Math.max(start + 1, node.end);
  while (end > start && /\s/.test(source.charAt(end - 1))) end--;
  return end;
}
