import ignore, { type Ignore } from 'ignore';

/**
 * What the `.gitignore` files of a folder leave out. A file below an ignored folder is ignored; a nested
 * `.gitignore` adds to those above it and may take a file back.
 */
export class IgnoreRules {
  private readonly rules = new Map<string, Promise<Ignore | undefined>>();

  /** @param read the text of the `.gitignore` in a folder, its path relative and with forward slashes ('' the root) */
  constructor(private readonly read: (folder: string) => Promise<string | undefined>) {}

  /** @param path relative, with forward slashes, no `..` in it */
  async ignores(path: string): Promise<boolean> {
    const segments = path.split('/');
    for (let depth = 1; depth <= segments.length; depth++) {
      const isFolder = depth < segments.length;
      if (await this.ignoresOne(segments.slice(0, depth), isFolder)) return true;
    }
    return false;
  }

  private async ignoresOne(segments: readonly string[], isFolder: boolean): Promise<boolean> {
    let ignored = false;
    for (let depth = 0; depth < segments.length; depth++) {
      const rules = await this.rulesOf(segments.slice(0, depth).join('/'));
      if (!rules) continue;
      const verdict = rules.test(segments.slice(depth).join('/') + (isFolder ? '/' : ''));
      if (verdict.ignored) ignored = true;
      else if (verdict.unignored) ignored = false;
    }
    return ignored;
  }

  private rulesOf(folder: string): Promise<Ignore | undefined> {
    let rules = this.rules.get(folder);
    if (!rules) {
      rules = this.read(folder).then((text) => (text === undefined ? undefined : ignore().add(text)));
      this.rules.set(folder, rules);
    }
    return rules;
  }
}
