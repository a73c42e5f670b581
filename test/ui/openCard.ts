import type { FrameLocator } from 'playwright-core';
import type { Workbench } from './workbench/workbench.ts';

/** Runs a command that asks for a claim, once that one is known, and answers it. */
export async function runOnClaim(wb: Workbench, command: string, claim: string): Promise<void> {
  await wb.sideBar.open('Corroborate');
  await wb.sideBar.view('Claims').waitForRow(claim);
  await wb.runCommand(command);
  await wb.quickInput.choose(claim);
}

/** The card of a claim, from the palette. */
export async function openCard(wb: Workbench, claim: string): Promise<FrameLocator> {
  await runOnClaim(wb, 'Corroborate: Open Claim Card', claim);
  await wb.webviewTab(`Claim: ${claim}`).waitFor({ state: 'visible' });
  return wb.webviewWith('.rung');
}
