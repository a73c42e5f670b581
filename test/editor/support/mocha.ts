// Mocha's browser build: it runs in either extension host, and finds no tests by itself.
// oxlint-disable-next-line import/no-unassigned-import -- it sets globals
import 'mocha/mocha.js';

const BrowserMocha = (globalThis as unknown as { Mocha: typeof Mocha }).Mocha;

export const mocha = new BrowserMocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 20_000 });

// what defines `describe`, `it` and the hooks
mocha.suite.emit('pre-require', globalThis, '', mocha);
