import { svg } from './dom.ts';

/**
 * A stance as a shape: a full disc asserts, a ring reports, a diamond with a bar disputes, a small square is not set.
 * Whoever is quoted denying gets a stroke across. Colour comes from the style sheet and says the same again.
 */
export function stanceMark(stance: string, denied = false): SVGSVGElement {
  const mark = svg('svg', {
    viewBox: '0 0 16 16',
    class: `mark ${stance}`,
    'aria-hidden': 'true',
    focusable: 'false',
  });
  switch (stance) {
    case 'asserts':
      mark.append(svg('circle', { cx: 8, cy: 8, r: 5.5, class: 'full' }));
      break;
    case 'reports':
      mark.append(svg('circle', { cx: 8, cy: 8, r: 4.6, class: 'line' }));
      break;
    case 'disputes':
      mark.append(svg('path', { d: 'M8 1.5 14.5 8 8 14.5 1.5 8Z', class: 'full' }));
      mark.append(svg('path', { d: 'M5.2 8h5.6', class: 'cut' }));
      break;
    default:
      mark.append(svg('rect', { x: 5, y: 5, width: 6, height: 6, class: 'line' }));
  }
  if (denied) mark.append(svg('path', { d: 'M2 14 14 2', class: 'stroke' }));
  return mark;
}
