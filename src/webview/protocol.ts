/** The version of the messages between a webview and its host; a message of another version is refused. */
export const PROTOCOL_VERSION = 1;
