import type { Carrier, CardWords, ClaimCard, FromCard, Piece, Rung } from '../protocol/card.ts';
import { fact, h, redraw } from '../shared/dom.ts';
import { format } from '../shared/format.ts';
import { stanceMark } from '../shared/stanceMark.ts';

type Order = 'length' | 'date';
type Tell = (message: FromCard) => void;

/** The quote ladder: every wording of the claim, word by word against the original. */
export class Ladder {
  readonly element = h('section', { 'aria-labelledby': 'wordings', class: 'ladder' });

  constructor(
    public order: Order,
    private readonly tell: Tell,
    private readonly changed: () => void,
  ) {}

  show(words: CardWords, card: ClaimCard): void {
    const { rungs } = card;
    const title = rungs.length === 1 ? words.wordingsOne : format(words.wordings, rungs.length);
    if (rungs.length === 0) {
      redraw(this.element, [
        h('h2', { id: 'wordings' }, format(words.wordings, 0)),
        h('p', { class: 'empty' }, words.noWordings),
      ]);
      return;
    }
    const inOrder = this.order === 'date' ? rungs.toSorted((a, b) => a.sequence - b.sequence) : rungs;
    redraw(this.element, [
      h(
        'div',
        { class: 'head' },
        h('h2', { id: 'wordings' }, title),
        rungs.length > 2 && this.orderChoice(words, card),
      ),
      rungs.length > 1 && h('p', { class: 'hint' }, card.basis),
      h('ol', { class: 'rungs' }, ...inOrder.map((rung) => rungElement(words, rung, card, this.tell))),
    ]);
  }

  private orderChoice(words: CardWords, card: ClaimCard): HTMLElement {
    const option = (order: Order, label: string): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(this.order === order),
          'data-key': `order-${order}`,
          onclick: () => {
            this.order = order;
            this.changed();
            this.show(words, card);
          },
        },
        label,
      );
    return h(
      'div',
      { class: 'segmented', role: 'group', 'aria-label': words.order },
      option('length', words.byLength),
      option('date', words.byDate),
    );
  }
}

function rungElement(words: CardWords, rung: Rung, card: ClaimCard, tell: Tell): HTMLElement {
  const [first] = rung.carriers;
  const go = (carrier: Carrier): void =>
    tell({ type: 'passage', article: carrier.article, annotation: carrier.annotation });
  const compared = rung.original && card.rungs.length > 1;
  return h(
    'li',
    { class: `rung${compared ? ' original' : ''}` },
    compared && h('span', { class: 'badge' }, words.original),
    rung.relation !== undefined && h('span', { class: 'badge relation' }, rung.relation),
    h(
      'p',
      { class: 'words', dir: 'auto', onclick: () => first && go(first) },
      ...rung.pieces.flatMap((piece, index) => pieceNodes(words, piece, rung.pieces[index + 1])),
    ),
    rung.differences.length > 0 &&
      h('ul', { class: 'differences' }, ...rung.differences.map((one) => h('li', { dir: 'auto' }, one))),
    h('ul', { class: 'carriers' }, ...rung.carriers.map((carrier) => carrierElement(words, carrier, go))),
  );
}

/** Blanks at the edges of what was taken away stay outside of the mark. */
function pieceNodes(words: CardWords, piece: Piece, next: Piece | undefined): (Node | string)[] {
  const { kind, slot, text, was, label } = piece;
  const aloud = (said: string): HTMLElement => h('span', { class: 'aloud' }, ` (${said})`);
  switch (kind) {
    case 'same':
      return [text];
    case 'missing': {
      const left = format(words.leavesOut, was);
      const after = /^[\p{Po}\p{Pe}\p{Pf}]/u.test(next?.text ?? '') ? '' : ' ';
      return slot === 'wording'
        ? [' ', h('span', { class: 'gap', title: left }, '…'), aloud(left), after]
        : [' ', h('del', { class: `piece ${slot}`, title: left }, was, tag(label)), aloud(left), after];
    }
    case 'added':
      return [
        h(
          'ins',
          { class: `piece ${slot}`, title: `${words.added}: ${label}` },
          text,
          slot !== 'wording' && tag(label),
        ),
        slot === 'wording' ? '' : aloud(`${words.added}: ${label}`),
      ];
    case 'changed': {
      const instead = `${label}, ${format(words.insteadOf, was)}`;
      return [
        h('mark', { class: `piece ${slot}`, title: instead }, text, slot !== 'wording' && tag(label)),
        slot === 'wording' ? '' : aloud(instead),
      ];
    }
  }
}

const tag = (label: string): HTMLElement => h('span', { class: 'tag', 'aria-hidden': 'true' }, label);

function carrierElement(words: CardWords, carrier: Carrier, go: (carrier: Carrier) => void): HTMLElement {
  const { annotation, date, facts, outlet, stance, stanceLabel, trouble = [], denial } = carrier;
  return h(
    'li',
    {},
    stanceMark(stance, denial !== undefined),
    h(
      'button',
      {
        type: 'button',
        class: 'link outlet',
        dir: 'auto',
        title: words.goTo,
        'data-key': `passage-${annotation}`,
        onclick: () => go(carrier),
      },
      outlet,
    ),
    date !== undefined && fact(date, 'date'),
    fact(stanceLabel),
    ...facts.map((one) => fact(one)),
    denial !== undefined && fact(denial, 'denial'),
    trouble.length > 0 &&
      h('ul', { class: 'trouble' }, ...trouble.map((line) => h('li', { dir: 'auto' }, line))),
  );
}
