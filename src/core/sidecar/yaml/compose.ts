import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { CST, Document, Node as YamlNode, Pair as YamlPair, YAMLError } from 'yaml';
import { messageOf } from '../../messageOf.ts';
import type { Fault, Item, Mapping, Node, Pair, Scalar } from './nodes.ts';

/** What the `yaml` package makes of a text. */
export interface Composed {
  /** Absent where the text holds nothing but comments. */
  readonly root?: Node;
  readonly faults: readonly Fault[];
  /** Whether an anchor or an alias is used: such a text cannot be read in parts. */
  readonly anchored: boolean;
  /** Where each further document of a stream begins. */
  readonly furtherDocuments: readonly number[];
}

/**
 * Reads any YAML, with every scalar as written. Offsets in the result are those in `text` plus `shift`. Never throws:
 * what the package throws becomes a fault.
 */
export function compose(text: string, shift = 0): Composed {
  const faults: Fault[] = [];
  const tooDeep = deepestOf(text);
  if (tooDeep !== undefined) {
    const at = tooDeep + shift;
    faults.push({
      code: 'yaml-syntax',
      message: 'Nested too deeply to be read',
      about: ['NESTED_TOO_DEEPLY'],
      start: at,
      end: at + 1,
    });
    return { faults, anchored: false, furtherDocuments: [] };
  }
  try {
    const documents = [...documentsOf(text)];
    for (const document of documents)
      for (const error of [...document.errors, ...document.warnings])
        if (error.code !== 'TAG_RESOLVE_FAILED')
          faults.push({
            code: 'yaml-syntax',
            message: error.message,
            about: [kindOf(error)],
            start: error.pos[0] + shift,
            end: error.pos[1] + shift,
          });
    const [first, ...further] = documents;
    if (first?.contents === undefined || first.contents === null)
      return { faults, anchored: false, furtherDocuments: further.map((next) => next.range[0] + shift) };
    const converter = new Converter(shift);
    const root = converter.node(first.contents, 0);
    return {
      // A text of comments alone composes to an empty scalar.
      ...(isEmptyDocument(root) ? {} : { root }),
      faults: [...faults, ...converter.faults],
      anchored: converter.anchored,
      furtherDocuments: further.map((next) => next.range[0] + shift),
    };
  } catch (error) {
    // Nesting thousands deep exhausts the stack of the package's recursive composer.
    faults.push({
      code: 'yaml-syntax',
      message: `Cannot be read: ${messageOf(error)}`,
      about: ['UNREADABLE'],
      start: shift,
      end: shift + text.length,
    });
    return { faults, anchored: false, furtherDocuments: [] };
  }
}

/** What kind of fault of syntax it is, which is what `about` of a `yaml-syntax` says. */
export type SyntaxFault = YAMLError['code'] | 'UNCLOSED_QUOTE' | 'NESTED_TOO_DEEPLY' | 'UNREADABLE';

/** As the package calls it, but a quotation mark that is missing is told from other signs. */
const kindOf = ({ code, message }: YAMLError): SyntaxFault =>
  /^Missing closing ["']/.test(message) ? 'UNCLOSED_QUOTE' : code;

/** Brackets open within one another beyond this many are no sidecar; they take the package's composer minutes. */
const DEEPEST = 1000;

/** Where brackets are nested too deeply; undefined where they are not. Brackets inside quotes count too: nobody writes as many. */
function deepestOf(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      if (++depth > DEEPEST) return at;
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
  }
  return undefined;
}

const isEmptyDocument = (node: Node): boolean =>
  node.kind === 'scalar' && node.style === 'plain' && node.value === '' && node.start === node.end;

function* documentsOf(text: string): Generator<Document.Parsed> {
  const composer = new Composer({
    // Everything is a string in this schema: what is written is what is read.
    schema: 'failsafe',
    keepSourceTokens: true,
    uniqueKeys: false,
    strict: true,
  });
  yield* composer.compose(new Parser().parse(text));
}

class Converter {
  readonly faults: Fault[] = [];
  anchored = false;
  private readonly anchors = new Map<string, Node>();

  constructor(private readonly shift: number) {}

  node(node: YamlNode | null, at: number): Node {
    if (node === null) return scalar('', 'plain', at, at);
    const converted = this.bare(node, at);
    if (!isAlias(node) && node.anchor !== undefined && node.anchor !== '') {
      this.anchored = true;
      this.anchors.set(node.anchor, converted);
    }
    return converted;
  }

