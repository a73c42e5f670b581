import type { ArticleLine, CardWords, ClaimCard, FromCard, TextGroup } from '../protocol/card.ts';
import { fact, h } from '../shared/dom.ts';
import { format } from '../shared/format.ts';

type Tell = (message: FromCard) => void;

/** Which articles are texts of their own, with those that derive from one below it. */
export function textsSection(words: CardWords, card: ClaimCard, tell: Tell): (Node | false)[] {
  return [
    h('h2', { id: 'texts' }, words.texts),
    h('p', { class: 'hint' }, card.summary === '' ? words.textsHint : card.summary),
    card.texts.length > 0 &&
      h('ul', { class: 'texts' }, ...card.texts.map((group) => groupElement(words, group, tell))),
  ];
}

function groupElement(words: CardWords, { first, derived, unknown }: TextGroup, tell: Tell): HTMLElement {
  return h(
    'li',
    {},
    line(first, tell),
    unknown !== undefined && fact(unknown, 'unknown'),
    derived.length > 0 &&
      h(
        'ul',
        { 'aria-label': format(words.derived, first.outlet) },
        ...derived.map((one) =>
          h('li', {}, h('span', { class: 'from', 'aria-hidden': 'true' }, '↳'), line(one, tell)),
        ),
      ),
  );
}

function line({ article, outlet, date, title }: ArticleLine, tell: Tell): HTMLElement {
  return h(
    'span',
    { class: 'line' },
    h(
      'button',
      {
        type: 'button',
        class: 'link outlet',
        dir: 'auto',
        'data-key': `article-${article}`,
        onclick: () => tell({ type: 'article', article }),
      },
      outlet,
    ),
    date !== undefined && fact(date, 'date'),
    title !== undefined && fact(title),
  );
}
