import '../shared/base.css';
import './card.css';
import {
  cardState,
  toCard,
  type CardState,
  type CardWords,
  type ClaimCard,
  type FromCard,
  type ToCard,
} from '../protocol/card.ts';
import { h, redraw } from '../shared/dom.ts';
import { announce, Host } from '../shared/host.ts';
import { ClaimFields } from './claimFields.ts';
import { evidenceSection, historySection, linksSection } from './background.ts';
import { Ladder } from './ladder.ts';
import { suggestionsSection } from './suggestions.ts';
import { textsSection } from './texts.ts';

/** The claim card: what is said of a claim, in whose words, and what was judged of it. */
function main(): void {
  const host = new Host<ToCard, FromCard, CardState>(toCard, cardState);
  const claim = document.body.dataset['claim'] ?? '';
  const remembered = host.state?.claim === claim ? host.state : undefined;
  let shown: { words: CardWords; card: ClaimCard } | undefined;
  const tell = (message: FromCard): void => host.tell(message);
  const ladder = new Ladder(remembered?.order ?? 'length', tell, () => remember());
  const editor = new ClaimFields(remembered?.drafts ?? [], tell, () => remember());
  const background = h('div', { class: 'background' });
  const texts = h('section', { 'aria-labelledby': 'texts' });
  const suggestions = h('section', { 'aria-labelledby': 'suggestions', class: 'suggestions' });
  const page = h('main', { hidden: true }, editor.element, ladder.element, suggestions, texts, background);
  document.body.append(page);

  const remember = (): void => {
    host.state = { claim, scroll: Math.round(window.scrollY), order: ladder.order, drafts: editor.drafts() };
  };
  const show = (words: CardWords, card: ClaimCard): void => {
    const first = shown === undefined;
    shown = { words, card };
    page.hidden = false;
    editor.show(words, card);
    ladder.show(words, card);
    redraw(texts, textsSection(words, card, tell));
    redraw(background, [
      evidenceSection(words, card, tell),
      linksSection(words.related, 'related', card.related, tell),
      linksSection(words.distinct, 'distinct', card.distinct, tell),
      historySection(words, card, tell),
    ]);
    if (first) window.scrollTo(0, remembered?.scroll ?? 0);
    else announce(words.updated);
    remember();
  };
  host.listen((message) => {
    if (message.type === 'card') show(message.words, message.card);
    else if (shown) redraw(suggestions, suggestionsSection(shown.words, message, tell));
  });
  window.addEventListener('scroll', remember, { passive: true });
  tell({ type: 'ready' });
}

main();
