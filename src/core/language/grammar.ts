/** Small closed classes of words the attribution of speech turns on. Lower case. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export type PronounNumber = 'm' | 'f' | 'plural' | 'thing' | 'self';

/** Pronouns that can be subjects. */
export const PRONOUNS: ReadonlyMap<string, PronounNumber> = new Map<string, PronounNumber>([
  ...[...set('he er il él lui hij он ele')].map((word) => [word, 'm'] as const),
  ...[...set('she sie elle ella lei zij она ela')].map((word) => [word, 'f'] as const),
  ...[...set('they ils elles ellos ellas loro они eles both')].map((word) => [word, 'plural'] as const),
  ...[...set('it es оно')].map((word) => [word, 'thing'] as const),
  ...[...set('i we ich wir je nous yo nosotros я мы')].map((word) => [word, 'self'] as const),
]);

/** Determiners and possessives, with which a noun phrase begins. */
export const DETERMINERS = set(`
  the a an this that these those his her their its our my your one two three four five six several some many most all both each every another no few
  der die das ein eine einer den dem des sein seine ihr ihre le la les un une l sa ses leur el los las una su sus il lo gli os de het een
`);

export const PREPOSITIONS = set(`
  of in on at for from with to by about after before during over under against between among through into as since until than via near outside inside
  within without despite amid like toward towards upon across behind beyond following
`);

/** What ends a noun phrase read forward: a clause begins. */
export const CLAUSE_WORDS = set(`
  that when while as after before because if although though who which what where and but or so than since until during in on at to by from with about via
  over last earlier later yesterday today tomorrow this
  monday tuesday wednesday thursday friday saturday sunday
  dass als wenn weil und aber am im que quand lorsque après avant et mais cuando después antes y pero что когда и но в на
`);

/** Between subject and verb. */
export const BETWEEN = set(`
  has had have is was were are be been being will would could can may might must did does do not n't also then later once again already just still even never
  always often recently earlier initially finally first last himself herself themselves all both too instead however meanwhile thus simply only further
  now today yesterday once hat habe haben hatte war wurde auch dann a ont avait est également aussi ha han había también había уже также ранее позже
  long repeatedly
`);

/** Of these, the ones that stand before an inverted verb as well. */
export const AUXILIARIES = set('has had have hat hatte haben a ont avait ha han había был была');

export const PASSIVES = set('is was were are be been being wurde werden wird est été fue fueron ser');

/** "according to", by language: the next noun phrase is the source. */
export const SOURCE_WORDS = set('selon laut zufolge según segundo secondo volgens d’après согласно');

/** Verb forms that are as often nouns: they attribute only beside an unmistakable subject. */
export const NOUN_VERBS = set(`
  warning reporting posting claims claim states state reports report notes note offers offer points point hopes hope fears fear demands demand questions question posts comments
  estimates estimate forecast forecasts projects promises promise orders order warning warnings doubts doubt worries concerns cries answers
  responses repeats remarks boasts jokes hints signals calls call labels brands dice declara address pledges pledge vows vow urges
  welcomed called ordered offered figured cited posted projected expected expects expect described
`);

/** Verbs that put a judgement on something: what is quoted beside them is the judgement. */
export const TAKES_PERSON = set(
  'told tells tell telling asked asks asking informed informs assured assures urged urges warned warns advised reminded thanked accused called praised criticised criticized',
);

/** Nouns that, possessed, introduce somebody's words: "Holm's promise that". */
export const SPEECH_NOUNS = set(`
  words remark remarks comment comments statement statements promise pledge claim claims assertion description speech view views opinion response reply
  answer question suggestion warning call insistence argument message tweet letter declaration admission announcement vow assessment verdict phrase motto
`);
