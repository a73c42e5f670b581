import type { CardSuggestion, CardWords, FromCard, ToCard } from '../protocol/card.ts';
import { fact, h } from '../shared/dom.ts';

type Tell = (message: FromCard) => void;
type Found = Extract<ToCard, { type: 'suggestions' }>;

/** Passages of other articles to be judged. */
export function suggestionsSection(
  words: CardWords,
  { reading, suggestions }: Found,
  tell: Tell,
): (Node | false)[] {
  return [
    h('h2', { id: 'suggestions' }, words.suggestions),
    reading && h('p', { class: 'hint', role: 'status' }, words.suggestionsReading),
    suggestions.length === 0 && !reading && h('p', { class: 'empty' }, words.suggestionsNone),
    suggestions.length > 0 &&
      h('ul', { class: 'matches' }, ...suggestions.map((one) => suggestionElement(words, one, tell))),
  ];
}

function suggestionElement(words: CardWords, one: CardSuggestion, tell: Tell): HTMLElement {
  const { id, outlet, facts, marked, differences } = one;
  const judge = (type: 'same' | 'other', label: string, look: string): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: look,
        'aria-label': `${label}: ${outlet}`,
        'data-key': `${type}-${id}`,
        onclick: () => tell({ type, id }),
      },
      label,
    );
  const go = (): void => tell({ type: 'suggestion', id });
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'line' },
      h(
        'button',
        { type: 'button', class: 'link outlet', dir: 'auto', title: words.goTo, onclick: go },
        outlet,
      ),
      ...facts.map((one) => fact(one)),
    ),
    h(
      'p',
      { class: 'words', dir: 'auto', onclick: go },
      ...marked.map(({ text, mark }) => (mark ? h('mark', { class: 'piece number' }, text) : text)),
    ),
    differences.length > 0 &&
      h('ul', { class: 'differences' }, ...differences.map((line) => h('li', { dir: 'auto' }, line))),
    h(
      'div',
      { class: 'judge' },
      judge('same', words.sameClaim, 'primary'),
      judge('other', words.notThisClaim, 'secondary'),
    ),
  );
}
