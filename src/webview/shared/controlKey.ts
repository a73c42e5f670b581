/** What the key of shortcuts is called where the page is read, which need not be the host's system. */
export const controlKey = (elsewhere: string): string =>
  /Mac|iPhone|iPad/.test(navigator.platform) ? 'Cmd' : elsewhere;
