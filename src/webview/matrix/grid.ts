import type { FromMatrix, MatrixCell, MatrixModel, MatrixRow, MatrixWords } from '../protocol/matrix.ts';
import { h } from '../shared/dom.ts';
import { format } from '../shared/format.ts';

import { stanceMark } from '../shared/stanceMark.ts';
import { articlesOf } from './articlesOf.ts';
import type { Selection } from './select.ts';

/** In CSS pixels; the style sheet has the same. */
const ROW = 34;
const COLUMN = 38;
/** The claims' column, and beside a text, where there is room for little. */
const HEAD_COLUMN = 320;
const NARROW_HEAD_COLUMN = 220;
const NARROW = 620;
const HEAD_ROW = 148;
/** Rows and columns drawn beyond what is in view. */
const BEYOND = 4;
/** Columns drawn together. */
const COLUMNS = 8;

/** A place in the grid: -1 stands for the headings. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The matrix as an ARIA grid of which only what is in view is drawn: rows in view, and of each the cells that carry
 * something. The focus is on one cell, which is drawn wherever it is.
 */
export class Grid {
  readonly element = h('div', { class: 'scroller' });
  private readonly grid = h('div', { role: 'grid', class: 'grid' });
  private selection: Selection = { rows: [], columns: [], placeOf: new Int32Array() };
  private matrix: MatrixModel | undefined;
  private words: MatrixWords | undefined;
  private active: Place = { row: 0, column: -1 };
  private frame = 0;
  private head = HEAD_COLUMN;
  /** What is drawn, and for which columns and which cell in focus. */
  private drawn = new Map<number, HTMLElement>();
  private drawnFor = { columns: '', active: this.active };

  constructor(
    private readonly tell: (message: FromMatrix) => void,
    scrolled: () => void,
  ) {
    this.element.append(this.grid);
    this.element.addEventListener(
      'scroll',
      () => {
        this.schedule();
        scrolled();
      },
      { passive: true },
    );
    this.grid.addEventListener('keydown', (event) => this.press(event));
    this.grid.addEventListener('click', (event) => this.click(event));
    new ResizeObserver(() => this.schedule()).observe(this.element);
  }

  show(words: MatrixWords, matrix: MatrixModel, selection: Selection): void {
    const { rows, columns } = selection;
    this.words = words;
    this.matrix = matrix;
    this.selection = selection;
    this.grid.setAttribute('aria-label', words.title);
    this.grid.setAttribute('aria-rowcount', String(rows.length + 1));
    this.grid.setAttribute('aria-colcount', String(columns.length + 1));
    this.active = {
      row: Math.min(this.active.row, rows.length - 1),
      column: Math.min(this.active.column, columns.length - 1),
    };
    this.drawn.clear();
    this.draw();
  }

