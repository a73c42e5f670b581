import { Studio, type Workbench, type WindowOptions } from './workbench/workbench.ts';

let studio: Promise<Studio> | undefined;

// one server and one browser for all test files; registered outside any suite, it runs after the last of them
after(async () => {
  await (await studio)?.close();
});

/** The body of a test in a window of its own on a copy of `options.folder`. A failure leaves a screenshot. */
export function inWorkbench(
  options: WindowOptions,
  use: (workbench: Workbench) => Promise<void>,
): Mocha.AsyncFunc {
  return async function (this: Mocha.Context) {
    studio ??= Studio.open();
    const title = this.test?.fullTitle() ?? 'test';
    const picture = `failed-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    await (await studio).with(options, use, picture);
  };
}
