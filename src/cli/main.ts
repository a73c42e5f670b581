import { messageOf } from '../core/messageOf.ts';
import { check } from './commands/check.ts';
import { exportFolder } from './commands/export.ts';
import { match } from './commands/match.ts';
import { merge } from './commands/merge.ts';
import { tag } from './commands/tag.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';
import { WrongUsage } from './usage.ts';

const HELP = `Usage:
  corroborate tag ARTICLE --quote TEXT [--near OFFSET] [--claim KEY] [--stance S] [--speaker NAME]
                  [--speaker-stance S] [--tag T]... [--note TEXT] [--creator NAME] [--json]
  corroborate check DIR [--json]
  corroborate match DIR --article A --quote TEXT [--limit N] [--json]
  corroborate match DIR --queries FILE [--limit N] --json
  corroborate export DIR --format csv|markdown|html|jsonld|claimreview|qdpx [--out FILE]
  corroborate merge BASE OURS THEIRS [PATH]

Articles are decoded by their byte order mark, else as --encoding says, else as UTF-8.
Exit codes: 0 fine, 1 findings or failures named in the output, 2 wrong usage.
`;

type Command = (args: readonly string[], output: Output) => Promise<ExitCode> | ExitCode;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['tag', tag],
  ['check', check],
  ['match', match],
  ['export', exportFolder],
  ['merge', merge],
]);

async function main(args: readonly string[]): Promise<ExitCode> {
  const output: Output = {
    result: (text) => process.stdout.write(text),
    bytes: (bytes) => process.stdout.write(bytes),
    message: (text) => process.stderr.write(`corroborate: ${text}\n`),
  };
  const [name = '', ...rest] = args;
  if (['help', '--help', '-h'].includes(name) || rest[0] === '--help') {
    output.result(HELP);
    return EXIT.fine;
  }
  const command = COMMANDS.get(name);
  try {
    if (!command) throw new WrongUsage(name === '' ? 'no command' : `there is no command "${name}"`);
    return await command(rest, output);
  } catch (cause) {
    output.message(messageOf(cause));
    if (!(cause instanceof WrongUsage)) return EXIT.findings;
    process.stderr.write(HELP);
    return EXIT.usage;
  }
}

// A reader that has seen enough (`| head`) closes the pipe: that is its right.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});
void main(process.argv.slice(2)).then((code) => {
  // Not `exit`, which would cut off what a pipe has not taken yet.
  process.exitCode = code;
});