  private get headColumn(): number {
    return this.element.clientWidth < NARROW ? NARROW_HEAD_COLUMN : HEAD_COLUMN;
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { words, matrix, selection, element, active } = this;
    if (!words || !matrix) return;
    // All that is read of the layout is read before anything is written, which would have it worked out again.
    const { clientHeight, clientWidth } = element;
    this.head = this.headColumn;
    const height = HEAD_ROW + selection.rows.length * ROW;
    const width = this.head + selection.columns.length * COLUMN;
    const scrollTop = Math.min(element.scrollTop, Math.max(0, height - clientHeight));
    const scrollLeft = Math.min(Math.abs(element.scrollLeft), Math.max(0, width - clientWidth));
    const top = Math.max(0, Math.floor(scrollTop / ROW) - BEYOND);
    const bottom = Math.min(selection.rows.length, Math.ceil((scrollTop + clientHeight) / ROW) + BEYOND);
    // By several, so that a row is drawn again only when it has moved by as many.
    const left = Math.max(0, Math.floor(scrollLeft / COLUMN / COLUMNS) * COLUMNS - BEYOND);
    const right = Math.min(
      selection.columns.length,
      Math.ceil((scrollLeft + clientWidth) / COLUMN / COLUMNS) * COLUMNS + BEYOND,
    );
    const focused = this.grid.contains(document.activeElement);
    this.forgetChanged(`${left} ${right} ${this.head}`);
    const rows = new Map<number, HTMLElement>();
    const headings = (): HTMLElement => this.headRow(words, matrix, range(left, right, active.column));
    rows.set(-1, this.drawn.get(-1) ?? headings());
    for (const row of range(top, bottom, active.row)) {
      const one = selection.rows[row];
      if (one) rows.set(row, this.drawn.get(row) ?? this.row(words, matrix, one, row, left, right));
    }
    this.drawn = rows;
    this.grid.style.setProperty('--head', `${this.head}px`);
    this.grid.style.height = `${height}px`;
    this.grid.style.width = `${width}px`;
    replaceChanged(this.grid, Array.from(rows.values()));
    if (focused) this.grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  /** Forgets the rows that look different by now: all of them for other columns, two where the focus moved. */
  private forgetChanged(columns: string): void {
    const { drawn, drawnFor, active } = this;
    if (drawnFor.columns !== columns) drawn.clear();
    const moved = drawnFor.active.row !== active.row || drawnFor.active.column !== active.column;
    // The headings hold the column in focus, wherever it is.
    if (moved) for (const row of [-1, drawnFor.active.row, active.row]) drawn.delete(row);
    this.drawnFor = { columns, active };
  }

  private headRow(words: MatrixWords, matrix: MatrixModel, columns: readonly number[]): HTMLElement {
    const row = h('div', { role: 'row', class: 'row head', 'aria-rowindex': 1 });
    row.append(this.cell('columnheader', { row: -1, column: -1 }, { class: 'corner' }, words.claimColumn));
    for (const column of columns) {
      const one = matrix.columns[this.selection.columns[column] ?? -1];
      if (!one) continue;
      const name = [one.outlet, one.date, one.title].filter(Boolean).join(', ');
      row.append(
        this.cell(
          'columnheader',
          { row: -1, column },
          { class: 'column', title: name, 'aria-label': name },
          h(
            'span',
            { class: 'slant' },
            h('span', { class: 'outlet', dir: 'auto' }, one.outlet),
            h('span', { class: 'date' }, one.date),
          ),
        ),
      );
    }
    return row;
  }

  private row(
    words: MatrixWords,
    matrix: MatrixModel,
    one: MatrixRow,
    row: number,
    left: number,
    right: number,
  ): HTMLElement {
    const element = h('div', { role: 'row', class: row % 2 ? 'row odd' : 'row', 'aria-rowindex': row + 2 });
    element.style.top = `${HEAD_ROW + row * ROW}px`;
    const count = articlesOf(words, one.cells.length);
    element.append(
      this.cell(
        'rowheader',
        { row, column: -1 },
        {
          class: 'claim',
          title: one.statement || one.name,
          'aria-label': `${one.name}, ${words[one.verdict]}, ${count}`,
        },
        h('span', { class: 'name', dir: 'auto' }, one.name),
        one.verdict !== 'unchecked' && h('span', { class: `verdict ${one.verdict}` }, words[one.verdict]),
        h('span', { class: 'count' }, String(one.cells.length)),
      ),
    );
    let activeDrawn = this.active.column < 0 || this.active.row !== row;
    for (const cell of one.cells) {
      const place = this.selection.placeOf[cell.column] ?? -1;
      const isActive = row === this.active.row && place === this.active.column;
      if (place < 0 || ((place < left || place >= right) && !isActive)) continue;
      activeDrawn ||= isActive;
      const label = this.labelOf(words, matrix, one, cell);
      element.append(
        this.cell(
          'gridcell',
          { row, column: place },
          { class: cell.troubled ? 'carried troubled' : 'carried', title: label, 'aria-label': label },
          stanceMark(cell.stance, cell.denied),
          cell.appearances > 1 && h('sup', { 'aria-hidden': 'true' }, String(cell.appearances)),
        ),
      );
    }
    if (!activeDrawn) {
      const outlet = matrix.columns[this.selection.columns[this.active.column] ?? -1]?.outlet ?? '';
      const label = `${one.name}, ${outlet}: ${words.empty}`;
      element.append(this.cell('gridcell', this.active, { class: 'nothing', 'aria-label': label }));
    }
    return element;
  }

  private labelOf(words: MatrixWords, matrix: MatrixModel, row: MatrixRow, cell: MatrixCell): string {
    const column = matrix.columns[cell.column];
    const facts = [
      column?.date,
      words[cell.stance],
      cell.denied && words.denied,
      cell.appearances > 1 && format(words.appearances, cell.appearances),
      cell.troubled && words.troubled,
    ].filter(Boolean);
    return `${row.name}, ${column?.outlet ?? ''}: ${facts.join(', ')}`;
  }

  private cell(
    role: string,
    place: Place,
    given: Readonly<Record<string, string>>,
    ...children: (Node | string | false)[]
  ): HTMLElement {
    const { row, column } = place;
    const active = row === this.active.row && column === this.active.column;
    const element = h(
      'div',
      {
        role,
        'aria-colindex': column + 2,
        tabindex: active ? 0 : -1,
        'data-row': row,
        'data-column': column,
        ...given,
      },
      ...children,
    );
    if (column >= 0) element.style.left = `${this.head + column * COLUMN}px`;
    return element;
  }

  private click(event: Event): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (!cell) return;
    this.active = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
    this.draw();
    this.enter();
  }

