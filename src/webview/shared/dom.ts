/** What an element may be given: attributes as strings, `true` for one without a value, handlers by `on…`. */
type Given = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;
type Child = Node | string | undefined | false;

/** Makes an element. Children that are strings become text nodes, whatever they hold: nothing is parsed as HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Given = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  dress(element, given);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/**
 * A fact that follows others in a line. The text stands in an element of its own, so that a name written from right to
 * left turns round neither the dot before it nor the facts beside it.
 */
export const fact = (text: string, kind = ''): HTMLElement =>
  h('span', { class: kind === '' ? 'fact' : `fact ${kind}` }, h('bdi', {}, text));

/** The same for a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  given: Given = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  dress(element, given);
  element.append(...children);
  return element;
}

function dress(element: Element, given: Given): void {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}

/**
 * Draws anew what is in an element and gives the focus back to what had it: elements are known by their `data-key`.
 */
export function redraw(container: Element, children: readonly Child[]): void {
  const active = document.activeElement;
  const key = active && container.contains(active) ? active.getAttribute('data-key') : null;
  container.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
  if (key === null) return;
  const heir = Array.from(container.querySelectorAll<HTMLElement>('[data-key]')).find(
    (element) => element.dataset['key'] === key,
  );
  // What had the focus is gone: stay near, so that a keyboard user is not thrown to the top of the page.
  (heir ?? container.querySelector<HTMLElement>('button, [tabindex="0"], input'))?.focus({
    preventScroll: true,
  });
}
