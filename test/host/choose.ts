// Which editor the suites run in: a desktop build where one can be had, else the embedded server.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';

export interface ChosenHost {
  readonly name: 'desktop' | 'embedded';
  /** what @vscode/test-electron starts */
  readonly executable: string;
  /** why this one, for people */
  readonly reason: string;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const DOWNLOAD_TIMEOUT = 8_000;

/** `CORROBORATE_HOST=desktop` or `embedded` forces one. */
export async function chooseHost(): Promise<ChosenHost> {
  const wanted = process.env['CORROBORATE_HOST'];
  if (wanted === 'embedded') return embedded('CORROBORATE_HOST asks for it');
  if (wanted !== 'desktop' && process.platform === 'linux' && !hasDisplay()) {
    return embedded('a desktop build needs a display and there is none');
  }
  try {
    const executable = await downloadAndUnzipVSCode({
      version: 'stable',
      timeout: DOWNLOAD_TIMEOUT,
      reporter: new SilentReporter(),
    });
    return { name: 'desktop', executable, reason: 'downloaded, or found in .vscode-test' };
  } catch (error) {
    if (wanted === 'desktop') throw error;
    return embedded(`no desktop build can be had: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function embedded(reason: string): ChosenHost {
  const launcher = process.platform === 'win32' ? 'embedded.cmd' : 'embedded';
  return { name: 'embedded', executable: join(HERE, launcher), reason };
}

function hasDisplay(): boolean {
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
