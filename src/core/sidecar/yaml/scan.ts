import type { Item, List, Mapping, Node, Pair, Scalar } from './nodes.ts';

/**
 * Reads the plain block style sidecars are written in, ten times as fast as a full YAML reader: a thousand
 * annotations are read on every change of the file. Whatever it is not certain of it leaves to `compose`: the two
 * agree wherever this one answers, which a property test holds it to.
 * @param start the beginning of a line
 * @returns the block list or mapping these lines hold, or undefined where they hold anything unusual
 */
export function scan(source: string, start: number, end: number): Node | undefined {
  const scanner = new Scanner(source, start, end);
  const line = scanner.nextLine();
  if (line === undefined) return undefined;
  const node = scanner.block(line.indent, line);
  return node !== undefined && !scanner.unusual && scanner.nextLine() === undefined && !scanner.unusual
    ? node
    : undefined;
}

interface Line {
  readonly indent: number;
  /** Offset of the first character that is no space. */
  readonly at: number;
}

const KEY = /[\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*:(?=[ \r\n]|$)/uy;
const DOUBLE = /"(?:[^"\\\r\n\t]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const SINGLE = /'(?:[^'\r\n\t]|'')*'/y;
const PLAIN_START = /[\p{L}\p{N}(/+.$]/uy;
const FLOW_PLAIN = /[\p{L}\p{N}][^,[\]{}\r\n\t:#"']*/uy;
/** What may follow a value on its line. */
const REST = / *(?: #[^\r\n]*)?(?:\r?\n|$)/y;
const LITERAL = /\|(-?)(?= *(?: #[^\r\n]*)?(?:\r?\n|$))/y;

class Scanner {
  unusual = false;

  constructor(
    private readonly source: string,
    private at: number,
    private readonly end: number,
  ) {}

  /** The next line with something on it, without passing it. */
  nextLine(): Line | undefined {
    const { source, end } = this;
    let at = this.at;
    while (at < end) {
      const lineStart = at;
      while (at < end && source.charCodeAt(at) === SPACE) at++;
      const code = at < end ? source.charCodeAt(at) : NEWLINE;
      if (code === NEWLINE || (code === RETURN && source.charCodeAt(at + 1) === NEWLINE) || code === HASH) {
        const newline = source.indexOf('\n', at);
        at = newline === -1 || newline >= end ? end : newline + 1;
        this.at = at;
        continue;
      }
      if (code === TAB || code === RETURN) {
        this.unusual = true;
        return undefined;
      }
      this.at = lineStart;
      return { indent: at - lineStart, at };
    }
    return undefined;
  }

  /** A block list or mapping whose first line is `line`. */
  block(indent: number, line: Line): Node | undefined {
    this.at = line.at;
    return this.isDash(line.at) ? this.list(indent) : this.mapping(indent);
  }

  private list(indent: number): List | undefined {
    const items: Item[] = [];
    const start = this.at;
    let end = start;
    for (;;) {
      const dash = this.at;
      let at = dash + 1;
      while (this.source.charCodeAt(at) === SPACE) at++;
      this.at = at;
      KEY.lastIndex = at;
      const value = KEY.test(this.source) ? this.mapping(indent + (at - dash)) : this.value(indent);
      if (value === undefined) return undefined;
      items.push({ start: dash, value });
      end = value.end;
      const line = this.nextLine();
      if (this.unusual) return undefined;
      if (line === undefined || line.indent < indent || (line.indent === indent && !this.isDash(line.at)))
        break;
      if (line.indent !== indent) return undefined;
      this.at = line.at;
    }
    return { kind: 'list', flow: false, items, start, end };
  }

  private mapping(indent: number): Mapping | undefined {
    const pairs: Pair[] = [];
    const start = this.at;
    let end = start;
    for (;;) {
      KEY.lastIndex = this.at;
      if (!KEY.test(this.source)) return undefined;
      const colon = KEY.lastIndex - 1;
      const key = this.scalar(this.source.slice(this.at, colon), 'plain', this.at, colon);
      let at = colon + 1;
      while (this.source.charCodeAt(at) === SPACE) at++;
      this.at = at;
      const value = this.isRest(at) ? this.nested(indent, colon + 1) : this.value(indent);
      if (value === undefined) return undefined;
      const empty = value.kind === 'scalar' && value.start === value.end;
      pairs.push({ key, afterColon: colon + 1, valueStart: empty ? colon + 1 : value.start, value });
      end = Math.max(value.end, colon + 1);
      const line = this.nextLine();
      if (this.unusual) return undefined;
      if (line === undefined || line.indent < indent) break;
      if (line.indent !== indent || this.isDash(line.at)) return undefined;
      this.at = line.at;
    }
    return { kind: 'map', flow: false, pairs, start, end };
  }

  /** The value of a key with nothing but a comment behind it: a block on the lines below, or empty. */
  private nested(indent: number, afterColon: number): Node | undefined {
    this.skipRest();
    const line = this.nextLine();
    if (this.unusual) return undefined;
    if (line !== undefined && (line.indent > indent || (line.indent === indent && this.isDash(line.at)))) {
      if (!this.isDash(line.at)) {
        KEY.lastIndex = line.at;
        if (!KEY.test(this.source)) return undefined;
      }
      return this.block(line.indent, line);
    }
    return this.scalar('', 'plain', afterColon, afterColon);
  }

  /** A value on the line of its key or dash; `indent` is that of the key or dash. */
  private value(indent: number): Node | undefined {
    const { source, at } = this;
    switch (source.charCodeAt(at)) {
      case PIPE:
        return this.literal(indent);
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE: {
        const quoted = this.quoted();
        return quoted !== undefined && this.skipRest() && this.noContinuation(indent) ? quoted : undefined;
      }
      case OPEN_BRACKET: {
        const list = this.flowList();
        return list !== undefined && this.skipRest() && this.noContinuation(indent) ? list : undefined;
      }
      default:
        return this.plain(indent);
    }
  }

  private plain(indent: number): Scalar | undefined {
    const { source, at } = this;
    PLAIN_START.lastIndex = at;
    if (!PLAIN_START.test(source)) return undefined;
    let stop = source.indexOf('\n', at);
    if (stop === -1 || stop > this.end) stop = this.end;
    let line = source.slice(at, stop);
    if (line.endsWith('\r')) line = line.slice(0, -1);
    const comment = line.indexOf(' #');
    if (comment !== -1) line = line.slice(0, comment);
    let length = line.length;
    while (length > 0 && line.charCodeAt(length - 1) === SPACE) length--;
    line = line.slice(0, length);
    if (line.includes(': ') || line.endsWith(':') || line.includes('\t') || line.includes('\r'))
      return undefined;
    // A document marker ends the document wherever it stands at the beginning of a line.
    this.at = at + length;
    if (!this.skipRest() || !this.noContinuation(indent)) return undefined;
    return this.scalar(line, 'plain', at, at + length);
  }

  private quoted(): Scalar | undefined {
    const { source, at } = this;
    const pattern = source.charCodeAt(at) === DOUBLE_QUOTE ? DOUBLE : SINGLE;
    pattern.lastIndex = at;
    if (!pattern.test(source) || pattern.lastIndex > this.end) return undefined;
    this.at = pattern.lastIndex;
    const inner = source.slice(at + 1, this.at - 1);
    if (pattern === SINGLE) return this.scalar(inner.replaceAll("''", "'"), 'single', at, this.at);
    if (!inner.includes('\\')) return this.scalar(inner, 'double', at, this.at);
    try {
      return this.scalar(JSON.parse(`"${inner}"`) as string, 'double', at, this.at);
    } catch {
      // A control character JSON does not allow: the full reader decides.
      return undefined;
    }
  }

  private flowList(): List | undefined {
    const { source } = this;
    const start = this.at;
    const items: Item[] = [];
    let at = start + 1;
    for (;;) {
      while (source.charCodeAt(at) === SPACE) at++;
      if (source.charCodeAt(at) === CLOSE_BRACKET) break;
      this.at = at;
      const code = source.charCodeAt(at);
      let item: Scalar | undefined;
      if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) item = this.quoted();
      else {
        FLOW_PLAIN.lastIndex = at;
        if (FLOW_PLAIN.test(source)) {
          let stop = FLOW_PLAIN.lastIndex;
          while (source.charCodeAt(stop - 1) === SPACE) stop--;
          item = this.scalar(source.slice(at, stop), 'plain', at, stop);
          this.at = stop;
        }
      }
      if (item === undefined) return undefined;
      items.push({ start: item.start, value: item });
      at = this.at;
      while (source.charCodeAt(at) === SPACE) at++;
      if (source.charCodeAt(at) === COMMA) at++;
      else if (source.charCodeAt(at) !== CLOSE_BRACKET) return undefined;
    }
    this.at = at + 1;
    return { kind: 'list', flow: true, items, start, end: this.at };
  }

  /** `|` and `|-` with the indentation of their first line. */
  private literal(parent: number): Scalar | undefined {
    const { source, end } = this;
    const start = this.at;
    LITERAL.lastIndex = start;
    const header = LITERAL.exec(source);
    if (header === null) return undefined;
    this.at = start + header[0].length;
    if (!this.skipRest()) return undefined;
    let at = this.at;
    let indent = -1;
    let last = at;
    const lines: string[] = [];
    let blank = 0;
    while (at < end) {
      let stop = source.indexOf('\n', at);
      if (stop === -1 || stop >= end) stop = end;
      const next = Math.min(stop + 1, end);
      const lineEnd = stop > at && source.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop;
      let first = at;
      while (first < lineEnd && source.charCodeAt(first) === SPACE) first++;
      const column = first - at;
      if (first === lineEnd) {
        // Spaces beyond the indentation would be content.
        if (column > (indent === -1 ? parent + 1 : indent)) return undefined;
        blank++;
      } else {
        if (indent === -1) {
          if (column <= parent) break;
          indent = column;
          if (source.charCodeAt(first) === TAB) return undefined;
        }
        if (column < indent) {
          if (column > parent) return undefined;
          break;
        }
        for (; blank > 0; blank--) lines.push('');
        lines.push(source.slice(at + indent, lineEnd));
        last = next;
      }
      at = next;
    }
    if (lines.length === 0) return undefined;
    this.at = last;
    return this.scalar(lines.join('\n') + (header[1] === '-' ? '' : '\n'), 'block', start, last);
  }

  private isDash(at: number): boolean {
    if (this.source.charCodeAt(at) !== DASH) return false;
    const next = at + 1 < this.end ? this.source.charCodeAt(at + 1) : NEWLINE;
    return next === SPACE || next === NEWLINE || next === RETURN;
  }

  private isRest(at: number): boolean {
    if (at > this.end) return false;
    // The character before is a space or the colon, so a comment may begin here.
    return (
      at === this.end ||
      this.source.charCodeAt(at) === NEWLINE ||
      (this.source.charCodeAt(at) === RETURN && this.source.charCodeAt(at + 1) === NEWLINE) ||
      (this.source.charCodeAt(at) === HASH && this.source.charCodeAt(at - 1) === SPACE)
    );
  }

  /** Passes a trailing comment and the line end; false where anything else is there. */
  private skipRest(): boolean {
    const before = this.at;
    REST.lastIndex = this.source.charCodeAt(before) === HASH ? before - 1 : before;
    if (!REST.test(this.source)) return false;
    this.at = Math.min(REST.lastIndex, this.end);
    return true;
  }

  /** Whether the next line is no continuation of a value that began on this one. */
  private noContinuation(indent: number): boolean {
    const line = this.nextLine();
    return !this.unusual && (line === undefined || line.indent <= indent);
  }

  private scalar(value: string, style: Scalar['style'], start: number, end: number): Scalar {
    if (start < end && style === 'plain' && value === '') this.unusual = true;
    return { kind: 'scalar', value, style, start, end };
  }
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const COMMA = 44;
const DASH = 45;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const PIPE = 124;
