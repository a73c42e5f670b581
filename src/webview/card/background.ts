import type { CardEvent, CardWords, ClaimCard, ClaimLink, FromCard } from '../protocol/card.ts';
import { fact, h } from '../shared/dom.ts';

type Tell = (message: FromCard) => void;

/** What the verdict rests on. */
export function evidenceSection(words: CardWords, card: ClaimCard, tell: Tell): HTMLElement | false {
  const { evidence, review } = card;
  return (
    (evidence.length > 0 || review !== undefined) &&
    h(
      'section',
      { 'aria-labelledby': 'evidence' },
      h('h2', { id: 'evidence' }, words.evidence),
      h('ul', { class: 'events' }, ...evidence.map((one) => eventElement(one, tell))),
      review !== undefined && h('p', {}, address(words.review, review, tell)),
    )
  );
}

export function historySection(words: CardWords, card: ClaimCard, tell: Tell): HTMLElement {
  return h(
    'section',
    { 'aria-labelledby': 'history' },
    h('h2', { id: 'history' }, words.history),
    card.history.length === 0
      ? h('p', { class: 'empty' }, words.historyNone)
      : h('ul', { class: 'events' }, ...card.history.map((one) => eventElement(one, tell))),
  );
}

/** Other claims this one is linked with. */
export function linksSection(
  title: string,
  id: string,
  links: readonly ClaimLink[],
  tell: Tell,
): HTMLElement | false {
  const item = ({ claim, name, as, statement }: ClaimLink): HTMLElement =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          dir: 'auto',
          'data-key': `claim-${claim}`,
          onclick: () => tell({ type: 'claim', claim }),
        },
        name,
      ),
      as !== '' && fact(as),
      statement !== undefined && h('p', { class: 'quiet', dir: 'auto' }, statement),
    );
  return (
    links.length > 0 &&
    h(
      'section',
      { 'aria-labelledby': id },
      h('h2', { id }, title),
      h('ul', { class: 'links' }, ...links.map(item)),
    )
  );
}

function eventElement({ address: url, quote, text, when }: CardEvent, tell: Tell): HTMLElement {
  return h(
    'li',
    {},
    h('span', { class: 'when' }, when ?? '—'),
    h(
      'div',
      {},
      h('span', { dir: 'auto' }, text),
      url !== undefined && address(url, url, tell),
      quote !== undefined && h('q', { class: 'quiet', dir: 'auto' }, quote),
    ),
  );
}

/** An address of the register: the host opens it, after a look at it. */
const address = (label: string, url: string, tell: Tell): HTMLElement =>
  h(
    'button',
    {
      type: 'button',
      class: 'link address',
      'data-key': `address-${url}`,
      title: url,
      onclick: () => tell({ type: 'address', address: url }),
    },
    label,
  );
