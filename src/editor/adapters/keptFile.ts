import * as vscode from 'vscode';
import type { Kept } from '../../core/ports.ts';
import { isMissing } from './decoding.ts';

/** One thing kept in a file of the extension's storage, on whatever file system that is. */
export class KeptFile implements Kept {
  constructor(private readonly uri: vscode.Uri) {}

  async read(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      // A copy: what the editor gives may be part of something larger.
      return Uint8Array.from(await vscode.workspace.fs.readFile(this.uri));
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw cause;
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    await vscode.workspace.fs.writeFile(this.uri, bytes);
  }

  async delete(): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.uri);
    } catch (cause) {
      if (!isMissing(cause)) throw cause;
    }
  }
}
