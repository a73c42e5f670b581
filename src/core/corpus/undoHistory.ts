import type { ArticleId, FileId, Logger, Subscribe } from '../ports.ts';
import type { SidecarEdit } from '../sidecar/edit.ts';
import type { RegisterEdit } from '../sidecar/register.ts';
import type { Annotations } from './annotations.ts';
import { Emitter } from './emitter.ts';
import { Interference } from './interference.ts';
import type { Registers } from './registers.ts';

/** The edits that take one act back, in the order in which to make them. */
type Inverse =
  | { readonly article: ArticleId; readonly edits: readonly SidecarEdit[] }
  | { readonly register: FileId; readonly edits: readonly RegisterEdit[] };

interface Step {
  readonly label: string;
  readonly takeBack: Act;
  /** Whether somebody took it back by another way. */
  readonly isGone?: () => boolean;
}

export type EditSidecar = (article: ArticleId, edits: readonly SidecarEdit[]) => Promise<void>;
export type EditRegister = (register: FileId, edits: readonly RegisterEdit[]) => Promise<void>;
type Act = (edit: EditSidecar, editRegister: EditRegister) => Promise<void>;

/** A step taken back or done again. */
export interface Replayed {
  readonly label: string;
  /** How many of its edits no longer applied, as somebody else changed the same since. */
  readonly missed: number;
}

/** How many steps can be taken back. */
const KEPT = 200;

/**
 * Undo and redo of what people did to annotations. Tagging changes no text, so the editor's own undo knows nothing of
 * it; this journal keeps inverse edits, which name annotations by id and so still apply after other edits.
 */
export class UndoHistory {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];
  /** Steps and what takes them back follow one another: a step shows edit by edit, but is taken back as a whole. */
  private running: Promise<unknown> = Promise.resolve();
  private underWay = 0;
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;

  constructor(
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to the undo history failed', cause));
    this.onDidChange = this.changed.event;
  }

  /** What Undo would take back, for people. */
  get undoLabel(): string | undefined {
    this.forgetGone();
    return this.done.at(-1)?.label;
  }

  get redoLabel(): string | undefined {
    return this.undone.at(-1)?.label;
  }

  /**
   * Does something as one step, once the steps before it are done; so `act` must not begin another. Where it fails
   * half-way, what it did until then is still one step to take back, and the failure goes to the caller.
   */
  step(label: string, act: Act): Promise<void> {
    return this.inTurn(() => this.perform(label, act));
  }

  /** Whether a step, or what takes one back, is under way. */
  get isBusy(): boolean {
    return this.underWay > 0;
  }

  /**
   * Takes in what the editor did to the files itself, as one step.
   * @param takeBack makes the edits that take it back
   * @param isGone whether the editor's own undo took it back already: then it is forgotten
   */
  adopt(label: string, takeBack: Act, isGone: () => boolean): void {
    this.keep({ label, takeBack, isGone });
    this.undone.length = 0;
    this.changed.fire();
  }

  /** @returns the step taken back, or undefined where there is none; steps under way are waited for */
  undo(): Promise<Replayed | undefined> {
    return this.inTurn(() => {
      this.forgetGone();
      return this.replay(this.done, this.undone);
    });
  }

  redo(): Promise<Replayed | undefined> {
    return this.inTurn(() => this.replay(this.undone, this.done));
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    this.underWay++;
    const done = this.running.then(act, act).finally(() => this.underWay--);
    this.running = done;
    return done;
  }

  private async perform(label: string, act: Act): Promise<void> {
    const { made: inverses, missed } = await this.record(act, (made) => {
      if (made.length > 0) {
        this.keep({ label, takeBack: replaying(made) });
      }
    });
    if (inverses > 0) this.undone.length = 0;
    this.changed.fire();
    if (missed > 0) throw new Interference('changed');
  }

  private keep(step: Step): void {
    this.done.push(step);
    this.done.splice(0, this.done.length - KEPT);
  }

  private forgetGone(): void {
    while (this.done.at(-1)?.isGone?.() === true) this.done.pop();
  }

  private async replay(from: Step[], to: Step[]): Promise<Replayed | undefined> {
    const step = from.pop();
    if (!step) return undefined;
    const { missed } = await this.record(step.takeBack, (made) =>
      to.push({ label: step.label, takeBack: replaying(made) }),
    );
    this.changed.fire();
    return { label: step.label, missed };
  }

  /** Runs an act, gathering the inverse of each of its edits, the last first; they are kept even where it fails. */
  private async record(
    act: Act,
    keep: (made: readonly Inverse[]) => void,
  ): Promise<{ readonly made: number; readonly missed: number }> {
    const made: Inverse[] = [];
    let missed = 0;
    try {
      await act(
        async (article, edits) => {
          const { inverse, unapplied } = await this.annotations.edit(article, edits);
          made.unshift({ article, edits: inverse });
          missed += unapplied.length;
        },
        async (register, edits) => {
          const { inverse, unapplied } = await this.registers.edit(register, edits);
          made.unshift({ register, edits: inverse });
          missed += unapplied.length;
        },
      );
    } finally {
      keep(made);
    }
    return { made: made.length, missed };
  }
}

/** Makes edits in their order. */
const replaying =
  (inverses: readonly Inverse[]): Act =>
  async (edit, editRegister) => {
    for (const inverse of inverses) {
      if ('article' in inverse) await edit(inverse.article, inverse.edits);
      else await editRegister(inverse.register, inverse.edits);
    }
  };
