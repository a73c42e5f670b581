// Runs a command for as long as its own standard input stays open, so that no server outlives a launcher that was
// killed without a chance to clean up: node guard.mjs FOLDER COMMAND ARG…
// FOLDER is removed afterwards; '' for none.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const windows = process.platform === 'win32';
const [folder, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows });

function stop() {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

// a terminal's Ctrl+C reaches the whole foreground group, this process too: the server still has to go first
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.stdin.on('end', stop).on('error', stop).resume();
child.on('error', (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit(signal === null ? (code ?? 1) : 1);
});
