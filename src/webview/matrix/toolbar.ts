import {
  SORTS,
  type MatrixFilter,
  type MatrixModel,
  type MatrixState,
  type MatrixWords,
} from '../protocol/matrix.ts';
import { STANCES, VERDICTS } from '../protocol/values.ts';
import { h } from '../shared/dom.ts';
import { stanceMark } from '../shared/stanceMark.ts';
import { NO_FILTER } from './select.ts';

/** Filters, sorting, and the choice between matrix and timeline. The stances are legend and filter at once. */
export class Toolbar {
  readonly element = h('header', {});
  private readonly text = h('input', { type: 'search', id: 'filter-text', dir: 'auto' });
  private readonly selects = new Map<'verdict' | 'tag' | 'outlet' | 'sort', HTMLSelectElement>();
  private readonly stances = new Map<string, HTMLButtonElement>();
  private readonly tabs = new Map<MatrixState['tab'], HTMLButtonElement>();
  private readonly status = h('p', { class: 'shown', role: 'status' });
  private words: MatrixWords | undefined;

  constructor(
    public filter: MatrixFilter,
    public tab: MatrixState['tab'],
    private readonly changed: () => void,
  ) {
    this.text.value = filter.text;
    this.text.addEventListener('input', () => this.set({ text: this.text.value }));
  }

  show(words: MatrixWords, matrix: MatrixModel): void {
    if (!this.words) this.build(words);
    this.words = words;
    const tags = new Set(matrix.rows.flatMap((row) => row.tags));
    const outlets = new Set(matrix.columns.map((column) => column.outlet));
    this.fill('tag', words.anyTag, tags);
    this.fill('outlet', words.anyOutlet, outlets);
    this.reflect();
  }

  say(status: string): void {
    this.status.textContent = status;
  }

  clear(): void {
    this.set({ ...NO_FILTER, sort: this.filter.sort });
    this.text.focus();
  }

  private build(words: MatrixWords): void {
    this.text.placeholder = words.filterHint;
    const tab = (name: MatrixState['tab'], label: string): HTMLElement => {
      const button = h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'aria-controls': 'panel',
          onclick: () => this.open(name),
        },
        label,
      );
      button.addEventListener('keydown', ({ key }) => {
        if (key === 'ArrowLeft' || key === 'ArrowRight')
          this.open(name === 'matrix' ? 'timeline' : 'matrix', true);
      });
      this.tabs.set(name, button);
      return button;
    };
    const sorts = {
      key: words.byKey,
      articles: words.byArticles,
      disputes: words.byDisputes,
      first: words.byFirst,
    };
    this.element.append(
      h(
        'div',
        { class: 'bar' },
        h('h1', {}, words.title),
        h(
          'div',
          { role: 'tablist', class: 'segmented', 'aria-label': words.title },
          tab('matrix', words.matrix),
          tab('timeline', words.timeline),
        ),
      ),
      h(
        'div',
        { class: 'bar', role: 'search', 'aria-label': words.filter },
        labelled(words.filter, this.text),
        this.select('verdict', words.verdict, [
          ['', words.anyVerdict],
          ...VERDICTS.map((one) => [one, words[one]] as const),
        ]),
        this.select('tag', words.tag, []),
        this.select('outlet', words.outlet, []),
        this.select(
          'sort',
          words.sort,
          SORTS.map((one) => [one, sorts[one]] as const),
        ),
      ),
      h(
        'div',
        { class: 'bar' },
        h(
          'div',
          { class: 'stances', role: 'group', 'aria-label': words.stance },
          ...STANCES.map((stance) => this.stance(stance, words[stance])),
          h('span', { class: 'legend' }, stanceMark('reports', true), words.denied),
          h(
            'span',
            { class: 'legend' },
            h('span', { class: 'troubled sample', 'aria-hidden': 'true' }),
            words.troubled,
          ),
        ),
        this.status,
      ),
    );
  }

  private stance(stance: (typeof STANCES)[number], label: string): HTMLElement {
    const toggle = (): void => {
      const { stances } = this.filter;
      this.set({
        stances: stances.includes(stance) ? stances.filter((one) => one !== stance) : [...stances, stance],
      });
    };
    const button = h(
      'button',
      { type: 'button', class: 'toggle', onclick: toggle },
      stanceMark(stance),
      label,
    );
    this.stances.set(stance, button);
    return button;
  }

  private select(
    name: 'verdict' | 'tag' | 'outlet' | 'sort',
    label: string,
    options: readonly (readonly [value: string, label: string])[],
  ): HTMLElement {
    const select = h(
      'select',
      { id: `filter-${name}` },
      ...options.map(([value, text]) => h('option', { value }, text)),
    );
    select.addEventListener('change', () =>
      this.set(
        name === 'sort'
          ? { sort: SORTS.find((one) => one === select.value) ?? 'key' }
          : { [name]: select.value },
      ),
    );
    this.selects.set(name, select);
    return labelled(label, select);
  }

  private fill(name: 'tag' | 'outlet', any: string, values: ReadonlySet<string>): void {
    const sorted = Array.from(values).sort((a, b) => a.localeCompare(b));
    this.selects
      .get(name)
      ?.replaceChildren(
        h('option', { value: '' }, any),
        ...sorted.map((value) => h('option', { value }, value)),
      );
    // What is chosen may be gone from the corpus: then it chooses nothing.
    if (!values.has(this.filter[name])) this.filter = { ...this.filter, [name]: '' };
  }

  private open(tab: MatrixState['tab'], focus = false): void {
    this.tab = tab;
    this.reflect();
    this.changed();
    if (focus) this.tabs.get(tab)?.focus();
  }

  private set(change: Partial<MatrixFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.reflect();
    this.changed();
  }

  private reflect(): void {
    if (this.text.value !== this.filter.text) this.text.value = this.filter.text;
    for (const [name, select] of this.selects) select.value = this.filter[name];
    for (const [stance, button] of this.stances)
      button.setAttribute('aria-pressed', String(this.filter.stances.some((one) => one === stance)));
    for (const [name, button] of this.tabs) {
      button.setAttribute('aria-selected', String(name === this.tab));
      button.tabIndex = name === this.tab ? 0 : -1;
    }
  }
}

const labelled = (label: string, control: HTMLElement): HTMLElement =>
  h('label', { for: control.id, class: 'filter' }, h('span', {}, label), control);