  private press(event: KeyboardEvent): void {
    const { row, column } = this.active;
    const rows = this.selection.rows.length;
    const columns = this.selection.columns.length;
    const page = Math.max(1, Math.floor((this.element.clientHeight - HEAD_ROW) / ROW) - 1);
    const far = event.ctrlKey || event.metaKey;
    const to = (place: Place): void => {
      event.preventDefault();
      this.go(place);
    };
    switch (event.key) {
      case 'ArrowDown':
        return to({ row: Math.min(rows - 1, far ? this.next(1, 0).row : row + 1), column });
      case 'ArrowUp':
        return to({ row: Math.max(-1, far ? this.next(-1, 0).row : row - 1), column });
      case 'ArrowRight':
        return to({ row, column: Math.min(columns - 1, far ? this.next(0, 1).column : column + 1) });
      case 'ArrowLeft':
        return to({ row, column: Math.max(-1, far ? this.next(0, -1).column : column - 1) });
      case 'Home':
        return to({ row: far ? 0 : row, column: -1 });
      case 'End':
        return to({ row: far ? rows - 1 : row, column: columns - 1 });
      case 'PageDown':
        return to({ row: Math.min(rows - 1, row + page), column });
      case 'PageUp':
        return to({ row: Math.max(-1, row - page), column });
      case 'Enter':
      case ' ':
        event.preventDefault();
        this.enter();
    }
  }

  /** The next cell in a direction that carries something; where there is none, the edge. */
  private next(down: number, right: number): Place {
    let { row, column } = this.active;
    do {
      row += down;
      column += right;
    } while (
      row >= 0 &&
      row < this.selection.rows.length &&
      column >= 0 &&
      column < this.selection.columns.length &&
      !this.carries(row, column)
    );
    return { row, column };
  }

  private carries(row: number, column: number): boolean {
    const index = this.selection.columns[column];
    return column < 0 || this.selection.rows[row]?.cells.some((cell) => cell.column === index) === true;
  }

  private go(place: Place): void {
    this.active = place;
    const { element } = this;
    const x = place.column * COLUMN;
    const y = place.row * ROW;
    const width = element.clientWidth - this.headColumn - COLUMN;
    const height = element.clientHeight - HEAD_ROW - ROW;
    if (place.column >= 0 && x < element.scrollLeft) element.scrollLeft = x;
    else if (place.column >= 0 && x > element.scrollLeft + width) element.scrollLeft = x - width;
    if (place.row >= 0 && y < element.scrollTop) element.scrollTop = y;
    else if (place.row >= 0 && y > element.scrollTop + height) element.scrollTop = y - height;
    this.draw();
  }

  private enter(): void {
    const { row, column } = this.active;
    const claim = this.selection.rows[row]?.key;
    const index = this.selection.columns[column];
    const article = index === undefined ? undefined : this.matrix?.columns[index]?.article;
    if (claim !== undefined && article !== undefined) {
      if (this.carries(row, column)) this.tell({ type: 'cell', claim, article });
    } else if (claim !== undefined) this.tell({ type: 'claim', claim });
    else if (article !== undefined) this.tell({ type: 'article', article });
  }
}

/** Puts elements into another, leaving alone those that are there already: what is moved is laid out again. */
function replaceChanged(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const kept = new Set<Element>(children);
  for (const child of Array.from(parent.children)) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** The numbers from `start` up to `end`, and one more wherever it is. */
function range(start: number, end: number, also: number): number[] {
  const numbers = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
  if (also >= 0 && also < start) numbers.unshift(also);
  else if (also >= end) numbers.push(also);
  return numbers;
}
