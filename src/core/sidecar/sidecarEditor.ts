import type { Made as MadeOf } from './applyEdits.ts';
import type { Annotation, Rejection } from '../model/annotation.ts';
import { byPosition } from '../model/range.ts';
import type { SidecarDocument } from './document.ts';
import { Draft, type RemovedEntry } from './draft.ts';
import type { SidecarEdit } from './edit.ts';
import { ANNOTATION_KEYS, ARTICLE_KEYS, REJECTION_KEYS, ROOT_KEYS, SIDECAR_SECTIONS } from './keys.ts';
import { annotationChanges, articleChanges, entryFields } from './layout.ts';
import { SidecarNotWritable } from './notWritable.ts';
import {
  entryIn,
  patch,
  revert,
  revertsOf,
  settle,
  shifted,
  shiftedLine,
  type Changes,
  type FieldRevert,
  type Patched,
} from './patch.ts';
import { FORMAT_VERSION } from './root.ts';
import { isEmpty, pairOf, type List, type Mapping } from './yaml/nodes.ts';
import { fieldLines, inline, itemLines } from './yaml/write.ts';

/** What one edit did, or why it did nothing. */
type Made = MadeOf<SidecarEdit>;

type EntrySection = 'annotations' | 'rejections';
const KIND = { annotations: 'annotation', rejections: 'rejection' } as const;
const KEYS = { annotations: ANNOTATION_KEYS, rejections: REJECTION_KEYS };

/** A mapping somewhere in the file: a text that holds it, the way to find it there, and how to put the text back. */
interface Target {
  readonly text: string;
  readonly locate: (text: string) => Mapping | undefined;
  readonly put: (text: string) => void;
}

/** Applies edits to a sidecar one after the other: see `editSidecar`. */
export class SidecarEditor {
  private readonly draft: Draft;
  private readonly positions = new Map<string, readonly [number, number] | undefined>();

  constructor(document: SidecarDocument) {
    const seen = new Set<string>();
    this.draft = new Draft(document.yaml, SIDECAR_SECTIONS, (section, index) => {
      const entry = section.entries[index]?.entry;
      const id = entry !== undefined && 'value' in entry ? idOf(entry.value) : undefined;
      const key = `${section.name} ${id}`;
      // What has no id of its own is kept and never found.
      if (id === undefined || seen.has(key)) return `\n${index}`;
      seen.add(key);
      return id;
    });
    for (const { id, position } of [...document.annotations, ...document.rejections])
      this.positions.set(id, position);
    if (document.yaml.root === undefined) {
      if (/^(?:---|\.\.\.|%)/m.test(document.source))
        throw new SidecarNotWritable([], 'it holds document markers and nothing else');
      this.draft.append([`version: ${FORMAT_VERSION}`]);
    }
  }

  toString(): string {
    return this.draft.toString();
  }

  apply(edit: SidecarEdit): Made {
    switch (edit.kind) {
      case 'add-annotation':
        return this.add('annotations', edit.annotation);
      case 'add-rejection':
        return this.add('rejections', edit.rejection);
      case 'update-annotation':
      case 'update-rejection': {
        const section = edit.kind === 'update-annotation' ? 'annotations' : 'rejections';
        if (edit.set.position !== undefined) this.positions.set(edit.id, edit.set.position);
        return this.update(section, edit.id, annotationChanges(edit.set));
      }
      case 'remove-annotation':
        return this.remove('annotations', edit.id, edit.drop);
      case 'remove-rejection':
        return this.remove('rejections', edit.id, edit.drop);
      case 'restore-annotation':
        return this.restore('annotations', edit.removed);
      case 'restore-rejection':
        return this.restore('rejections', edit.removed);
      case 'revert-annotation':
        return this.revert('annotations', edit.id, edit.fields);
      case 'revert-rejection':
        return this.revert('rejections', edit.id, edit.fields);
      case 'set-article':
        return this.setArticle(articleChanges(edit.set));
      case 'revert-article':
        return this.revertArticle(edit.fields, edit.drop === true);
      case 'settle-conflict':
        return this.settle(edit.id, edit.field);
      case 'delete-if-empty':
        return { inverse: [] };
    }
  }

