import * as vscode from 'vscode';
import type { ClaimKey } from '../core/model/claim.ts';

/** The claim something was tagged with last, which *Tag with Last Claim* takes. */
export class LastClaim {
  private key: ClaimKey | undefined;

  get(): ClaimKey | undefined {
    return this.key;
  }

  remember(key: ClaimKey): void {
    this.key = key;
    void vscode.commands.executeCommand('setContext', 'corroborate.hasLastClaim', true);
  }
}
