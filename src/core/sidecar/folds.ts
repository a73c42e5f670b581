import type { Range } from '../model/range.ts';
import type { YamlDocument } from './yaml/document.ts';
import type { Node } from './yaml/nodes.ts';

/** What an editor folds: every key and entry with its value; a broken entry too, as far as its lines go. */
export function foldsOf({ root, sections }: YamlDocument): readonly Range[] {
  const folds: Range[] = [];
  const fold = (start: number, node: Node): void => {
    folds.push({ start, end: node.end });
    if (node.kind === 'map') for (const { key, value } of node.pairs) fold(key.start, value);
    if (node.kind === 'list') for (const { start: dash, value } of node.items) fold(dash, value);
  };
  if (root?.kind === 'map') for (const { key, value } of root.pairs) fold(key.start, value);
  for (const { entries, indent } of sections)
    for (const { start, contentEnd, entry } of entries)
      if ('kind' in entry) folds.push({ start: start + indent, end: contentEnd });
  return folds;
}
