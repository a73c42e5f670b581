import type { Made as MadeOf } from './applyEdits.ts';
import type { ClaimKey } from '../model/claim.ts';
import { Draft, type RemovedEntry } from './draft.ts';
import { claimChanges, type ClaimFields } from './layout.ts';
import { CLAIM_KEYS, REGISTER_KEYS, REGISTER_SECTIONS } from './keys.ts';
import {
  blockIn,
  patch,
  revert,
  revertsOf,
  settle,
  shiftedLine,
  type Changes,
  type FieldRevert,
} from './patch.ts';
import { FORMAT_VERSION } from './root.ts';
import type { YamlDocument } from './yaml/document.ts';
import { isEmpty, pairOf, type Mapping, type Node, type Pair } from './yaml/nodes.ts';
import { Splicer, spliced } from './yaml/splice.ts';
import { fieldLines, inline, keyText } from './yaml/write.ts';

/** A change to a claims register. Those of kind `restore-…` and `revert-…` are what inverses are made of. */
export type RegisterEdit =
  /** Makes the entry where there is none. */
  | { readonly kind: 'set-claim'; readonly key: ClaimKey; readonly set: ClaimFields }
  | { readonly kind: 'remove-claim'; readonly key: ClaimKey; readonly drop?: boolean }
  | { readonly kind: 'restore-claim'; readonly key: ClaimKey; readonly removed: RemovedEntry }
  | { readonly kind: 'revert-claim'; readonly key: ClaimKey; readonly fields: readonly FieldRevert[] }
  /** Renames an entry, and the key wherever other entries name it unless `references` is false. */
  | {
      readonly kind: 'rename-claim';
      readonly from: ClaimKey;
      readonly to: ClaimKey;
      readonly references?: boolean;
    }
  /** Says what other names somebody has; none take the entry away. */
  | {
      readonly kind: 'set-speaker';
      readonly name: string;
      readonly aliases: readonly string[] | undefined;
      readonly drop?: boolean;
    }
  | { readonly kind: 'restore-speaker'; readonly name: string; readonly removed: RemovedEntry }
  /** Puts back what stands behind a name as a whole. */
  | {
      readonly kind: 'revert-entry';
      readonly section: 'claims' | 'speakers';
      readonly name: string;
      readonly fields: readonly FieldRevert[];
    }
  /** Deletes the mark a merge left. */
  | { readonly kind: 'settle-conflict'; readonly key: ClaimKey; readonly field: string }
  /** Takes the file away where these edits leave nothing in it but its version. */
  | { readonly kind: 'delete-if-empty' };

type Made = MadeOf<RegisterEdit>;

type Section = 'claims' | 'speakers';

/** A key with its value somewhere in the file, the way to find it in a text, and how to put the text back. */
interface Target {
  readonly text: string;
  /** The mapping the key stands in. */
  readonly around: (text: string) => Mapping | undefined;
  readonly put: (text: string) => void;
}

/** Applies edits to a claims register one after the other: see `editRegister`. */
export class RegisterEditor {
  private readonly draft: Draft;

  constructor(yaml: YamlDocument) {
    const seen = new Set<string>();
    this.draft = new Draft(yaml, REGISTER_SECTIONS, (section, index) => {
      const entry = section.entries[index]?.entry;
      const name = entry !== undefined && 'key' in entry ? entry.key.value : undefined;
      const key = `${section.name} ${name}`;
      if (name === undefined || seen.has(key)) return `\n${index}`;
      seen.add(key);
      return name;
    });
    if (yaml.root === undefined) this.draft.append([`version: ${FORMAT_VERSION}`]);
  }

  toString(): string {
    return this.draft.toString();
  }

