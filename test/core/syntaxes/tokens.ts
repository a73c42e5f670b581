import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const file = (path: string): string =>
  readFileSync(new URL(`../../../syntaxes/${path}`, import.meta.url), 'utf8');

/** Enough of a Markdown grammar to be injected into: paragraphs, headings, code, emphasis and links. */
const MARKDOWN = {
  scopeName: 'text.html.markdown',
  patterns: [
    { begin: '^```.*$', end: '^```$', name: 'markup.fenced_code.block.markdown' },
    { match: '^#{1,6} .*$', name: 'markup.heading.markdown' },
    {
      begin: '^(?=\\S)',
      while: '^(?=\\S)',
      name: 'meta.paragraph.markdown',
      patterns: [{ include: '#inline' }],
    },
  ],
  repository: {
    inline: {
      patterns: [
        { match: '`[^`]+`', name: 'markup.inline.raw.string.markdown' },
        { match: '\\[[^\\]]*\\]\\([^)]*\\)', name: 'meta.link.inline.markdown' },
        { begin: '\\*\\*(?=\\S)', end: '\\*\\*', name: 'markup.bold.markdown' },
      ],
    },
  },
};

export interface Token {
  readonly line: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

export type Tokenise = (text: string) => Token[];

/** Tokenises as the editor does, line by line, with the project's grammars. */
export async function tokeniser(scope: 'text.article' | 'text.html.markdown'): Promise<Tokenise> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
  const sources = new Map([
    ['text.article', file('article.tmLanguage.json')],
    ['text.article.injection', file('article.injection.json')],
    ['text.html.markdown', JSON.stringify(MARKDOWN)],
  ]);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (name) => {
      const source = sources.get(name);
      return source === undefined ? null : textmate.parseRawGrammar(source, 'grammar.json');
    },
    getInjections: (name) => (name === 'text.html.markdown' ? ['text.article.injection'] : undefined),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar for ${scope}`);
  return (text) => {
    let stack = textmate.INITIAL;
    return text.split(/\r?\n/).flatMap((line, number) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        line: number,
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}

/** The texts that carry a scope, tokens that touch joined. */
export function carrying(tokens: readonly Token[], scope: string): string[] {
  const found: string[] = [];
  let open = -1;
  for (const token of tokens) {
    if (!token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`))) open = -1;
    else if (open === token.line) found[found.length - 1] += token.text;
    else {
      found.push(token.text);
      open = token.line;
    }
  }
  return found;
}
