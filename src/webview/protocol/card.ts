import { count, either, fields, flag, list, oneOf, text, words, type Checked } from './checks.ts';
import { STANCES, VERDICTS } from './values.ts';

const STATES = ['exact', 'moved', 'altered', 'ambiguous', 'orphaned'] as const;

/** The words of the card that do not come from the claim. */
const CARD_WORDS = [
  'statement',
  'statementHint',
  'verdict',
  ...VERDICTS,
  'tags',
  'tagsHint',
  'note',
  'noteHint',
  'saveHint',
  'ctrl',
  'changedMeanwhile',
  'print',
  'matrix',
  'wordings',
  'wordingsOne',
  'noWordings',
  'order',
  'byLength',
  'byDate',
  'original',
  'added',
  'leavesOut',
  'insteadOf',
  'goTo',
  'texts',
  'textsHint',
  'derived',
  'suggestions',
  'suggestionsNone',
  'suggestionsReading',
  'sameClaim',
  'notThisClaim',
  'history',
  'historyNone',
  'evidence',
  'related',
  'distinct',
  'review',
  'gone',
  'updated',
] as const;

const piece = fields({
  kind: oneOf(['same', 'changed', 'added', 'missing']),
  text,
  was: text,
  /** The kind of detail for style sheets; '' for what is the same. */
  slot: oneOf(['number', 'date', 'name', 'negation', 'unit', 'wording']),
  /** The same for people. */
  label: text,
});

const carrier = fields(
  {
    article: text,
    annotation: text,
    outlet: text,
    stance: oneOf(STANCES),
    stanceLabel: text,
    state: oneOf(STATES),
    /** Speaker, speaker's stance, who passed it on. */
    facts: list(text),
  },
  /** `trouble`: what became of an annotation that is not in its place as it was tagged. */
  { date: text, denial: text, trouble: list(text) },
);

const rung = fields(
  { pieces: list(piece), differences: list(text), carriers: list(carrier), original: flag, sequence: count },
  { relation: text },
);

const articleLine = fields({ article: text, outlet: text }, { date: text, title: text });

const textGroup = fields({ first: articleLine, derived: list(articleLine) }, { unknown: text });

const event = fields({ text }, { when: text, quote: text, address: text });

/** `claim` names it to the host, `name` to people. */
const link = fields({ claim: text, name: text, as: text }, { statement: text });

const claimCard = fields(
  {
    claim: text,
    gone: flag,
    statement: text,
    verdict: oneOf(VERDICTS),
    tags: list(text),
    note: text,
    counts: text,
    rungs: list(rung),
    basis: text,
    texts: list(textGroup),
    summary: text,
    evidence: list(event),
    history: list(event),
    related: list(link),
    distinct: list(link),
  },
  { review: text },
);

const suggestion = fields({
  id: text,
  outlet: text,
  facts: list(text),
  marked: list(fields({ text, mark: flag })),
  differences: list(text),
});

/** What the host tells the card. */
export const toCard = either(
  fields({ type: oneOf(['card']), words: words(CARD_WORDS), card: claimCard }),
  fields({ type: oneOf(['suggestions']), reading: flag, suggestions: list(suggestion) }),
);

/** What a person did in the card. */
export const fromCard = either(
  fields({ type: oneOf(['ready', 'print', 'matrix']) }),
  fields({ type: oneOf(['refused']), reason: text }),
  fields({ type: oneOf(['statement', 'note']), value: text }),
  fields({ type: oneOf(['verdict']), value: oneOf(VERDICTS) }),
  fields({ type: oneOf(['tags']), values: list(text) }),
  fields({ type: oneOf(['passage']), article: text, annotation: text }),
  fields({ type: oneOf(['article']), article: text }),
  fields({ type: oneOf(['claim']), claim: text }),
  fields({ type: oneOf(['address']), address: text }),
  fields({ type: oneOf(['suggestion', 'same', 'other']), id: text }),
);

/** What the card remembers while it is hidden or the window reloads. */
export const cardState = fields(
  { claim: text },
  { scroll: count, order: oneOf(['length', 'date']), drafts: list(fields({ field: text, value: text })) },
);

export type CardWords = Readonly<Record<(typeof CARD_WORDS)[number], string>>;
export type ClaimCard = Checked<typeof claimCard>;
export type Rung = Checked<typeof rung>;
export type Piece = Checked<typeof piece>;
export type Carrier = Checked<typeof carrier>;
export type ArticleLine = Checked<typeof articleLine>;
export type TextGroup = Checked<typeof textGroup>;
export type CardEvent = Checked<typeof event>;
export type ClaimLink = Checked<typeof link>;
export type CardSuggestion = Checked<typeof suggestion>;
export type ToCard = Checked<typeof toCard>;
export type FromCard = Checked<typeof fromCard>;
export type CardState = Checked<typeof cardState>;