  apply(edit: RegisterEdit): Made {
    switch (edit.kind) {
      case 'set-claim':
        return this.setClaim(edit.key, claimChanges(edit.set));
      case 'remove-claim': {
        const removed = this.remove('claims', edit.key, edit.drop);
        return removed === undefined
          ? 'gone'
          : { inverse: [{ kind: 'restore-claim', key: edit.key, removed }] };
      }
      case 'restore-claim': {
        const drop = this.restore('claims', edit.removed);
        return typeof drop === 'string' ? drop : { inverse: [{ kind: 'remove-claim', key: edit.key, drop }] };
      }
      case 'revert-claim': {
        const target = this.target('claims', edit.key);
        if (target === undefined) return 'gone';
        const made = revert(target.text, inside(target, edit.key), edit.fields, CLAIM_KEYS, this.draft.eol);
        target.put(made.text);
        const left = { kind: edit.kind, key: edit.key, fields: made.changed };
        return {
          inverse: made.reverts.length === 0 ? [] : [{ ...left, fields: made.reverts }],
          ...(made.changed.length === 0 ? {} : { left }),
        };
      }
      case 'rename-claim':
        return this.rename(edit.from, edit.to, edit.references !== false);
      case 'set-speaker':
        return this.setSpeaker(edit.name, edit.aliases, edit.drop);
      case 'restore-speaker': {
        const drop = this.restore('speakers', edit.removed);
        if (typeof drop === 'string') return drop;
        return { inverse: [{ kind: 'set-speaker', name: edit.name, aliases: undefined, drop }] };
      }
      case 'revert-entry': {
        const target = this.target(edit.section, edit.name);
        if (target === undefined) return 'gone';
        const made = revert(target.text, target.around, edit.fields, [], this.draft.eol);
        target.put(made.text);
        const left = { ...edit, fields: made.changed };
        return {
          inverse: made.reverts.length === 0 ? [] : [{ ...left, fields: made.reverts }],
          ...(made.changed.length === 0 ? {} : { left }),
        };
      }
      case 'delete-if-empty':
        return { inverse: [] };
      case 'settle-conflict': {
        const target = this.target('claims', edit.key);
        const made =
          target === undefined
            ? undefined
            : settle(target.text, inside(target, edit.key), edit.field, this.draft.eol);
        if (target === undefined || made === undefined) return 'gone';
        target.put(made.text);
        return { inverse: [{ kind: 'revert-claim', key: edit.key, fields: made.reverts }] };
      }
    }
  }

  private target(section: Section, key: string): Target | undefined {
    const entry = this.draft.entry(section, key);
    if (entry !== undefined)
      return { text: entry.text, around: blockMapIn, put: (text) => void (entry.text = text) };
    const around = (frame: string): Mapping | undefined => {
      const root = this.draft.rootOf(frame);
      const value = root === undefined ? undefined : pairOf(root, section)?.value;
      return value?.kind === 'map' && pairOf(value, key) !== undefined ? value : undefined;
    };
    if (around(this.draft.frame) === undefined) return undefined;
    return { text: this.draft.frame, around, put: (text) => this.draft.reframe(text) };
  }

  private setClaim(key: ClaimKey, changes: Changes): Made {
    const given = [...changes].flatMap(([name, value]) =>
      value === undefined ? [] : [{ key: name, value }],
    );
    const target = this.target('claims', key);
    if (target === undefined) {
      const flow = inline({ kind: 'map', pairs: given });
      const drop = this.insert('claims', key, flow, (indent) =>
        given.flatMap((field) => fieldLines(field, indent + 2)),
      );
      return { inverse: [{ kind: 'remove-claim', key, drop }] };
    }
    const { eol } = this.draft;
    const locate = inside(target, key);
    if (locate(target.text) !== undefined) {
      const made = patch(target.text, locate, changes, CLAIM_KEYS, eol);
      target.put(made.text);
      return {
        inverse: made.reverts.length === 0 ? [] : [{ kind: 'revert-claim', key, fields: made.reverts }],
      };
    }
    const around = target.around(target.text);
    const pair = around === undefined ? undefined : pairOf(around, key);
    if (around === undefined || pair === undefined || !isEmpty(pair.value)) return 'changed';
    if (given.length === 0) return { inverse: [] };
    const splicer = new Splicer(target.text, eol);
    const column = around.flow ? 0 : splicer.column(around);
    const splices = around.flow
      ? splicer.set(around, key, { kind: 'map', pairs: given }, [])
      : [
          splicer.nest(
            pair,
            given.flatMap((field) => fieldLines(field, column + 2)),
          ),
        ];
    return this.replaced('claims', key, target, spliced(target.text, splices));
  }

