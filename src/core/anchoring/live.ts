import type { Anchoring } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import { detectLanguage } from '../language/detect.ts';
import { classifyChanges } from '../text/changes.ts';
import { sameWords } from '../text/fold.ts';
import { AnchoringContext } from './context.ts';
import { describe } from './describe.ts';
import type { TextEdit } from './edits.ts';
import { EditBatch } from './edits.ts';
import { Snapshots } from './snapshots.ts';

/** A passage of at least this many characters is known by its words wherever they are inserted. */
const UNMISTAKABLE = 12;
/** One that was lost before following began comes back by more: nobody may be moving it. */
const UNMISTAKABLE_LATER = 20;

/** How a passage lost its place. */
interface Lost {
  /** Where in the deleted text it began; undefined where it was not there when following began. */
  readonly offset: number | undefined;
  /** What was known of it then. */
  readonly known?: Anchoring;
}

/** Where a passage is and what it lost. */
interface Place {
  start: number;
  end: number;
  /** The wording before an edit took away its beginning or end, so that undoing restores it. */
  wording: string | undefined;
  /** Of a passage that has no place; undefined while it has one. */
  lost: Lost | undefined;
}

/** An annotation as the editor shows it now. */
interface Live extends Place {
  readonly id: string;
  readonly selectors: Selectors;
  known: Anchoring | undefined;
}

/**
 * The annotations of a text that is being edited. Ranges follow every edit at once; what the edit did to the words is
 * worked out when it is asked for. A passage deleted and inserted elsewhere (cut and paste, move line, undo) is found
 * again by its words.
 */
export class LiveAnchors {
  private readonly entries = new Map<string, Live>();
  private readonly lost = new Set<Live>();
  private readonly snapshots = new Snapshots<Place>();
  /** An article does not change its language while it is edited. */
  private detected: { readonly language: string | undefined } | undefined;

  constructor(private current: string) {}

  /** The text all ranges refer to. */
  get text(): string {
    return this.current;
  }

  /** Follows a passage; an id known already is replaced. */
  add(id: string, selectors: Selectors, range: Range): void {
    this.remove(id);
    this.entries.set(id, {
      id,
      selectors,
      start: range.start,
      end: range.end,
      wording: undefined,
      lost: undefined,
      known: undefined,
    });
  }

  /**
   * Waits for a passage that is not in the text to be put back, by undoing or pasting; an id known already is replaced.
   * @param known what is said of it until then
   */
  addLost(id: string, selectors: Selectors, known: Anchoring): void {
    this.add(id, selectors, { start: this.current.length, end: this.current.length });
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.lost = { offset: undefined, known };
    this.lost.add(entry);
  }

  remove(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    this.lost.delete(entry);
  }

  /** The passage's range now; undefined where it was deleted or the id is not followed. */
  range(id: string): Range | undefined {
    const entry = this.entries.get(id);
    return entry && !entry.lost ? { start: entry.start, end: entry.end } : undefined;
  }

  /** The state now; undefined where the id is not followed. Worked out once after each edit that touched the passage. */
  anchoring(id: string): Anchoring | undefined {
    const entry = this.entries.get(id);
    if (!entry) return undefined;
    entry.known ??= this.judge(entry);
    return entry.known;
  }

  /**
   * Ids of the passages deleted and not come back, with the words they had: what a paste elsewhere may carry. Those that
   * were not there when following began are not among them.
   */
  deleted(): { readonly id: string; readonly wording: string }[] {
    const cut = [...this.lost].filter(({ lost }) => lost?.offset !== undefined);
    return cut.map((entry) => ({ id: entry.id, wording: entry.wording ?? entry.selectors.quote }));
  }

