import type * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';

/** The core's log in the extension's output channel, whose level the user sets. */
export class ChannelLogger implements Logger {
  constructor(private readonly channel: vscode.LogOutputChannel) {}

  debug(message: string): void {
    this.channel.debug(message);
  }
  info(message: string): void {
    this.channel.info(message);
  }
  warn(message: string): void {
    this.channel.warn(message);
  }
  error(message: string, cause?: unknown): void {
    if (cause === undefined) this.channel.error(message);
    else
      this.channel.error(
        `${message}: ${cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)}`,
      );
  }
}