  private replaced(section: Section, name: string, target: Target, text: string): Made {
    target.put(text);
    const before = { text: target.text, map: target.around(target.text) };
    const fields = revertsOf(before, { text, map: target.around(text) }, [name]);
    return { inverse: text === target.text ? [] : [{ kind: 'revert-entry', section, name, fields }] };
  }

  private setSpeaker(name: string, aliases: readonly string[] | undefined, drop?: boolean): Made {
    const target = this.target('speakers', name);
    if (aliases === undefined) {
      const removed = this.remove('speakers', name, drop);
      return removed === undefined ? 'gone' : { inverse: [{ kind: 'restore-speaker', name, removed }] };
    }
    if (target === undefined) {
      const value = inline({ kind: 'texts', texts: aliases });
      const fresh = this.insert('speakers', name, value, undefined);
      return { inverse: [{ kind: 'set-speaker', name, aliases: undefined, drop: fresh }] };
    }
    const changes: Changes = new Map([[name, { kind: 'texts', texts: aliases }]]);
    const made = patch(target.text, target.around, changes, [], this.draft.eol);
    return this.replaced('speakers', name, target, made.text);
  }

  /** @returns whether the section is new */
  private insert(
    section: Section,
    key: string,
    flow: string,
    linesAt: ((indent: number) => readonly string[]) | undefined,
  ): boolean {
    const map = this.flowMap(section);
    if (map !== undefined) {
      this.draft.splice([this.draft.splicer().restore(map, `${keyText(key)}: ${flow}`, key, {}, [])]);
      return false;
    }
    const drop = this.draft.open(section, REGISTER_KEYS);
    const indent = this.draft.indent(section);
    const lines = linesAt?.(indent) ?? [];
    const head = `${' '.repeat(indent)}${keyText(key)}:${lines.length === 0 ? ` ${flow}` : ''}`;
    const text = [head, ...lines].map((line) => line + this.draft.eol).join('');
    const index = this.draft.entries(section)?.length ?? 0;
    this.draft.insert(section, index, { key, gap: index > 0 ? this.draft.separator(section) : '', text });
    return drop;
  }

  private flowMap(section: Section): Mapping | undefined {
    const root = this.draft.root();
    if (root === undefined || this.draft.entries(section) !== undefined) return undefined;
    if (root.flow && pairOf(root, section) === undefined)
      this.draft.splice(this.draft.splicer().set(root, section, { kind: 'map', pairs: [] }, REGISTER_KEYS));
    const value = pairOf(this.draft.root() ?? root, section)?.value;
    return value?.kind === 'map' && (value.pairs.length > 0 || root.flow) ? value : undefined;
  }

  private remove(section: Section, key: string, drop = false): RemovedEntry | undefined {
    const removed = this.draft.remove(section, key, drop);
    const map = removed === undefined ? this.target(section, key)?.around(this.draft.frame) : undefined;
    const pair = map === undefined ? undefined : pairOf(map, key);
    if (map === undefined || pair === undefined) return removed;
    const splicer = this.draft.splicer();
    const text = splicer.pairText(map, pair);
    const previous = map.pairs[map.pairs.indexOf(pair) - 1];
    this.draft.splice([splicer.remove(map, pair)]);
    return {
      key,
      text,
      gapBefore: '',
      gapAfter: '',
      ...(previous === undefined ? {} : { after: previous.key.value }),
    };
  }

