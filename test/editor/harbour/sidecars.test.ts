import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, tag, until, uriOf, write } from '../support/harbour.ts';

const POST = 'lighthouse-post.txt';
const POST_SIDECAR = `${POST}.claims.yaml`;
const COURIER = 'lighthouse-courier.txt';
const COURIER_SIDECAR = `${COURIER}.claims.yaml`;
const COURIER_COST = 'The harbour authority put the cost of the repair at 2.4 million crowns.';
const REGISTER = `version: 1
claims:
  repair-cost:   # what was paid
    statement: The repair cost 2.4 million crowns.
    verdict: unchecked
  bill-paid:
    related: [{claim: repair-cost, as: later}]
speakers:
  Harbour Authority: [harbour authority]
`;
const BROKEN = '  - id: brokenn1\n    quote: [unfinished\n';

async function open(name: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(uriOf(name));
}

/** Where words stand in a document, a little inside them. */
const inside = (document: vscode.TextDocument, words: string, by = 2): vscode.Position => {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, words);
  return document.positionAt(at + by);
};

async function ask<T>(command: string, ...given: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...given);
}

const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

describe('sidecars and the register as documents', () => {
  before(async () => {
    await tag(COURIER, COURIER_COST, 'repair-cost');
    await write('claims.yaml', REGISTER);
    // an entry nobody could read stands before one everybody can
    const sidecar = await read(COURIER_SIDECAR);
    await write(COURIER_SIDECAR, sidecar.replace('annotations:\n', `annotations:\n${BROKEN}`));
    await until('the register to be read', async () => {
      const found = await ask<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        uriOf(COURIER_SIDECAR),
        inside(await open(COURIER_SIDECAR), 'repair-cost'),
      );
      return found.some(({ uri }) => nameOf(uri) === 'claims.yaml');
    });
  });

  after(async () => {
    await ask('workbench.action.closeAllEditors');
    for (const name of [COURIER_SIDECAR, 'claims.yaml'])
      if (await exists(name)) await vscode.workspace.fs.delete(uriOf(name));
  });

  it('go from a claim’s key to its entry, from the entry to the appearances', async () => {
    const register = await open('claims.yaml');
    const [first] = await ask<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      register.uri,
      inside(register, 'repair-cost'),
    );
    assert.equal(first && nameOf(first.uri), POST);
    const references = await ask<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      register.uri,
      inside(register, 'repair-cost'),
    );
    assert.deepEqual(
      new Set(references.map(({ uri }) => nameOf(uri))),
      new Set([POST, COURIER, 'claims.yaml']),
    );
  });

  it('link an annotation to its passage and a key to its claim, though one entry is broken', async () => {
    const sidecar = await open(COURIER_SIDECAR);
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', sidecar.uri);
    const targets = links.map(({ range, target }) => {
      assert.ok(target);
      return [sidecar.getText(range), nameOf(target)];
    });
    assert.deepEqual(
      targets.filter(([, name]) => name === 'claims.yaml'),
      [['repair-cost', 'claims.yaml']],
    );
    const passage = links.find(({ target }) => target && nameOf(target) === COURIER);
    assert.match(sidecar.getText(passage?.range), /^[a-z][a-z0-9]{7}$/);
    assert.match(passage?.target?.fragment ?? '', /^L10,1-L10,\d+$/);
  });

  it('go to the passage from anywhere in the lines of its annotation', async () => {
    const sidecar = await open(POST_SIDECAR);
    const [location] = await ask<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      sidecar.uri,
      inside(sidecar, 'quote:'),
    );
    const article = await open(POST);
    assert.equal(
      article.getText(location?.range),
      'The repair cost 2.4 million crowns, the harbour authority said.',
    );
  });

  it('highlight every place that names the claim under the caret', async () => {
    const register = await open('claims.yaml');
    const marked = await ask<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      register.uri,
      inside(register, 'repair-cost'),
    );
    const named = marked.map(({ range }) => register.getText(range));
    assert.deepEqual(new Set(named), new Set(['repair-cost']));
    assert.equal(named.length, register.getText().match(/\brepair-cost\b/g)?.length);
  });

  it('fold annotation by annotation', async () => {
    const sidecar = await open(COURIER_SIDECAR);
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', sidecar.uri);
    const starts = folds.map(({ start }) => sidecar.lineAt(start).text.trim());
    assert.ok(starts.includes('annotations:'), starts.join('\n'));
    assert.equal(starts.filter((line) => line.startsWith('- id:')).length, 2, starts.join('\n'));
  });

  it('offer the claims, tags, speakers and words there are, in a file that does not parse', async () => {
    const sidecar = await open(COURIER_SIDECAR);
    const offered = async (document: vscode.TextDocument, place: vscode.Position): Promise<string[]> => {
      const { items } = await ask<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place,
      );
      return items
        .filter(({ sortText }) => /^\d{6}$/.test(sortText ?? ''))
        .map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.deepEqual(await offered(sidecar, inside(sidecar, 'claim: ', 7)), ['bill-paid', 'repair-cost']);
    assert.deepEqual(await offered(sidecar, inside(sidecar, 'stance: ', 8)), [
      'asserts',
      'disputes',
      'reports',
    ]);
    const post = await open(POST_SIDECAR);
    assert.ok((await offered(post, inside(post, 'speaker: ', 9))).includes('harbour authority'));
  });

  it('say of a key what the claim is, as text', async () => {
    const register = await open('claims.yaml');
    const hovers = await ask<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      register.uri,
      inside(register, 'repair-cost, as'),
    );
    const said = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(said, /2 articles/);
    assert.match(said, /harbour authority put the cost/);
  });

  it('are never renamed by halves: a file that hides its claims stops it', async () => {
    const register = await open('claims.yaml');
    await assert.rejects(
      ask(
        'vscode.executeDocumentRenameProvider',
        register.uri,
        inside(register, 'repair-cost'),
        'repair-bill',
      ),
      /Nothing was renamed.*lighthouse-courier/,
    );
  });

  it('are renamed everywhere from a passage, nothing but the keys', async () => {
    await write(COURIER_SIDECAR, (await read(COURIER_SIDECAR)).replace(BROKEN, ''));
    const article = await open(POST);
    const edit = await ask<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      article.uri,
      inside(article, 'The repair cost'),
      'repair-bill',
    );
    const edits = edit.entries().flatMap(([uri, changes]) => changes.map((change) => ({ uri, change })));
    assert.deepEqual(
      edits.map(({ uri, change }) => `${nameOf(uri)} ${change.newText}`).toSorted(),
      [
        'claims.yaml repair-bill',
        'claims.yaml repair-bill',
        `${COURIER_SIDECAR} repair-bill`,
        `${POST_SIDECAR} repair-bill`,
      ].toSorted(),
    );
    for (const { uri, change } of edits) {
      const document = await open(nameOf(uri));
      assert.equal(document.getText(change.range), 'repair-cost');
    }
    await assert.rejects(
      ask(
        'vscode.executeDocumentRenameProvider',
        article.uri,
        inside(article, 'The repair cost'),
        'bill-paid',
      ),
      /merge the two/,
    );
    await assert.rejects(
      ask(
        'vscode.executeDocumentRenameProvider',
        article.uri,
        inside(article, 'The repair cost'),
        'Repair cost!',
      ),
      /letters, digits and hyphens/,
    );
  });
});