  private bare(node: YamlNode, at: number): Node {
    const start = (node.range?.[0] ?? at - this.shift) + this.shift;
    const end = (node.range?.[1] ?? at - this.shift) + this.shift;
    if (isAlias(node)) {
      this.anchored = true;
      const target = this.anchors.get(node.source);
      return { kind: 'alias', name: node.source, start, end, ...(target === undefined ? {} : { target }) };
    }
    if (isScalar(node)) {
      const value = typeof node.value === 'string' ? node.value : (node.source ?? '');
      const style = STYLES[node.type ?? ''] ?? 'plain';
      return scalar(value, style, start, end);
    }
    if (isSeq(node)) {
      const tokens = node.srcToken;
      const flow = tokens?.type === 'flow-collection';
      const items: Item[] = [];
      for (const [index, raw] of node.items.entries()) {
        const token = tokens !== undefined && 'items' in tokens ? tokens.items[index] : undefined;
        const dash = token?.start.find((part: CST.SourceToken) => part.type === 'seq-item-ind');
        const after = dash === undefined ? end : dash.offset + 1 + this.shift;
        const value = isPairLike(raw)
          ? this.singlePair(raw, after)
          : this.node(raw as YamlNode | null, after);
        const props = token?.start.find(isProp);
        const itemStart =
          dash === undefined
            ? (props?.offset ?? value.start - this.shift) + this.shift
            : dash.offset + this.shift;
        items.push({ start: itemStart, value });
      }
      return {
        kind: 'list',
        flow,
        items,
        start,
        end: flow ? end : contentEnd(items.at(-1)?.value, start + 1),
      };
    }
    if (isMap(node)) {
      const flow = node.srcToken?.type === 'flow-collection';
      const pairs = node.items.map((pair) => this.pair(pair, end));
      const last = pairs.at(-1);
      return {
        kind: 'map',
        flow,
        pairs: pairs.filter((pair) => pair !== undefined),
        start,
        end: flow || last === undefined ? end : contentEnd(last.value, last.afterColon),
      };
    }
    return { kind: 'broken', start, end };
  }

  /** `[a: b]` is a list of one-pair maps. */
  private singlePair(pair: YamlPair, at: number): Mapping {
    const converted = this.pair(pair, at);
    const start = converted?.key.start ?? at;
    return {
      kind: 'map',
      flow: true,
      pairs: converted === undefined ? [] : [converted],
      start,
      end: converted === undefined ? at : Math.max(converted.afterColon, converted.value.end),
    };
  }

  private pair(pair: YamlPair, at: number): Pair | undefined {
    const key = this.node(pair.key as YamlNode | null, at);
    const source = pair.srcToken as { sep?: CST.SourceToken[]; start?: CST.SourceToken[] } | undefined;
    const colon = source?.sep?.find((part) => part.type === 'map-value-ind');
    const explicit = source?.start?.some((part) => part.type === 'explicit-key-ind') ?? false;
    const afterColon = colon === undefined ? key.end : colon.offset + 1 + this.shift;
    const value = this.node(pair.value as YamlNode | null, afterColon);
    if (key.kind !== 'scalar' || explicit) {
      this.faults.push({
        code: 'complex-key',
        message: 'Only plain keys are understood here, such as `claim:`.',
        start: key.start,
        end: key.end,
      });
      return undefined;
    }
    const prop = source?.sep?.find(isProp);
    const empty = value.kind === 'scalar' && value.style === 'plain' && value.value === '';
    return {
      key,
      afterColon,
      valueStart: prop === undefined ? (empty ? afterColon : value.start) : prop.offset + this.shift,
      // The package places an empty value behind whatever comment follows.
      value: empty && prop === undefined ? scalar('', 'plain', afterColon, afterColon) : value,
    };
  }
}

const isProp = (part: CST.SourceToken): boolean => part.type === 'anchor' || part.type === 'tag';

const STYLES: Readonly<Record<string, Scalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function scalar(value: string, style: Scalar['style'], start: number, end: number): Scalar {
  return { kind: 'scalar', value, style, start, end };
}

const contentEnd = (node: Node | undefined, fallback: number): number =>
  node === undefined ? fallback : Math.max(node.end, fallback);

const isPairLike = (raw: unknown): raw is YamlPair =>
  typeof raw === 'object' && raw !== null && 'key' in raw && 'value' in raw && !('range' in raw);