  private restore(section: Section, removed: RemovedEntry): boolean | 'exists' | 'changed' {
    if (this.target(section, removed.key) !== undefined) return 'exists';
    const map = this.flowMap(section);
    if (map !== undefined) {
      if (removed.indent !== undefined) return 'changed';
      this.draft.splice([this.draft.splicer().restore(map, removed.text, removed.key, removed, [])]);
      return false;
    }
    const drop = this.draft.open(section, REGISTER_KEYS, removed.indent);
    const indent = this.draft.indent(section);
    const lines = removed.text.split('\n');
    const by = removed.indent === undefined ? indent : indent - removed.indent;
    const text = lines.map((line) => shiftedLine(line, by)).join('\n');
    const keys = (this.draft.entries(section) ?? []).map((entry) => entry.key);
    const { after, before } = removed;
    const index =
      after !== undefined && keys.includes(after)
        ? keys.indexOf(after) + 1
        : before !== undefined && keys.includes(before)
          ? keys.indexOf(before)
          : keys.length;
    const next = this.draft.entries(section)?.[index];
    this.draft.insert(section, index, { key: removed.key, gap: index > 0 ? removed.gapBefore : '', text });
    if (next !== undefined && next.gap === '') next.gap = removed.gapAfter;
    return drop;
  }

  private rename(from: ClaimKey, to: ClaimKey, references: boolean): Made {
    const inverse: RegisterEdit[] = [];
    const target = this.target('claims', from);
    if (target !== undefined && this.target('claims', to) !== undefined) return 'exists';
    if (target !== undefined) {
      const map = target.around(target.text);
      const pair = map === undefined ? undefined : pairOf(map, from);
      if (pair !== undefined) {
        target.put(spliced(target.text, [{ start: pair.key.start, end: pair.key.end, text: keyText(to) }]));
        this.draft.rekey('claims', from, to);
        inverse.unshift({ kind: 'rename-claim', from: to, to: from, references: false });
      }
    }
    // Its own entry goes by the new name from here on.
    if (references) for (const key of this.claimKeys()) inverse.unshift(...this.renameIn(key, from, to));
    return inverse.length === 0 ? 'gone' : { inverse };
  }

  private claimKeys(): readonly ClaimKey[] {
    const entries = this.draft.entries('claims');
    if (entries !== undefined) return entries.map((entry) => entry.key);
    const root = this.draft.root();
    const value = root === undefined ? undefined : pairOf(root, 'claims')?.value;
    return value?.kind === 'map' ? value.pairs.map((pair) => pair.key.value) : [];
  }

  /** Renames a claim where another entry names it. */
  private renameIn(key: ClaimKey, from: ClaimKey, to: ClaimKey): readonly RegisterEdit[] {
    const target = this.target('claims', key);
    const map = target === undefined ? undefined : inside(target, key)(target.text);
    if (target === undefined || map === undefined) return [];
    const references = [...mentions(pairOf(map, 'related')), ...mentions(pairOf(map, 'distinct'))];
    const named = references.filter((place) => place.value === from);
    if (named.length === 0) return [];
    const slug = inline({ kind: 'text', text: to });
    const text = spliced(
      target.text,
      named.map(({ start, end }) => ({ start, end, text: slug })),
    );
    target.put(text);
    const keys = ['related', 'distinct'].filter((name) =>
      mentions(pairOf(map, name)).some((one) => one.value === from),
    );
    const fields = revertsOf({ text: target.text, map }, { text, map: inside(target, key)(text) }, keys);
    return [{ kind: 'revert-claim', key, fields }];
  }
}

/** Finds what stands behind a key. */
const inside =
  (target: Target, key: string) =>
  (text: string): Mapping | undefined => {
    const around = target.around(text);
    const value = around === undefined ? undefined : pairOf(around, key)?.value;
    return value?.kind === 'map' ? value : undefined;
  };

const blockMapIn = (text: string): Mapping | undefined => {
  const node = blockIn(text);
  return node?.kind === 'map' ? node : undefined;
};

/** Where a field names claims: texts, or mappings with a `claim`. */
function mentions(pair: Pair | undefined): readonly Extract<Node, { kind: 'scalar' }>[] {
  const values =
    pair?.value.kind === 'list'
      ? pair.value.items.map((item) => item.value)
      : pair === undefined
        ? []
        : [pair.value];
  return values.flatMap((value) => {
    const named = value.kind === 'map' ? pairOf(value, 'claim')?.value : value;
    return named?.kind === 'scalar' && !isEmpty(named) ? [named] : [];
  });
}
