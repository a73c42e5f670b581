import type { ClaimEntry, ClaimKey, Evidence } from '../model/claim.ts';
import { VERDICTS } from '../model/claim.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/range.ts';
import { applyEdits } from './applyEdits.ts';
import { readConflicts, type MarkedConflict } from './conflicts.ts';
import { conflictedText } from './conflictMarkers.ts';
import { defined } from './document.ts';
import type { EditResult } from './edit.ts';
import { FieldReader, type Place } from './fields.ts';
import { CLAIM_KEYS, EVIDENCE_KEYS, REGISTER_KEYS, REGISTER_SECTIONS } from './keys.ts';
import { SidecarNotWritable } from './notWritable.ts';
import { findingOf, problemsOf } from './problems.ts';
import { RegisterEditor, type RegisterEdit } from './registerEditor.ts';
import { markersFound, readVersion, type FileState } from './root.ts';
import { readYaml, type YamlDocument } from './yaml/document.ts';
import type { Mapping, Pair } from './yaml/nodes.ts';

export type { ClaimFields } from './layout.ts';
export type { RegisterEdit } from './registerEditor.ts';

/** A claims register as read. */
export interface RegisterDocument {
  readonly source: string;
  readonly state: FileState;
  /** False where the file is not well-formed YAML or of another version. */
  readonly writable: boolean;
  /** The well-formed ones, in file order. */
  readonly claims: readonly ClaimEntry[];
  /** Canonical names, each with the other names of the same person. */
  readonly speakers: ReadonlyMap<string, readonly string[]>;
  readonly conflicts: readonly MarkedConflict[];
  readonly problems: readonly Problem[];
  /** Every claim, tag and speaker written in the file, the keys of the entries included. */
  readonly places: readonly Place[];
  readonly yaml: YamlDocument;
  /** Where the entry of this claim stands in the source. */
  rangeOf(key: ClaimKey): Range | undefined;
}

/** Reads a claims register. Never throws: whatever is wrong with it is among the problems. */
export function parseRegister(source: string): RegisterDocument {
  const conflicted = conflictedText(source);
  if (conflicted === undefined)
    return new RegisterReader(source, readYaml(source, REGISTER_SECTIONS)).document();
  const ours = new RegisterReader(source, readYaml(conflicted.ours, REGISTER_SECTIONS)).document();
  const theirs = new RegisterReader(source, readYaml(conflicted.theirs, REGISTER_SECTIONS)).document();
  const keys = new Set(ours.claims.map((claim) => claim.key));
  const claims = [...ours.claims, ...theirs.claims.filter((claim) => !keys.has(claim.key))];
  return {
    ...ours,
    state: claims.length > 0 ? 'partial' : 'unreadable',
    writable: false,
    claims,
    speakers: new Map([...theirs.speakers, ...ours.speakers]),
    problems: problemsOf(source, markersFound(source, conflicted.markers)),
    rangeOf: (key) => ours.rangeOf(key) ?? theirs.rangeOf(key),
  };
}

/**
 * Edits a claims register as text, touching only the lines an edit concerns.
 * @param source undefined where there is no register yet; a document is not parsed again
 * @throws SidecarNotWritable where the file is not well-formed or of another version
 */
export function editRegister(
  source: string | RegisterDocument | undefined,
  edits: readonly RegisterEdit[],
): EditResult<RegisterEdit> {
  const document = typeof source === 'object' ? source : parseRegister(source ?? '');
  const text = source === undefined ? undefined : document.source;
  if (!document.writable) throw new SidecarNotWritable(document.problems);
  const result = applyEdits<RegisterEdit>(new RegisterEditor(document.yaml), text, edits);
  if (result.source !== undefined && document.yaml.anchored && !parseRegister(result.source).writable)
    throw new SidecarNotWritable([], 'other parts of the file refer to what would be changed');
  return result;
}

class RegisterReader {
  private readonly reader = new FieldReader();
  private readonly ranges = new Map<string, Range>();
  private readonly conflicts: MarkedConflict[] = [];

  constructor(
    private readonly source: string,
    private readonly yaml: YamlDocument,
  ) {}

  document(): RegisterDocument {
    const { reader, yaml } = this;
    const root = yaml.root?.kind === 'map' ? yaml.root : undefined;
    let writable = yaml.faults.length === 0 && (yaml.root === undefined || root !== undefined);
    if (yaml.root !== undefined && root === undefined && yaml.root.kind !== 'broken')
      reader.report(
        'not-a-mapping',
        'A claims register begins with keys such as `version:` and `claims:`.',
        yaml.root,
      );
    const fields: ReadonlyMap<string, Pair> =
      root === undefined ? new Map() : reader.fields(root, REGISTER_KEYS);
    if (reader.findings.some((finding) => finding.code === 'duplicate-key')) writable = false;
    const version = root === undefined ? 'known' : readVersion(reader, root, fields.get('version'));
    const claims = this.claims(fields.get('claims'));
    const speakers = this.speakers(fields.get('speakers'));
    this.conflicts.push(...readConflicts(reader, fields.get('conflict')));
    for (const at of yaml.furtherDocuments) {
      const range = { start: at, end: Math.min(at + 3, this.source.length) };
      reader.report('several-documents', 'A second document begins here; a register is one document.', range);
      writable = false;
    }
    const newer = version === 'newer';
    const findings = newer
      ? reader.findings.filter((finding) => finding.code === 'newer-version')
      : [...reader.findings, ...yaml.faults.map(findingOf)];
    const broken = findings.some((finding) => finding.severity === 'error');
    writable &&= version === 'known';
    return {
      source: this.source,
      state: newer ? 'newer' : !broken ? 'valid' : claims.length > 0 || writable ? 'partial' : 'unreadable',
      writable,
      claims,
      speakers,
      conflicts: this.conflicts,
      problems: problemsOf(this.source, findings),
      places: reader.places.sort((a, b) => a.range.start - b.range.start),
      yaml,
      rangeOf: (key) => this.ranges.get(key),
    };
  }

