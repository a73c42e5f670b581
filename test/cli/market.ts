import { folderWith, type Run } from './harness.ts';

/** What `tag --json` prints. */
export interface Tagged {
  readonly id: string;
  readonly article: string;
  readonly sidecar: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}
/** What `check --json` prints. */
export interface Checked {
  readonly annotations: readonly {
    readonly id: string;
    readonly article: string;
    readonly claim: string | null;
    readonly state: string;
    readonly start: number | null;
    readonly end: number | null;
    readonly text: string | null;
    readonly quote: string;
    readonly changes: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
    readonly candidates: readonly { readonly text: string }[];
  }[];
  readonly problems: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly severity: string;
    readonly code: string;
  }[];
}

/** The one JSON value a command printed; the test says what it is to be. */
export const jsonOf = ({ out }: Run): unknown => JSON.parse(out);

/** Two reports of one fire, with a figure they disagree about. */
export const FIRE =
  'Fire closes the covered market\n\nThe fire brigade counted 12 stalls destroyed at the covered market on Tuesday.\n\nNobody was hurt,\u00A0the mayor said. The market will reopen on Friday.\n';
export const OTHER =
  'Market fire: damage and blame\n\nAt least 14 stalls were destroyed by the fire at the covered market, the traders say.\n\n“Nobody was hurt,” mayor Ilda Veen told reporters.\n';

export const market = (): string => folderWith({ 'fire.txt': FIRE, 'other.txt': OTHER });
export const STALLS = 'The fire brigade counted 12 stalls destroyed at the covered market on Tuesday.';
