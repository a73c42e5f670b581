import { Studio, type Workbench, type WindowOptions } from './workbench/workbench.ts';

let studio: Promise<Studio> | undefined;

/** Ends what the windows of a file of tests share: one server and one browser. */
export async function closeStudio(): Promise<void> {
  const open = studio;
  studio = undefined;
  await (await open)?.close();
}

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
