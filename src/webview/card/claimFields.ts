import type { CardWords, ClaimCard, FromCard } from '../protocol/card.ts';
import { VERDICTS } from '../protocol/values.ts';
import { h } from '../shared/dom.ts';
import { announce } from '../shared/host.ts';
import { EditedText } from './editedText.ts';

type Draft = { readonly field: string; readonly value: string };

/** The head of the card: the claim's key and counts, and what a person may write about it. */
export class ClaimFields {
  readonly element = h('header', {});
  private readonly key = h('code', { class: 'key', dir: 'auto' });
  private readonly counts = h('p', { class: 'counts' });
  private readonly gone = h('p', { class: 'gone', role: 'status' });
  private readonly actions = h('div', { class: 'actions' });
  private readonly verdict = h('fieldset', { class: 'verdict' });
  private readonly statement: EditedText;
  private readonly tags: EditedText;
  private readonly note: EditedText;
  private verdictShown: string | undefined;

  constructor(
    drafts: readonly Draft[],
    private readonly tell: (message: FromCard) => void,
    changed: () => void,
  ) {
    const draft = (field: string): string | undefined => drafts.find((one) => one.field === field)?.value;
    const line = { changed, multiline: false };
    this.statement = new EditedText('statement', draft('statement'), { changed, multiline: true }, (value) =>
      tell({ type: 'statement', value }),
    );
    this.tags = new EditedText('tags', draft('tags'), line, (value) =>
      tell({
        type: 'tags',
        values: Array.from(
          new Set(
            value
              .split(',')
              .map((tag) => tag.trim())
              .filter(Boolean),
          ),
        ),
      }),
    );
    this.note = new EditedText('note', draft('note'), { changed, multiline: true }, (value) =>
      tell({ type: 'note', value }),
    );
    this.element.append(
      h('div', { class: 'title' }, h('h1', {}, this.key), this.actions),
      this.counts,
      this.gone,
      this.statement.element,
      this.verdict,
      h('div', { class: 'pair' }, this.tags.element, this.note.element),
    );
  }

  show(words: CardWords, card: ClaimCard): void {
    this.key.textContent = card.claim;
    this.counts.textContent = card.counts;
    this.gone.textContent = card.gone ? words.gone : '';
    this.gone.hidden = !card.gone;
    this.statement.show(words.statement, words.statementHint, words, card.statement);
    this.tags.show(words.tags, words.tagsHint, words, card.tags.join(', '));
    this.note.show(words.note, words.noteHint, words, card.note);
    if (this.actions.childElementCount === 0) {
      const button = (label: string, message: FromCard): HTMLButtonElement =>
        h('button', { type: 'button', class: 'secondary', onclick: () => this.tell(message) }, label);
      this.actions.append(button(words.matrix, { type: 'matrix' }), button(words.print, { type: 'print' }));
    }
    this.showVerdict(words, card.verdict);
  }

  /** What was typed and not written yet. */
  drafts(): readonly Draft[] {
    return [this.statement, this.tags, this.note].flatMap((field) => field.draft ?? []);
  }

  private showVerdict(words: CardWords, verdict: ClaimCard['verdict']): void {
    if (this.verdictShown === undefined) {
      this.verdict.append(h('legend', {}, words.verdict));
      for (const value of VERDICTS) {
        const id = `verdict-${value}`;
        const choose = (): void => {
          this.tell({ type: 'verdict', value });
          announce(`${words.verdict}: ${words[value]}`);
        };
        this.verdict.append(
          h(
            'label',
            { for: id, class: `choice ${value}` },
            h('input', { type: 'radio', name: 'verdict', id, value, onchange: choose }),
            h('span', {}, words[value]),
          ),
        );
      }
    }
    this.verdictShown = verdict;
    const radio = this.verdict.querySelector<HTMLInputElement>(`#verdict-${verdict}`);
    if (radio) radio.checked = true;
  }
}
