/** What somebody else did to a file keeps an edit from being made. */
export class Interference extends Error {
  override readonly name = 'Interference';

  /**
   * @param kind `changed`: what was to be edited says something else by now; `busy`: the file is written again and again
   * @param about the file, where one is meant
   */
  constructor(
    readonly kind: 'changed' | 'busy',
    readonly about = '',
  ) {
    super(
      kind === 'changed'
        ? 'Somebody else changed this meanwhile: part of it was not done'
        : `${about} keeps changing; nothing was written`,
    );
  }
}
