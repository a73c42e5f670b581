/** What the server says only because a native part is left out or a network is not there: no news to anybody. */
export function isNoise(message: string): boolean {
  return /Could not locate the bindings file|native-watchdog|build\/Release\/watchdog|open-vsx\.org|ERR_NAME_NOT_RESOLVED|Failed to load resource|serviceWorker\.js|A bad HTTP response code \(404\)/.test(
    message,
  );
}
