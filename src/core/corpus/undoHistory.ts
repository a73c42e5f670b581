import type { ArticleId, FileId, Logger, Subscribe } from '../ports.ts';
import type { SidecarEdit } from '../sidecar/edit.ts';
import type { RegisterEdit } from '../sidecar/register.ts';
import type { Annotations } from './annotations.ts';
import { Emitter } from './emitter.ts';
import type { Registers } from './registers.ts';

/** The edits that take one act back, in the order in which to make them. */
type Inverse =
  | { readonly article: ArticleId; readonly edits: readonly SidecarEdit[] }
  | { readonly register: FileId; readonly edits: readonly RegisterEdit[] };

interface Step {
  readonly label: string;
  readonly inverses: readonly Inverse[];
}

export type EditSidecar = (article: ArticleId, edits: readonly SidecarEdit[]) => Promise<void>;
export type EditRegister = (register: FileId, edits: readonly RegisterEdit[]) => Promise<void>;

/** How many steps can be taken back. */
const KEPT = 200;

/**
 * Undo and redo of what people did to annotations. Tagging changes no text, so the editor's own undo knows nothing of
 * it; this journal keeps inverse edits, which name annotations by id and so still apply after other edits.
 */
export class UndoHistory {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];
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
    return this.done.at(-1)?.label;
  }

  get redoLabel(): string | undefined {
    return this.undone.at(-1)?.label;
  }

  /**
   * Does something as one step. Where it fails half-way, what it did until then is still one step to take back, and
   * the failure goes to the caller.
   */
  async step(
    label: string,
    act: (edit: EditSidecar, editRegister: EditRegister) => Promise<void>,
  ): Promise<void> {
    const inverses = await this.record(act, (made) => {
      if (made.length > 0) {
        this.done.push({ label, inverses: made });
        this.done.splice(0, this.done.length - KEPT);
      }
    });
    if (inverses > 0) this.undone.length = 0;
    this.changed.fire();
  }

  /** @returns the label of the step taken back, or undefined where there is none */
  undo(): Promise<string | undefined> {
    return this.replay(this.done, this.undone);
  }

  redo(): Promise<string | undefined> {
    return this.replay(this.undone, this.done);
  }

  private async replay(from: Step[], to: Step[]): Promise<string | undefined> {
    const step = from.pop();
    if (!step) return undefined;
    await this.record(
      async (edit, editRegister) => {
        for (const inverse of step.inverses) {
          if ('article' in inverse) await edit(inverse.article, inverse.edits);
          else await editRegister(inverse.register, inverse.edits);
        }
      },
      (made) => to.push({ label: step.label, inverses: made }),
    );
    this.changed.fire();
    return step.label;
  }

  /** Runs an act, gathering the inverse of each of its edits, the last first; they are kept even where it fails. */
  private async record(
    act: (edit: EditSidecar, editRegister: EditRegister) => Promise<void>,
    keep: (made: readonly Inverse[]) => void,
  ): Promise<number> {
    const made: Inverse[] = [];
    try {
      await act(
        async (article, edits) => {
          made.unshift({ article, edits: await this.annotations.edit(article, edits) });
        },
        async (register, edits) => {
          made.unshift({ register, edits: await this.registers.edit(register, edits) });
        },
      );
    } finally {
      keep(made);
    }
    return made.length;
  }
}