  private target(section: EntrySection, id: string): Target | undefined {
    const entry = this.draft.entry(section, id);
    if (entry !== undefined)
      return { text: entry.text, locate: entryIn, put: (text) => void (entry.text = text) };
    const locate = (frame: string): Mapping | undefined => {
      const root = this.draft.rootOf(frame);
      const list = root === undefined ? undefined : pairOf(root, section)?.value;
      const item = list?.kind === 'list' ? list.items.find((one) => idOf(one.value) === id) : undefined;
      return item?.value.kind === 'map' ? item.value : undefined;
    };
    if (locate(this.draft.frame) === undefined) return undefined;
    return { text: this.draft.frame, locate, put: (text) => this.draft.reframe(text) };
  }

  private add(section: EntrySection, entry: Annotation | Rejection): Made {
    if (this.target(section, entry.id) !== undefined) return 'exists';
    const fields = entryFields(entry);
    this.positions.set(entry.id, entry.position);
    const kind = KIND[section];
    const list = this.flowList(section);
    if (list !== undefined) {
      const text = inline({ kind: 'map', pairs: fields });
      this.draft.splice([
        this.draft.splicer().insertFlowItem(list, this.place(idsOf(list), entry.position), text),
      ]);
      return { inverse: [{ kind: `remove-${kind}`, id: entry.id }] };
    }
    const drop = this.draft.open(section, ROOT_KEYS);
    const entries = this.draft.entries(section) ?? [];
    const lines = itemLines(fields, this.draft.indent(section), this.step(section));
    const keys = entries.map((one) => one.key);
    this.insert(section, this.place(keys, entry.position), entry.id, lines, this.draft.separator(section));
    return { inverse: [{ kind: `remove-${kind}`, id: entry.id, ...(drop ? { drop } : {}) }] };
  }

  private insert(
    section: EntrySection,
    index: number,
    key: string,
    lines: readonly string[],
    gap: string,
  ): void {
    const text = lines.map((line) => line + this.draft.eol).join('');
    const next = this.draft.entries(section)?.[index];
    this.draft.insert(section, index, { key, gap: index > 0 ? gap : '', text });
    if (index === 0 && next !== undefined && next.gap === '') next.gap = gap;
  }

  /** A section that is not a block of lines and has something in it, or stands in a flow mapping. */
  private flowList(section: EntrySection): List | undefined {
    const root = this.draft.root();
    if (root === undefined || this.draft.entries(section) !== undefined) return undefined;
    if (root.flow && pairOf(root, section) === undefined)
      this.draft.splice(this.draft.splicer().set(root, section, { kind: 'texts', texts: [] }, ROOT_KEYS));
    const value = pairOf(this.draft.root() ?? root, section)?.value;
    if (value === undefined || isEmpty(value)) return undefined;
    if (value.kind === 'list' && value.flow) return value.items.length > 0 || root.flow ? value : undefined;
    throw new SidecarNotWritable([], `\`${section}\` is laid out in an unusual way`);
  }