  private claims(pair: Pair | undefined): readonly ClaimEntry[] {
    const map = this.reader.mapping(pair);
    const seen = new Set<string>();
    return (map?.pairs ?? []).flatMap((entry) => {
      const key = entry.key.value;
      if (seen.has(key)) {
        this.reader.report('duplicate-key', `\`${key}\` is given twice; the first counts.`, entry.key, [key]);
        return [];
      }
      seen.add(key);
      const fields = this.reader.mapping(entry);
      const said = this.reader.follow(entry.value);
      // A claim nothing is said of is still an entry; one that is no mapping is none.
      if (said === undefined || (fields === undefined && (said.kind !== 'scalar' || said.value !== '')))
        return [];
      this.ranges.set(key, { start: entry.key.start, end: Math.max(entry.afterColon, entry.value.end) });
      this.place('claim', key, entry.key, key);
      return [this.claim(key, fields)];
    });
  }

  private claim(key: ClaimKey, map: Mapping | undefined): ClaimEntry {
    const { reader } = this;
    const fields: ReadonlyMap<string, Pair> = map === undefined ? new Map() : reader.fields(map, CLAIM_KEYS);
    this.conflicts.push(...readConflicts(reader, fields.get('conflict'), key));
    return {
      key,
      ...defined({
        statement: reader.text(fields.get('statement')),
        verdict: reader.word(fields.get('verdict'), VERDICTS),
        reviewUrl: reader.text(fields.get('reviewUrl')),
      }),
      evidence: this.evidence(fields.get('evidence')),
      related: this.related(fields.get('related'), key),
      distinct: reader.texts(fields.get('distinct'), { kind: 'claim', owner: key }),
      tags: reader.texts(fields.get('tags'), { kind: 'tag', owner: key }),
      ...defined({ note: reader.text(fields.get('note')) }),
    };
  }

  private evidence(pair: Pair | undefined): readonly Evidence[] {
    const { reader } = this;
    return (reader.list(pair)?.items ?? []).flatMap((item) => {
      const map = reader.follow(item.value);
      if (map?.kind !== 'map') {
        reader.wrongType('evidence', 'a list of keys with values, such as `{source: …, url: …}`', item.value);
        return [];
      }
      const fields = reader.fields(map, EVIDENCE_KEYS);
      return [
        defined({
          source: reader.text(fields.get('source')),
          url: reader.text(fields.get('url')),
          retrieved: reader.date(fields.get('retrieved')),
          quote: reader.text(fields.get('quote')),
          says: reader.text(fields.get('says')),
        }),
      ];
    });
  }

  private related(pair: Pair | undefined, owner: ClaimKey): ClaimEntry['related'] {
    const { reader } = this;
    return (reader.list(pair)?.items ?? []).flatMap((item) => {
      const map = reader.follow(item.value);
      const fields = map?.kind === 'map' ? reader.fields(map, ['claim', 'as']) : undefined;
      const named = fields?.get('claim');
      const claim = reader.text(named);
      if (named === undefined || claim === undefined) {
        reader.wrongType(
          'related',
          'a list of claims, such as `{claim: lighthouse-reopened-2029, as: earlier}`',
          item.value,
        );
        return [];
      }
      this.place('claim', claim, named.value, owner);
      return [{ claim, ...defined({ as: reader.text(fields?.get('as')) }) }];
    });
  }

  private speakers(pair: Pair | undefined): ReadonlyMap<string, readonly string[]> {
    const speakers = new Map<string, readonly string[]>();
    for (const entry of this.reader.mapping(pair)?.pairs ?? []) {
      const name = entry.key.value;
      if (speakers.has(name)) {
        this.reader.report('duplicate-key', `\`${name}\` is given twice; the first counts.`, entry.key, [
          name,
        ]);
        continue;
      }
      this.place('speaker', name, entry.key, name);
      speakers.set(name, this.reader.texts(entry, { kind: 'speaker', owner: name }));
    }
    return speakers;
  }

  private place(kind: Place['kind'], value: string, { start, end }: Range, owner: string): void {
    this.reader.places.push({ kind, value, range: { start, end }, owner });
  }
}
