import '../shared/base.css';
import './matrix.css';
import {
  matrixState,
  toMatrix,
  type FromMatrix,
  type MatrixState,
  type MatrixWords,
  type ToMatrix,
} from '../protocol/matrix.ts';
import { controlKey } from '../shared/controlKey.ts';
import { h } from '../shared/dom.ts';
import { format } from '../shared/format.ts';
import { Host } from '../shared/host.ts';
import { articlesOf } from './articlesOf.ts';
import { Grid } from './grid.ts';
import { Incoming } from './incoming.ts';
import { NO_FILTER, Selector } from './select.ts';
import { timelineNodes } from './timeline.ts';
import { Toolbar } from './toolbar.ts';

/** The matrix of claims and articles, and the same by date. */
function main(): void {
  const host = new Host<ToMatrix, FromMatrix, MatrixState>(toMatrix, matrixState);
  const remembered = host.state;
  const tell = (message: FromMatrix): void => host.tell(message);
  let shown: { readonly words: MatrixWords; readonly selector: Selector } | undefined;

  const toolbar = new Toolbar(remembered?.filter ?? NO_FILTER, remembered?.tab ?? 'matrix', () => update());
  const grid = new Grid(tell, () => remember());
  const timeline = h('div', { class: 'timeline', tabindex: 0 });
  const none = h('div', { class: 'none', hidden: true });
  const hint = h('p', { class: 'hint keys' });
  const panel = h('div', { id: 'panel', role: 'tabpanel' }, none, grid.element, timeline, hint);
  document.body.append(toolbar.element, h('main', {}, panel));

  const remember = (): void => {
    const { scrollTop, scrollLeft } = grid.element;
    const { tab, filter } = toolbar;
    host.state = { tab, filter, top: Math.round(scrollTop), left: Math.round(Math.abs(scrollLeft)) };
  };
  const update = (): void => {
    if (!shown) return;
    const { words, selector } = shown;
    const { matrix } = selector;
    performance.mark('filter');
    const selection = selector.select(toolbar.filter);
    const empty = selection.rows.length === 0;
    const isMatrix = toolbar.tab === 'matrix';
    panel.setAttribute('aria-labelledby', `tab-${toolbar.tab}`);
    none.hidden = !empty;
    grid.element.hidden = empty || !isMatrix;
    hint.hidden = empty || !isMatrix;
    timeline.hidden = empty || isMatrix;
    if (empty) {
      const filtered = matrix.rows.length > 0;
      none.replaceChildren(h('p', {}, filtered ? words.noneFiltered : words.none));
      if (filtered)
        none.append(
          h('button', { type: 'button', class: 'secondary', onclick: () => toolbar.clear() }, words.clear),
        );
    } else if (isMatrix) grid.show(words, matrix, selection);
    else timeline.replaceChildren(...timelineNodes(words, matrix, selection, tell));
    performance.measure('filter', 'filter');
    toolbar.say(
      format(
        words.shown,
        selection.rows.length,
        matrix.rows.length,
        articlesOf(words, selection.columns.length),
      ),
    );
    hint.textContent = format(words.keys, controlKey(words.ctrl));
    timeline.setAttribute('aria-label', words.timeline);
    remember();
  };
  const incoming = new Incoming();
  host.listen((message) => {
    const complete = incoming.take(message);
    if (!complete) return;
    const { words, matrix } = complete;
    const first = shown === undefined;
    shown = { words, selector: new Selector(matrix) };
    toolbar.show(words, matrix);
    update();
    if (first && remembered) grid.element.scrollTo(remembered.left, remembered.top);
  });
  tell({ type: 'ready' });
}

main();