  /**
   * Follows edits made at one moment; all offsets refer to the text before. Returns the ids of the passages whose
   * words may have changed, or that were lost or found; those that only shifted are not among them.
   */
  apply(edits: readonly TextEdit[]): Set<string> {
    const touched = new Set<string>();
    if (edits.length === 0) return touched;
    const batch = new EditBatch(edits);
    const before = this.current;
    this.current = batch.applyTo(before);
    const homeless: {
      readonly entry: Live;
      readonly edit: number;
      readonly from: number;
      readonly to: number;
    }[] = [];
    const damaged = new Map<string, Place>();
    const beside: string[] = [];
    for (const entry of this.entries.values()) {
      const { start, end, wording, lost } = entry;
      // What happens where a passage's missing words stood may bring them back.
      const reach = reachOf(entry);
      const index = batch.firstEndingFrom(start - reach);
      const edit = batch.edits[index];
      if (!edit) {
        // Everything happened before the passage.
        this.shift(entry, batch.mapStart(start), batch.mapEnd(end));
        continue;
      }
      if (edit.start > end + reach) {
        this.shift(entry, start === end ? batch.mapEnd(start) : batch.mapStart(start), batch.mapEnd(end));
        continue;
      }
      const touching = batch.edits[batch.firstEndingFrom(start)];
      if (!lost && start !== end && (touching?.start ?? Infinity) > end) {
        this.shift(entry, batch.mapStart(start), batch.mapEnd(end));
        beside.push(entry.id);
        continue;
      }
      touched.add(entry.id);
      entry.known = undefined;
      if (lost || start === end) {
        damaged.set(entry.id, { start, end, wording, lost });
        entry.start = entry.end = batch.mapEnd(start);
        const covering = batch.edits[coveringEdit(batch, start, end)];
        if (lost?.offset !== undefined && covering)
          entry.lost = { offset: lost.offset + start - covering.start };
        continue;
      }
      const newStart = batch.mapStart(start);
      const newEnd = batch.mapEnd(end);
      const isGone = newEnd <= newStart;
      if (isGone || losesAnEnd(batch, index, start, end))
        damaged.set(entry.id, { start, end, wording, lost });
      if (isGone) {
        entry.wording ??= before.slice(start, end);
        homeless.push({ entry, edit: coveringEdit(batch, start, end), from: start, to: end });
        entry.start = entry.end = newEnd;
        continue;
      }
      if (damaged.has(entry.id)) entry.wording ??= before.slice(start, end);
      entry.start = newStart;
      entry.end = newEnd;
    }
    const recalled = this.snapshots.recall(this.current);
    if (damaged.size > 0) this.snapshots.take(before, damaged);
    this.rehouse(homeless, batch, before, touched);
    this.findLost(batch, touched);
    this.restore([...touched, ...beside], touched);
    for (const [id, place] of recalled ?? []) this.putBack(id, place, touched);
    return touched;
  }

