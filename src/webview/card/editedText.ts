import type { CardWords } from '../protocol/card.ts';
import { controlKey } from '../shared/controlKey.ts';
import { h } from '../shared/dom.ts';
import { format } from '../shared/format.ts';

interface Options {
  readonly multiline: boolean;
  /** Called when there is something to remember, or nothing any more. */
  readonly changed: () => void;
}

/**
 * A text that is edited where it stands: written when it is left or on Enter (Ctrl+Enter where lines are allowed), as it
 * was before on Escape. What is being typed is never taken away by a change from elsewhere; that is said below it.
 */
export class EditedText {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement | HTMLTextAreaElement;
  private readonly label: HTMLLabelElement;
  private readonly elsewhere: HTMLElement;
  /** The text as it stands in the register; undefined until it is known. */
  private written: string | undefined;

  constructor(
    private readonly name: string,
    private readonly remembered: string | undefined,
    private readonly options: Options,
    private readonly write: (value: string) => void,
  ) {
    this.label = h('label', { for: name });
    this.elsewhere = h('p', { class: 'elsewhere', id: `${name}-elsewhere`, hidden: true, dir: 'auto' });
    const given = { id: name, dir: 'auto', spellcheck: 'true', 'aria-describedby': `${name}-elsewhere` };
    this.input = options.multiline
      ? h('textarea', { ...given, rows: 1 })
      : h('input', { ...given, type: 'text' });
    this.input.addEventListener('input', () => {
      this.fit();
      options.changed();
    });
    this.input.addEventListener('keydown', (event) => this.press(event as KeyboardEvent));
    this.input.addEventListener('blur', () => this.leave());
    this.element = h('div', { class: `field ${name}` }, this.label, this.input, this.elsewhere);
  }

  get draft(): { field: string; value: string } | undefined {
    return this.isDirty ? { field: this.name, value: this.input.value } : undefined;
  }

  show(label: string, hint: string, words: CardWords, value: string): void {
    this.label.textContent = label;
    this.input.placeholder = hint;
    this.input.title = format(words.saveHint, controlKey(words.ctrl));
    const first = this.written === undefined;
    const dirty = this.isDirty;
    const moved = !first && this.written !== value;
    this.written = value;
    if (first) this.input.value = this.remembered ?? value;
    else if (!dirty) this.input.value = value;
    this.elsewhere.hidden = !(dirty && moved && this.isDirty);
    if (!this.elsewhere.hidden) this.elsewhere.textContent = format(words.changedMeanwhile, value);
    this.fit();
  }

  private get isDirty(): boolean {
    return this.written !== undefined && this.input.value !== this.written;
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (!this.options.multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.leave();
    } else if (event.key === 'Escape' && this.isDirty) {
      event.preventDefault();
      this.input.value = this.written ?? '';
      this.elsewhere.hidden = true;
      this.fit();
      this.options.changed();
    }
  }

  private leave(): void {
    if (!this.isDirty) return;
    this.elsewhere.hidden = true;
    this.written = this.input.value;
    this.write(this.input.value.trim());
    this.options.changed();
  }

  /** As high as its text. */
  private fit(): void {
    if (!this.options.multiline) return;
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }
}
