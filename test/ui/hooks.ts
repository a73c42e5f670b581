import { closeStudios } from './inWorkbench.ts';

/** For mocha: each file of tests, which may run beside another one, closes the workbench its tests shared. */
export const mochaHooks = { afterAll: closeStudios };