  private putBack(id: string, place: Place, touched: Set<string>): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    Object.assign(entry, place, { known: undefined });
    if (place.lost) this.lost.add(entry);
    else this.lost.delete(entry);
    touched.add(id);
  }

  private shift(entry: Live, start: number, end: number): void {
    if (entry.start === start && entry.end === end) return;
    entry.start = start;
    entry.end = end;
    entry.known = undefined;
  }

  /** Passages that lay wholly inside replaced text: a formatter or a revert may have put them back in the replacement. */
  private rehouse(
    homeless: readonly {
      readonly entry: Live;
      readonly edit: number;
      readonly from: number;
      readonly to: number;
    }[],
    batch: EditBatch,
    before: string,
    touched: Set<string>,
  ): void {
    const contexts = new Map<number, AnchoringContext>();
    for (const { entry, edit: index, from, to } of homeless) {
      const edit = batch.edits[index];
      entry.lost = { offset: edit ? from - edit.start : 0 };
      this.lost.add(entry);
      touched.add(entry.id);
      if (!edit || edit.text.trim() === '') continue;
      const gone = before.slice(edit.start, edit.end);
      const context = contexts.get(index) ?? new AnchoringContext(edit.text, gone);
      contexts.set(index, context);
      const found = context.anchor(describe(gone, { start: from - edit.start, end: to - edit.start }));
      if (!found.range) continue;
      const place = batch.placeOf(index);
      const { wording } = entry;
      this.settle(entry, place + found.range.start, place + found.range.end);
      // What it lost, now or before, comes back by undoing.
      if (wording !== this.current.slice(entry.start, entry.end)) entry.wording = wording;
    }
  }

  /** Passages deleted now or before whose words are inserted: cut and paste, move line, undo. */
  private findLost(batch: EditBatch, touched: Set<string>): void {
    for (const entry of this.lost) {
      const wording = entry.wording ?? entry.selectors.quote;
      for (let index = 0; index < batch.edits.length; index++) {
        const inserted = batch.edits[index]?.text ?? '';
        if (inserted.length < wording.length || wording === '') continue;
        const expected = entry.lost?.offset ?? 0;
        const at = inserted.startsWith(wording, expected) ? expected : inserted.indexOf(wording);
        // A word or two is typed again by chance: such a passage comes back only where it was.
        const isHome = entry.lost?.offset !== undefined && batch.placeOf(index) === entry.start;
        const enough = entry.lost?.offset === undefined ? UNMISTAKABLE_LATER : UNMISTAKABLE;
        if (at < 0 || (wording.length < enough && !isHome)) continue;
        const place = batch.placeOf(index) + at;
        this.settle(entry, place, place + wording.length);
        touched.add(entry.id);
        break;
      }
    }
  }

  private settle(entry: Live, start: number, end: number): void {
    entry.start = start;
    entry.end = end;
    entry.lost = undefined;
    entry.wording = undefined;
    entry.known = undefined;
    this.lost.delete(entry);
  }

  /** Passages that had lost their beginning or end, or all, bit by bit: whole again once the words stand there again. */
  private restore(ids: readonly string[], touched: Set<string>): void {
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (!entry || reachOf(entry) === 0) continue;
      for (const wording of [entry.wording ?? '', entry.selectors.quote]) {
        if (wording === '' || wording.length <= entry.end - entry.start) continue;
        const reach = wording.length + (entry.lost?.offset ?? 0);
        const from = Math.max(0, entry.end - reach);
        const at = this.current.slice(from, entry.start + reach).indexOf(wording);
        if (at < 0) continue;
        this.settle(entry, from + at, from + at + wording.length);
        touched.add(id);
        break;
      }
    }
  }

  private judge(entry: Live): Anchoring {
    if (entry.lost) return entry.lost.known ?? { state: 'orphaned', changes: [], candidates: [] };
    const range = { start: entry.start, end: entry.end };
    const { quote, position } = entry.selectors;
    const words = this.current.slice(range.start, range.end);
    if (words === quote || sameWords(words, quote)) {
      const state = position === undefined || position[0] === range.start ? 'exact' : 'moved';
      return { state, range, changes: [], candidates: [] };
    }
    this.detected ??= { language: detectLanguage(this.current) };
    const changes = classifyChanges(quote, words, this.detected.language);
    return { state: 'altered', range, changes, candidates: [] };
  }
}

/** How far around a passage the words it lost may come back, in this session or before. */
function reachOf({ wording, selectors, start, end, lost }: Live): number {
  if (lost && lost.offset === undefined) return 0;
  return Math.max(0, (wording ?? selectors.quote).length - (end - start)) + (lost?.offset ?? 0);
}

/** The edit whose replaced text holds a whole passage, or -1 where several edits took it away together. */
function coveringEdit(batch: EditBatch, start: number, end: number): number {
  for (let index = batch.firstEndingFrom(end); index < batch.edits.length; index++) {
    const edit = batch.edits[index];
    if (!edit || edit.start > start) return -1;
    if (edit.end >= end) return index;
  }
  return -1;
}

/** Whether an edit from the given one on takes away a passage's first or last character. */
function losesAnEnd(batch: EditBatch, from: number, start: number, end: number): boolean {
  for (let index = from; index < batch.edits.length; index++) {
    const edit = batch.edits[index];
    if (!edit || edit.start >= end) return false;
    if (edit.end > edit.start && ((edit.start <= start && edit.end > start) || edit.end >= end)) return true;
  }
  return false;
}
