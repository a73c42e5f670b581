import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AnnotatedTexts } from '../../../src/core/corpus/annotatedTexts.ts';
import { Annotations } from '../../../src/core/corpus/annotations.ts';
import { Claims } from '../../../src/core/corpus/claims.ts';
import { CrossReferences } from '../../../src/core/corpus/crossReferences.ts';
import { Indexing } from '../../../src/core/corpus/indexing.ts';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { Registers } from '../../../src/core/corpus/registers.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { takenAsSame } from '../../../src/core/matching/relate.ts';
import type { Logger, Scheduler, SidecarStore } from '../../../src/core/ports.ts';
import { ArticleFiles } from '../../../src/editor/adapters/articleFiles.ts';
import { FileSearch } from '../../../src/editor/adapters/fileSearch.ts';
import { SidecarFiles } from '../../../src/editor/adapters/sidecarFiles.ts';
import { ArticleScope } from '../../../src/editor/articleScope.ts';
import { Hovers } from '../../../src/editor/features/hover.ts';
import { uriOf } from '../support/harbour.ts';

const POST = 'lighthouse-post.txt';
const scheduler: Scheduler = { yield: () => new Promise((resolve) => setTimeout(resolve)) };
const logger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** The links of the extension that runs own the command behind them. */
const links = { line: () => new vscode.MarkdownString() };

/** The hovers on the real workspace, with sidecars that are found only once they may be. */
function hoversOn(found: Promise<void>): { hovers: Hovers; annotations: Annotations } {
  const scope = new ArticleScope();
  const search = new FileSearch();
  const files = new SidecarFiles(search, undefined);
  const sidecars: SidecarStore = {
    list: async () => found.then(() => files.list()),
    read: (file) => files.read(file),
    write: (file, source, expected) => files.write(file, source, expected),
  };
  const articles = new ArticleFiles(scope, search, scheduler);
  const library = new ArticleLibrary(articles, scheduler);
  const annotations = new Annotations(sidecars, library, { find: async () => undefined }, logger, scheduler);
  const registers = new Registers(sidecars, logger);
  const claims = new Claims(annotations, registers, new AnnotatedTexts(annotations), logger);
  const index = new EmbeddedMatchIndex({ relate: takenAsSame, texts: async () => undefined });
  const references = new CrossReferences(library, annotations, claims, index, scheduler);
  const indexing = new Indexing(articles, library, annotations, index, scheduler, logger);
  const hovers = new Hovers(scope, library, annotations, claims, references, indexing, links);
  return { hovers, annotations };
}

async function said(hovers: Hovers): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uriOf(POST));
  const at = document.positionAt(document.getText().indexOf('The repair cost') + 4);
  const hover = await hovers.provideHover(document, at, new vscode.CancellationTokenSource().token);
  return (hover?.contents ?? []).map((part) => (part as vscode.MarkdownString).value).join('\n');
}

describe('a hover', () => {
  it('that is opened before the sidecars are read shows what is tagged, and that more may come', async () => {
    let find = (): void => {};
    const { hovers, annotations } = hoversOn(new Promise((resolve) => (find = resolve)));
    const all = annotations.loadAll();
    const early = await said(hovers);
    assert.match(early, /repair\\-cost/);
    assert.match(early.replaceAll('&nbsp;', ' '), /Still reading the annotations/);
    find();
    await all;
    const late = await said(hovers);
    assert.match(late, /repair\\-cost/);
    assert.doesNotMatch(late, /Still/);
  });
});