  /** How far behind the dash the keys of this file's entries stand. */
  private step(section: EntrySection): number {
    const sample = this.draft.entries(section)?.[0]?.text ?? '';
    return /^ *(- +)[^\s#]/m.exec(sample)?.[1]?.length ?? 2;
  }

  /** Where a new entry goes among these, in the order of the text; without a position it goes last. */
  private place(ids: readonly string[], position: readonly [number, number] | undefined): number {
    if (position === undefined) return ids.length;
    const range = { start: position[0], end: position[1] };
    const later = ids.findIndex((id) => {
      const other = this.positions.get(id);
      return other !== undefined && byPosition({ start: other[0], end: other[1] }, range) > 0;
    });
    return later === -1 ? ids.length : later;
  }

  private update(section: EntrySection, id: string, changes: Changes): Made {
    const target = this.target(section, id);
    if (target === undefined) return 'gone';
    const made = patch(target.text, target.locate, changes, KEYS[section], this.draft.eol);
    target.put(made.text);
    return this.reverting(section, id, made);
  }

  private reverting(
    section: EntrySection,
    id: string,
    { reverts }: Patched,
  ): { inverse: readonly SidecarEdit[] } {
    return {
      inverse: reverts.length === 0 ? [] : [{ kind: `revert-${KIND[section]}`, id, fields: reverts }],
    };
  }

  private remove(section: EntrySection, id: string, drop = false): Made {
    const removed = this.draft.remove(section, id, drop) ?? this.removeFlow(section, id);
    return removed === undefined ? 'gone' : { inverse: [{ kind: `restore-${KIND[section]}`, id, removed }] };
  }

  private removeFlow(section: EntrySection, id: string): RemovedEntry | undefined {
    if (this.target(section, id) === undefined) return undefined;
    const list = this.flowList(section);
    const ids = list === undefined ? [] : idsOf(list);
    const index = ids.indexOf(id);
    const item = list?.items[index];
    if (list === undefined || item === undefined) return undefined;
    const text = this.draft.frame.slice(item.start, item.value.end);
    this.draft.splice([this.draft.splicer().removeFlowItem(list, index)]);
    const [after, before] = [ids[index - 1], ids[index + 1]];
    return {
      key: id,
      text,
      gapBefore: '',
      gapAfter: '',
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    };
  }

  private restore(section: EntrySection, removed: RemovedEntry): Made {
    if (this.target(section, removed.key) !== undefined) return 'exists';
    const kind = KIND[section];
    const list = this.flowList(section);
    if (list !== undefined) {
      // A block of lines does not fit into a flow list.
      if (removed.indent !== undefined) return 'changed';
      const index = this.former(idsOf(list), removed);
      this.draft.splice([this.draft.splicer().insertFlowItem(list, index, removed.text)]);
      return { inverse: [{ kind: `remove-${kind}`, id: removed.key }] };
    }
    const drop = this.draft.open(section, ROOT_KEYS, removed.indent);
    const indent = this.draft.indent(section);
    const by = removed.indent === undefined ? 0 : indent - removed.indent;
    const text =
      removed.indent === undefined
        ? `${' '.repeat(indent)}- ${removed.text}${this.draft.eol}`
        : removed.text
            .split('\n')
            .map((line) => shiftedLine(line, by))
            .join('\n');
    const entries = this.draft.entries(section) ?? [];
    const keys = entries.map((entry) => entry.key);
    const index = this.former(keys, removed);
    const next = entries[index];
    this.draft.insert(section, index, { key: removed.key, gap: index > 0 ? removed.gapBefore : '', text });
    if (next !== undefined && next.gap === '') next.gap = removed.gapAfter;
    return { inverse: [{ kind: `remove-${kind}`, id: removed.key, ...(drop ? { drop } : {}) }] };
  }

  /** Where an entry goes that was removed: behind or before its neighbours of then, else by position. */
  private former(ids: readonly string[], { after, before, key }: RemovedEntry): number {
    if (after !== undefined && ids.includes(after)) return ids.indexOf(after) + 1;
    if (before !== undefined && ids.includes(before)) return ids.indexOf(before);
    return this.place(ids, this.positions.get(key));
  }

  private revert(section: EntrySection, id: string, fields: readonly FieldRevert[]): Made {
    const target = this.target(section, id);
    if (target === undefined) return 'gone';
    const made = revert(target.text, target.locate, fields, KEYS[section], this.draft.eol);
    target.put(made.text);
    const kind = `revert-${KIND[section]}` as const;
    const { inverse } = this.reverting(section, id, made);
    return { inverse, ...(made.changed.length === 0 ? {} : { left: { kind, id, fields: made.changed } }) };
  }

  private readonly articleIn = (frame: string): Mapping | undefined => {
    const root = this.draft.rootOf(frame);
    const value = root === undefined ? undefined : pairOf(root, 'article')?.value;
    return value?.kind === 'map' ? value : undefined;
  };

  private setArticle(changes: Changes): Made {
    if (this.articleIn(this.draft.frame) !== undefined) {
      const made = patch(this.draft.frame, this.articleIn, changes, ARTICLE_KEYS, this.draft.eol);
      this.draft.reframe(made.text);
      return { inverse: made.reverts.length === 0 ? [] : [{ kind: 'revert-article', fields: made.reverts }] };
    }
    const given = [...changes].flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
    return this.openArticle(
      given.map((field) => field.key),
      (indent) => given.flatMap((field) => fieldLines(field, indent)),
      inline({ kind: 'map', pairs: given }),
    );
  }

  /** Writes the first particulars of an article. */
  private openArticle(
    keys: readonly string[],
    linesAt: (indent: number) => readonly string[],
    flow: string,
  ): { inverse: readonly SidecarEdit[] } {
    if (keys.length === 0) return { inverse: [] };
    const { draft } = this;
    const before = draft.frame;
    const root = draft.root();
    const pair = root === undefined ? undefined : pairOf(root, 'article');
    if (pair !== undefined && !isEmpty(pair.value))
      throw new SidecarNotWritable([], '`article` is no list of keys with values');
    const lines = linesAt(2);
    const raw = root?.flow === true ? `"article": ${flow}` : ['article:', ...lines].join(draft.eol);
    if (root === undefined) draft.append(['article:', ...lines]);
    else if (pair !== undefined && !root.flow) draft.splice([draft.splicer().nest(pair, lines)]);
    else draft.splice([draft.splicer().restore(root, raw, 'article', {}, ROOT_KEYS)]);
    const after = { text: draft.frame, map: this.articleIn(draft.frame) };
    const fields = revertsOf({ text: before }, after, keys);
    return { inverse: [{ kind: 'revert-article', fields, ...(pair === undefined ? { drop: true } : {}) }] };
  }

  private revertArticle(fields: readonly FieldRevert[], drop: boolean): Made {
    const { draft } = this;
    if (this.articleIn(draft.frame) === undefined) {
      const inFlow = draft.root()?.flow === true;
      const restored = fields.filter(
        (field) => field.was !== undefined && field.became === undefined && field.flow === inFlow,
      );
      const changed = fields.filter((field) => field.was !== undefined && !restored.includes(field));
      const made = this.openArticle(
        restored.map((field) => field.key),
        (indent) =>
          restored.flatMap((field) =>
            `${' '.repeat(indent)}${shifted(field.was ?? '', indent)}`.split(/\r?\n/),
          ),
        `{${restored.map((field) => field.was).join(', ')}}`,
      );
      return changed.length === 0 ? made : { ...made, left: { kind: 'revert-article', fields: changed } };
    }
    const made = revert(draft.frame, this.articleIn, fields, ARTICLE_KEYS, draft.eol);
    draft.reframe(made.text);
    if (drop) this.closeArticle();
    return {
      inverse: made.reverts.length === 0 ? [] : [{ kind: 'revert-article', fields: made.reverts }],
      ...(made.changed.length === 0 ? {} : { left: { kind: 'revert-article', fields: made.changed } }),
    };
  }

  /** Takes the key of the particulars away with the last of them, unless a comment stands with it. */
  private closeArticle(): void {
    const root = this.draft.root();
    const pair = root === undefined ? undefined : pairOf(root, 'article');
    if (root === undefined || pair === undefined) return;
    const empty = isEmpty(pair.value) || (pair.value.kind === 'map' && pair.value.pairs.length === 0);
    if (empty && !/^[^\n]*#|^[^\n]*\n[ \t]+#/.test(this.draft.frame.slice(pair.afterColon)))
      this.draft.splice([this.draft.splicer().remove(root, pair)]);
  }

  private settle(id: string | undefined, field: string): Made {
    const { draft } = this;
    if (id === undefined) {
      const made = settle(draft.frame, this.articleIn, field, draft.eol);
      if (made === undefined) return 'gone';
      draft.reframe(made.text);
      return { inverse: [{ kind: 'revert-article', fields: made.reverts }] };
    }
    for (const section of ['annotations', 'rejections'] as const) {
      const target = this.target(section, id);
      const made = target === undefined ? undefined : settle(target.text, target.locate, field, draft.eol);
      if (target === undefined || made === undefined) continue;
      target.put(made.text);
      return this.reverting(section, id, made);
    }
    return 'gone';
  }
}

/** The id an entry goes by. */
function idOf(node: List['items'][number]['value']): string | undefined {
  const value = node.kind === 'map' ? pairOf(node, 'id')?.value : undefined;
  return value?.kind === 'scalar' && value.value !== '' ? value.value : undefined;
}

const idsOf = (list: List): readonly string[] => list.items.map((item) => idOf(item.value) ?? '');
