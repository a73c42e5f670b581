import * as vscode from 'vscode';
import type { Problem } from '../core/model/problem.ts';
import type { SyntaxFault } from '../core/sidecar/yaml/compose.ts';

/**
 * What is wrong with a sidecar or a register, in the person's language. The core says it in English, as the command
 * line does; what it says it of comes along.
 */
export function problemMessage({ code, about }: Problem): string {
  const [first = '', second = '', third = ''] = about;
  switch (code) {
    case 'yaml-syntax':
      return syntaxMessage(first as SyntaxFault);
    case 'complex-key':
      return vscode.l10n.t('Only plain keys are understood here, such as `claim:`.');
    case 'too-large':
      return vscode.l10n.t(
        'The file is too large to be read as a whole; from here on it is not read, and nothing is written to it.',
      );
    case 'merge-conflict-marker':
      return vscode.l10n.t(
        'A merge left its marks here ({0}): settle it and delete the marker lines.',
        first,
      );
    case 'merge-conflict':
      return about.length === 0
        ? vscode.l10n.t('One side changed this, the other deleted it: delete it or delete this mark.')
        : vscode.l10n.t(
            'Two people say different things of `{0}`: {1} and {2}. Settle it and delete this mark.',
            first,
            second,
            third,
          );
    case 'newer-version':
      return vscode.l10n.t(
        'Version {0} is later than this program knows ({1}): it is shown as far as understood and never written to.',
        first,
        second,
      );
    case 'unknown-version':
      return vscode.l10n.t('{0} is no version; known is {1}.', first, second);
    case 'missing-version':
      return vscode.l10n.t('There is no `version: 1`; it is read as version 1.');
    case 'several-documents':
      return vscode.l10n.t('A second document begins here; a file is one document.');
    case 'not-a-mapping':
      return vscode.l10n.t('The file begins with keys such as `version:`.');
    case 'missing-id':
      return vscode.l10n.t('This has no `id`, such as `id: k7m2qx9d`.');
    case 'duplicate-id':
      return vscode.l10n.t('{0} is the id of another entry: give this one its own.', first);
    case 'invalid-id':
      return vscode.l10n.t('An id is a letter and seven letters or digits, in lower case.');
    case 'missing-claim':
      return vscode.l10n.t('A rejection names the `claim` the passage does not carry.');
    case 'missing-quote':
      return vscode.l10n.t('The `quote`, the words this is about, is missing.');
    case 'duplicate-key':
      return vscode.l10n.t('`{0}` is given twice; the first counts.', first);
    case 'unknown-key':
      return vscode.l10n.t('`{0}` is not a known key; is `{1}` meant?', first, second);
    case 'unknown-value':
      return vscode.l10n.t('`{0}` is {1}; known are {2}.', first, second, third);
    case 'unknown-alias':
      return vscode.l10n.t('Nothing is anchored as &{0} before this.', first);
    case 'alias-limit':
      return vscode.l10n.t('Too much of this file is said by aliases; the rest of them are not read.');
    case 'invalid-position':
      return vscode.l10n.t('A position is [start, end]: two whole numbers, the smaller first.');
    case 'invalid-digest':
      return vscode.l10n.t('`{0}` is to be sha256- and 64 lower-case hexadecimal digits.', first);
    case 'invalid-date':
      return vscode.l10n.t(
        '{0} is no date of the form 2031, 2031-05, 2031-05-04 or 2031-05-04T11:02:00Z.',
        first,
      );
    case 'wrong-type':
      return vscode.l10n.t('`{0}` is to be {1}.', first, expectedLabel(second));
  }
}

/** What was expected, as the core names it. */
function expectedLabel(expected: string): string {
  switch (expected) {
    case 'a text':
      return vscode.l10n.t('a text');
    case 'a list':
      return vscode.l10n.t('a list');
    case 'keys with values':
      return vscode.l10n.t('keys with values');
    case 'a list of keys with values, each with an `id`':
      return vscode.l10n.t('a list of keys with values, each with an `id`');
    case 'a list of wordings, each with a `quote`':
      return vscode.l10n.t('a list of wordings, each with a `quote`');
    case 'a list of keys with values, such as `{source: …, url: …}`':
      return vscode.l10n.t('a list of keys with values, such as `{source: …, url: …}`');
    case 'a list of claims, such as `{claim: lighthouse-reopened-2029, as: earlier}`':
      return vscode.l10n.t('a list of claims, such as `{claim: lighthouse-reopened-2029, as: earlier}`');
  }
  return expected;
}

/** What is wrong with the YAML as such, by the name its reader has for it. */
function syntaxMessage(kind: SyntaxFault): string {
  switch (kind) {
    case 'BAD_INDENT':
      return vscode.l10n.t('The indentation does not fit the lines around it.');
    case 'TAB_AS_INDENT':
      return vscode.l10n.t('Lines are indented by blanks, never by tabs.');
    case 'UNCLOSED_QUOTE':
      return vscode.l10n.t('A quotation mark is opened and never closed.');
    case 'MISSING_CHAR':
      return vscode.l10n.t('A sign is missing here, such as a colon, a comma, a hyphen or a blank.');
    case 'UNEXPECTED_TOKEN':
    case 'MULTIPLE_DOCS':
      return vscode.l10n.t('This cannot stand here.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return vscode.l10n.t('A second key stands in this line: put a text with a colon into quotation marks.');
    case 'MULTILINE_IMPLICIT_KEY':
      return vscode.l10n.t('A key stands in one line and is followed by a colon.');
    case 'BLOCK_IN_FLOW':
      return vscode.l10n.t('Within brackets nothing is laid out by indentation.');
    case 'BAD_SCALAR_START':
      return vscode.l10n.t('A text that begins with this sign has to stand in quotation marks.');
    case 'BAD_DQ_ESCAPE':
      return vscode.l10n.t(
        'In double quotation marks a backslash begins a sign of its own, and this is none.',
      );
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return vscode.l10n.t('An anchor (&) or an alias (*) is not written as it must be.');
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
    case 'BAD_PROP_ORDER':
      return vscode.l10n.t('A tag (!) is not written as it must be.');
    case 'BAD_DIRECTIVE':
      return vscode.l10n.t('A line that begins with % says something of the file that is not understood.');
    case 'KEY_OVER_1024_CHARS':
      return vscode.l10n.t('A key is at most 1024 characters long.');
    case 'NESTED_TOO_DEEPLY':
    case 'RESOURCE_EXHAUSTION':
      return vscode.l10n.t('This is nested too deeply to be read.');
    case 'NON_STRING_KEY':
      return vscode.l10n.t('Only plain keys are understood here, such as `claim:`.');
    case 'DUPLICATE_KEY':
      return vscode.l10n.t('This key is given twice.');
    case 'IMPOSSIBLE':
    case 'UNREADABLE':
      return vscode.l10n.t('This cannot be read.');
  }
}
