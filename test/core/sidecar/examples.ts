import type { Annotation, Rejection } from '../../../src/core/model/annotation.ts';

/** A sidecar as a person keeps it: comments, keys of their own, both list styles. */
export const SIDECAR = `# Checked by A. Reader
version: 1
article: # read off the printed copy
  title: "Ferry ran aground: two held"
  publisher: Coast Herald
  agency: [dpa]
  published: 2031-05-04
  shelf: 12 # ours
  digest: sha256-${'0123456789abcdef'.repeat(4)}
annotations:
  # the captain
  - id: k7m2qx9d # first
    claim: ferry-aground
    stance: reports
    quote: |-
      The ferry ran aground at noon, the captain said.
    prefix: "on Sunday. "
    suffix: " Nobody was hurt"
    position: [40, 88] # hint
    speaker: The captain
    tags:
      - ferry # all of these
      - captain
    colour: blue
    history:
      - quote: The ferry ran aground at ten, the captain said.
        until: 2031-05-05T08:00:00Z

  - id: b0q4tt2r
    claim: two-held
    quote: 'Two men are held, the harbour authority''s clerk confirmed.'
    position: [120, 178]
    note: yes
# at the end
rejections:
  - {id: r4tt2b0q, claim: museum-reopened, quote: "The museum will follow in June.", prefix: "", suffix: "", position: [200, 231]}
`;

export const ANNOTATION: Annotation = {
  id: 'zz11yy22',
  claim: 'crew-unhurt',
  stance: 'asserts',
  quote: 'Nobody was hurt',
  prefix: 'the captain said. ',
  suffix: '.',
  position: [89, 104],
  speaker: [],
  via: [],
  tags: ['crew'],
  history: [],
};

export const REJECTION: Rejection = {
  id: 'qq11ww22',
  claim: 'two-held',
  quote: 'Two seagulls were held',
  prefix: '',
  suffix: ' by nobody',
  position: [300, 322],
};
