import { parseSidecar } from './document.ts';
import {
  ANNOTATION_KEYS,
  ARTICLE_KEYS,
  CLAIM_KEYS,
  REGISTER_KEYS,
  REGISTER_SECTIONS,
  REJECTION_KEYS,
  ROOT_KEYS,
  SIDECAR_SECTIONS,
} from './keys.ts';
import { canonical } from './merge/plain.ts';
import { planMerge, type MergeConflict, type Plan } from './merge/plan.ts';
import { Side, type Format } from './merge/side.ts';
import { isSaid, sameFields, writeAfresh, writeInto } from './merge/write.ts';
import { parseRegister } from './register.ts';

export type { MergeConflict } from './merge/plan.ts';

/** A merged file. It can be read whatever the conflicts: each is a `conflict` field where it belongs. */
export interface Merged {
  readonly source: string;
  readonly conflicts: readonly MergeConflict[];
}

const SIDECAR_KEYS = new Map<string, readonly string[]>([
  ['article', ARTICLE_KEYS],
  ['annotations', ANNOTATION_KEYS],
  ['rejections', REJECTION_KEYS],
]);

const SIDECAR: Format = {
  sections: SIDECAR_SECTIONS,
  rootKeys: ROOT_KEYS,
  keysOf: (section) => SIDECAR_KEYS.get(section) ?? [],
  parse: parseSidecar,
};

const REGISTER: Format = {
  sections: REGISTER_SECTIONS,
  rootKeys: REGISTER_KEYS,
  keysOf: (section) => (section === 'claims' ? CLAIM_KEYS : []),
  parse: parseRegister,
};

/**
 * Merges two versions of a sidecar three ways, by annotation id and field. What one side alone changed is changed;
 * additions of both are kept, in the order of the text; tags and other lists are merged item by item. Where people
 * disagree, ours stays and `conflict: {field: {base, ours, theirs}}` in the annotation says so; where one deleted what
 * the other changed, it stays and is marked as `deleted`. Positions and digests are hints and never in conflict.
 * Comments and layout are those of ours.
 * @param base the common ancestor, empty where there is none
 * @throws SidecarNotWritable where one of the three is not well-formed or of another version
 */
export const mergeSidecars = (base: string, ours: string, theirs: string): Merged =>
  merge(SIDECAR, base, ours, theirs);

/** The same of claims registers, by claim key and field, and by speaker. */
export const mergeRegisters = (base: string, ours: string, theirs: string): Merged =>
  merge(REGISTER, base, ours, theirs);

function merge(format: Format, base: string, ours: string, theirs: string): Merged {
  const given = {
    base: new Side(base, format, 'the common ancestor'),
    ours: new Side(ours, format, 'our version'),
    theirs: new Side(theirs, format, 'their version'),
  };
  if (ours === theirs || base === theirs) return { source: ours, conflicts: [] };
  if (base === ours) return { source: theirs, conflicts: [] };
  const plan = planMerge(given);
  const { conflicts } = plan;
  const source = writeInto(plan, given.ours, given.theirs);
  if (source !== undefined && says(source, format, plan)) return { source, conflicts };
  // An unusual layout gives way before anything anybody said does.
  const fresh = writeAfresh(plan, new Side(ours, format, 'our version'));
  if (!says(fresh, format, plan))
    throw new Error('The merged file does not say what it should; nothing was merged');
  return { source: fresh, conflicts };
}

/** Whether a file says what is planned: a merge that would lose something is not to be written. */
function says(source: string, format: Format, plan: Plan): boolean {
  if (!format.parse(source).writable) return false;
  const side = new Side(source, format, 'the merged version');
  return (
    sameFields(rootOf(side.rootFields), rootOf(plan.rootFields)) &&
    [...plan.sections].every(([name, section]) => {
      const { entries, nameless } = side.section(name);
      const there = new Set(nameless.map(({ value }) => canonical(value)));
      return (
        entries.size === section.entries.length &&
        section.entries.every((entry) => isSaid(entry, entries.get(entry.key))) &&
        section.nameless.every(({ value }) => there.has(canonical(value)))
      );
    })
  );
}

/** Particulars are compared like any other fields. */
const rootOf = (fields: Plan['rootFields']): Plan['rootFields'] =>
  new Map([...fields].filter(([key]) => key !== 'version'));
