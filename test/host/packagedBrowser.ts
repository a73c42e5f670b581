// A headless Chromium from an npm package, for Linux machines where none is installed and none can be.
import { spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installed } from './cache.ts';

/** The path of its executable, or undefined where there is no such package for this machine. */
export async function packagedBrowser(say: (message: string) => void): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await installed({
    manifest: 'browser',
    announce: (path) => say(`Installing a headless Chromium from npm into ${path} (300 MB, once)`),
    finish: unpack,
  });
  return join(folder, 'chromium.sh');
}

async function unpack(folder: string): Promise<void> {
  const program = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
  const run = spawnSync(process.execPath, ['-e', program], {
    cwd: folder,
    encoding: 'utf8',
    // it unpacks into the folder for temporary files; the libraries it brings along only if it takes this for a cloud
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  if (run.status !== 0) throw new Error(`Chromium could not be unpacked in ${folder}\n${run.stderr}`);
  const launcher = join(folder, 'chromium.sh');
  await writeFile(launcher, LAUNCHER);
  await chmod(launcher, 0o755);
}

/** The package's own libraries and fonts stand in only where the system has none. */
const LAUNCHER = `#!/bin/sh
here=$(dirname "$0")
if ldd "$here/chromium" | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`;
