import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, uriOf, write, until } from '../support/harbour.ts';

const COURIER = 'lighthouse-courier.txt';
const SIDECAR = `${COURIER}.claims.yaml`;
const COST = 'The harbour authority put the cost of the repair at 2.4 million crowns.';

/** What a tool answers. The editor confirms by itself in tests. */
async function call(name: string, input: object): Promise<Record<string, unknown>> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as Record<string, unknown>;
}

describe('tools of an assistant', () => {
  before(async () => {
    await vscode.extensions.getExtension('corroborate.corroborate')?.activate();
    await until('the tools', () => vscode.lm.tools.some(({ name }) => name === 'corroborate_tag_passage'));
  });

  afterEach(async () => {
    if (await exists(SIDECAR)) await vscode.workspace.fs.delete(uriOf(SIDECAR));
  });

  it('are three, each with a description and a schema of its input', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('corroborate_'));
    assert.deepEqual(ours.map(({ name }) => name).toSorted(), [
      'corroborate_find_matches',
      'corroborate_list_claims',
      'corroborate_tag_passage',
    ]);
    for (const { description, inputSchema } of ours) assert.ok(description && inputSchema);
  });

  it('list the claims with their appearances', async () => {
    const { claims, total } = await call('corroborate_list_claims', { filter: 'repair' });
    assert.equal(total, 1);
    const [claim] = claims as { claim: string; appearances: { article: string; quote: string }[] }[];
    assert.equal(claim!.claim, 'repair-cost');
    assert.equal(claim!.appearances[0]!.article, 'lighthouse-post.txt');
    assert.match(claim!.appearances[0]!.quote, /^The repair cost 2\.4 million crowns/);
  });

  it('find what other articles say of a passage', async () => {
    const { matches } = await call('corroborate_find_matches', { article: COURIER, quote: COST });
    const [match] = matches as { article: string; quote: string; relation: string }[];
    assert.equal(match!.article, 'lighthouse-post.txt');
    assert.match(match!.quote, /2\.4 million crowns/);
  });

  it('tag a passage as one step to take back', async () => {
    const input = {
      article: COURIER,
      quote: COST,
      claim: 'repair-cost',
      stance: 'reports',
      note: 'By [a](b)',
    };
    const { tagged } = await call('corroborate_tag_passage', input);
    const written = await read(SIDECAR);
    assert.match(written, new RegExp(`id: ${String(tagged)}\n    claim: repair-cost\n    stance: reports\n`));
    assert.ok(written.includes(COST) && written.includes('By [a](b)'));
    await vscode.commands.executeCommand('corroborate.undo');
    await until('the annotation to go', async () => !(await exists(SIDECAR)));
  });

  it('refuse input that is not what the schema says, and write nothing', async () => {
    const good = { article: COURIER, quote: COST, claim: 'repair-cost' };
    const bad: object[] = [
      {},
      { ...good, claim: 'two words\n- id: x' },
      { ...good, quote: 'Words the article does not have.' },
      { ...good, quote: '' },
      { ...good, quote: 7 },
      { ...good, article: '../elsewhere.txt' },
      { ...good, article: 'lighthouse-post.txt.claims.yaml' },
      { ...good, stance: 'asserts: yes' },
      { ...good, toString: 'x' },
      { ...good, speaker: 'x'.repeat(5000) },
    ];
    for (const input of bad)
      await assert.rejects(call('corroborate_tag_passage', input), JSON.stringify(input).slice(0, 200));
    await assert.rejects(call('corroborate_list_claims', { limit: 1e9 }));
    assert.equal(await exists(SIDECAR), false);
  });

  it('refuse words that stand in an article twice', async () => {
    await write('twice.txt', 'The gate was shut.\n\nThe gate was shut.\n');
    const input = { article: 'twice.txt', quote: 'The gate was shut.', claim: 'gate-shut' };
    await assert.rejects(call('corroborate_tag_passage', input), /more than once/);
    await vscode.workspace.fs.delete(uriOf('twice.txt'));
  });
});
