/** The little of Node's `process` that the assertion package asks for in a browser's worker. */
export const process = { env: {}, argv: [], version: '', platform: 'browser', emitWarning: console.warn };
