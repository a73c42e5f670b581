import { SIZE, Studio, type OpenWindow, type WindowOptions } from './workbench/studio.ts';
import type { Workbench } from './workbench/workbench.ts';

type Kind = 'node' | 'web';

/** A file system that is nowhere on a disk: it changes nothing for those who do not open it. */
const BESIDES = ['test/fixtures/extensions/memory'];

const studios = new Map<Kind, Promise<Studio>>();

/** Ends what the windows of all tests share: a server and a browser for each extension host. */
export async function closeStudios(): Promise<void> {
  const open = Array.from(studios.values());
  studios.clear();
  for (const studio of open) await (await studio).close();
}

function studioOf(kind: Kind = 'node'): Promise<Studio> {
  const studio = studios.get(kind) ?? Studio.open({ kind, besides: BESIDES });
  studios.set(kind, studio);
  return studio;
}

/** A window, and the extension host in which the extension runs in it: `node` by default. */
type Options = WindowOptions & { readonly kind?: Kind };

const pictureOf = (test: Mocha.Runnable | undefined): string =>
  `failed-${(test?.fullTitle() ?? 'test').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

/** The body of a test in a window of its own on a copy of `options.folder`. A failure leaves a screenshot. */
export function inWorkbench(options: Options, use: (workbench: Workbench) => Promise<void>): Mocha.AsyncFunc {
  return async function (this: Mocha.Context) {
    const studio = await studioOf(options.kind);
    await studio.with(options, use, pictureOf(this.test));
  };
}

/** What can be another one in each test of one window. */
export type TestOptions = Pick<WindowOptions, 'size' | 'theme'>;

/**
 * For tests that begin with articles and claims of their own, and so can follow one another in one window on one copy of
 * a folder: opening a window takes longer than most tests. Each finds no editor open; the sidebar is as the one before
 * left it. After a failure the next one gets a window of its own. Call it in their `describe`.
 */
export function oneWorkbench(
  options: Options,
): (use: (workbench: Workbench) => Promise<void>, own?: TestOptions) => Mocha.AsyncFunc {
  let open: OpenWindow | undefined;
  let busy = false;

  async function close(): Promise<void> {
    const window = open;
    open = undefined;
    await window?.close();
  }

  async function prepared(own: TestOptions): Promise<Workbench> {
    const wanted = own.theme ?? options.theme ?? 'dark';
    // a test that took too long may still be at it
    if (busy) await close();
    busy = true;
    if (open) {
      await open.workbench.page.setViewportSize(own.size ?? options.size ?? SIZE);
      await open.workbench.tidy();
      if (open.workbench.theme !== wanted) await open.workbench.setTheme(wanted);
    } else {
      const studio = await studioOf(options.kind);
      open = await studio.window({ ...options, ...own });
    }
    return open.workbench;
  }

  after(close);
  return (use, own = {}) =>
    async function (this: Mocha.Context) {
      try {
        await use(await prepared(own));
        busy = false;
      } catch (error) {
        await open?.workbench.screenshot(pictureOf(this.test));
        await close();
        throw error;
      }
    };
}
