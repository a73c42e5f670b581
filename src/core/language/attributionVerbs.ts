/**
 * Verbs that attribute words to somebody, as inflected forms (news uses few of each), by what they say of the
 * speaker's stance. Lower case.
 */
export type AttributionKind = 'says' | 'denies' | 'doubts' | 'expects' | 'asks' | 'describes';

const FORMS: Readonly<Record<AttributionKind, string>> = {
  says: `
    said says say saying told tells tell telling added adds add adding stated states stating announced announces announce announcing
    declared declares declare declaring claimed claims claim claiming argued argues argue arguing insisted insists insist insisting
    maintained maintains maintain noted notes note noting acknowledged acknowledges acknowledge acknowledging admitted admits admit admitting
    conceded concedes concede confirmed confirms confirm confirming explained explains explain explaining observed observes remarked remarks
    replied replies replying responded responds responding answered answers commented comments commenting reported reports reporting
    wrote writes writing tweeted tweets tweeting posted emphasised emphasized emphasises emphasizes emphasising emphasizing
    stressed stresses stressing reiterated reiterates reiterating repeated repeats repeating affirmed affirms asserted asserts asserting
    asserted contended contends contending alleged alleges alleging testified testifies recalled recalls recalling revealed reveals
    disclosed concluded concludes concluding continued continues quipped quips joked jokes laughed riposted riposting retorted retorts
    countered counters shouted shouts yelled cried whispered exclaimed warned warns warning cautioned cautions urged urges urging
    promised promises vowed vows pledged pledges agreed agrees agreeing suggested suggests suggesting proposed proposes
    indicated indicates indicating mentioned mentions pointed points underlined underlines underscored
    complained complains protested lamented laments boasted boasts bragged joked mused chimed interjected
    informed informs advised advises believed believes believe thought thinks thinking hoped thanked praised praises
    recounted recalled relayed voiced opined elaborated clarified clarifies guessed figured
    assured assures demanded demands ordered signalled signaled hinted hints implied
  `,
  denies:
    'denied denies deny denying rejected rejects reject rejecting dismissed dismisses dismiss dismissing refuted refutes disputed disputes disputing disavowed',
  doubts:
    'doubted doubts doubting questioned questions questioning wondered wonders feared fears worried worries',
  expects:
    'predicted predicts predicting forecast forecasts expected expects expect estimated estimates projected projects anticipated anticipates hopes hope',
  asks: 'asked asks asking inquired enquired queried',
  describes: `
    called calls call calling described describes describing termed terms labelled labeled dubbed characterised characterized branded
    denounced denounces condemned condemns criticised criticized slammed blasted hailed welcomed lauded praised accused accuses
    likened mocked ridiculed decried
  `,
};

/** German, French, Spanish, Russian, Italian, Portuguese and Dutch forms, kept apart so that "dit" is no English verb. */
const OTHER_LANGUAGES: Readonly<Partial<Record<AttributionKind, string>>> = {
  says: `
    sagte sagt sagten sagen erklärte erklärt erklärten betonte betont teilte berichtete berichtet berichteten meinte meint
    fügte ergänzte äußerte kündigte behauptete behauptet antwortete schrieb schreibt twitterte bekräftigte unterstrich
    warnte warnt mahnte forderte fordert räumte bestätigte bestätigt verkündete hieß verlautete
    dit déclaré déclare déclarait affirmé affirme affirmait ajouté ajoute ajoutait expliqué explique expliquait annoncé annonce
    indiqué indique indiquait précisé précise souligné souligne estimé estime assuré assure répondu répond écrit rappelé rappelle
    lancé confié conclu poursuivi
    dijo dice dijeron declaró declara afirmó afirma añadió añade agregó agrega explicó explica anunció anuncia señaló señala
    aseguró asegura indicó indica manifestó subrayó sostuvo respondió advirtió reconoció comentó informó
    сказал сказала сказали говорит говорят заявил заявила заявили заявляет отметил отметила отметили сообщил сообщила сообщили
    сообщает добавил добавила добавили подчеркнул подчеркнула подчеркнули объяснил объяснила пояснил пояснила рассказал рассказала
    написал написала утверждает утверждал признал признала ответил ответила считает уверен подтвердил подтвердила пообещал
    detto dice disse dichiarato dichiara affermato afferma aggiunto aggiunge spiegato spiega
    afirmou disse declarou acrescentou explicou anunciou
    zei zegt zeiden verklaarde verklaart voegde aldus meldde meldt benadrukte
  `,
  denies:
    'bestritt bestreitet dementierte dementiert leugnete wies nié nie démenti dément negó niega desmintió отрицает отрицал опроверг опровергла отверг отвергла',
  doubts: 'bezweifelte bezweifelt douté doute dudó duda сомневается усомнился',
  expects:
    'erwartet erwartete prévoit prévu prévoyait espère espera prevé ожидает предсказал прогнозирует надеется',
  asks: 'fragte fragt demandé demande preguntó pregunta спросил спросила',
  describes:
    'nannte nennt bezeichnete bezeichnet kritisierte lobte qualifié qualifie calificó califica назвал назвала называет',
};

const KINDS = new Map<string, AttributionKind>();
for (const table of [OTHER_LANGUAGES, FORMS])
  for (const [kind, forms] of Object.entries(table) as [AttributionKind, string][])
    for (const form of forms.split(/\s+/)) if (form !== '') KINDS.set(form, kind);

/** What kind of attribution a verb form makes, or undefined where it makes none. Any case. */
export function attributionVerb(word: string): AttributionKind | undefined {
  return KINDS.get(word.toLowerCase());
}
