// npm run package: out/corroborate.vsix. Dependencies are bundled, so none is packed.
import { mkdirSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';

mkdirSync('out', { recursive: true });
void createVSIX({
  packagePath: 'out/corroborate.vsix',
  dependencies: false,
  allowMissingRepository: true,
  // links in README.md are to files of the repository, whose address is not known here
  rewriteRelativeLinks: false,
});
