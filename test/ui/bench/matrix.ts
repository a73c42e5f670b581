/**
 * What the matrix costs its page: the first drawing, scrolling and filtering of many claims and articles, in a real
 * browser. A frame has 16.7 ms at sixty a second.
 *
 * npm run bench:matrix -- [--claims N] [--articles N]
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MATRIX_WORDS, matrixMessages, type MatrixWords } from '../../../src/webview/protocol/matrix.ts';
import { enclose } from '../../../src/webview/protocol.ts';
import { ensureBrowser, launchBrowser } from '../../host/browser.ts';
import { quantiles } from '../../bench/anchoring/measures.ts';
import { matrixOf } from '../../webview/matrixOf.ts';

const PAGES = resolve(dirname(fileURLToPath(import.meta.url)), '../../../dist/webview');
const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '500' },
    articles: { type: 'string', default: '2000' },
  },
});

/** Runs in the page: what a change costs it, its own work and then the frame that shows it. */
async function costs(changes: number, kind: 'scroll' | 'filter'): Promise<{ work: number; frame: number }[]> {
  const scroller = document.querySelector<HTMLElement>('.scroller');
  const input = document.querySelector<HTMLInputElement>('#filter-text');
  if (!scroller || !input) throw new Error('the matrix is not there');
  const words = ['h', 'ha', 'har', 'harbour', '12', 'boats 7', 'none of it', ''];
  const found: { work: number; frame: number }[] = [];
  for (let change = 0; change < changes; change++) {
    const before = performance.now();
    if (kind === 'scroll') {
      // A notch of the wheel, down for a while and then across.
      if (change % 20 < 10) scroller.scrollTop += 100;
      else scroller.scrollLeft += 100;
    } else {
      input.value = words[change % words.length] ?? '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const work = performance.now() - before;
    const frame = await new Promise<number>((done) => {
      requestAnimationFrame(() => {
        const began = performance.now();
        const { port1, port2 } = new MessageChannel();
        // Heard once the frame's scripts, styles, layout and paint are done.
        port1.addEventListener('message', () => done(performance.now() - began));
        port1.start();
        port2.postMessage(undefined);
      });
    });
    found.push({ work, frame });
  }
  return found;
}

async function main(): Promise<void> {
  const browser = await launchBrowser(await ensureBrowser());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.setContent('<!DOCTYPE html><html lang="en"><body><div id="live"></div></body></html>');
    // The loader of this file marks functions by their names.
    await page.evaluate('globalThis.__name = (named) => named');
    await page.evaluate(() => {
      const api = { postMessage: () => {}, getState: () => undefined, setState: () => {} };
      Object.assign(window, { acquireVsCodeApi: () => api });
    });
    await page.addStyleTag({ path: join(PAGES, 'matrix.css') });
    await page.addScriptTag({ path: join(PAGES, 'matrix.js') });
    const words = Object.fromEntries(MATRIX_WORDS.map((word) => [word, word])) as MatrixWords;
    const model = matrixOf(Number(values.claims), Number(values.articles));
    const messages = Array.from(matrixMessages(model, words), (message) => enclose(message));
    const first = await page.evaluate(async (all) => {
      const before = performance.now();
      for (const data of all) window.dispatchEvent(new MessageEvent('message', { data }));
      return performance.now() - before;
    }, messages);
    await page.waitForSelector('[role="gridcell"]');
    const drawn = await page.locator('[role="row"]').count();
    console.log(`${model.rows.length} claims × ${model.columns.length} articles, ${drawn} rows drawn\n`);
    console.log(`first drawing, messages checked and all: ${first.toFixed(1)} ms`);
    const results: Record<string, unknown> = { first, drawn };
    for (const kind of ['scroll', 'filter'] as const) {
      await page.evaluate(`(${costs.toString()})(8, '${kind}')`);
      const all = (await page.evaluate(`(${costs.toString()})(80, '${kind}')`)) as Awaited<
        ReturnType<typeof costs>
      >;
      const { median, p95, max } = quantiles(all.map(({ work, frame }) => work + frame));
      console.log(
        `${kind}: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${max.toFixed(1)} ms`,
      );
      results[kind] = { median, p95, max };
    }
    console.log(
      JSON.stringify({
        bench: 'matrix',
        claims: model.rows.length,
        articles: model.columns.length,
        ...results,
      }),
    );
  } finally {
    await browser.close();
  }
}

void main();
