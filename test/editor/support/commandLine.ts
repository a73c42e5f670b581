/** What a bundle that runs in Node can call; a browser's worker has it for the editor's own modules only. */
declare const require: (module: string) => unknown;

type RunFile = (
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly encoding: 'utf8'; readonly stdio: 'pipe' },
) => string;

export type Run = (program: string, args: readonly string[], cwd: string) => string;

/** Runs programs beside the editor; undefined where the tests run in a browser or there is no git. */
export function commandLine(): Run | undefined {
  try {
    // Not by an import, which the browser's bundle could not resolve.
    const { execFileSync } = require(['node', 'child_process'].join(':')) as {
      readonly execFileSync: RunFile;
    };
    const run: Run = (program, args, cwd) =>
      execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
    run('git', ['--version'], '/');
    return run;
  } catch {
    return undefined;
  }
}
