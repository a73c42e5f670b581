import { type LexiconLanguage, type PerLanguage, setOf } from './lexicon.ts';

/** Verbs of saying: they carry an utterance and add no claim of their own. */
const SAYING: PerLanguage<ReadonlySet<string>> = {
  en: setOf(`say says said saying tell tells told telling announce announced announces report reported reports add added
    adds write wrote writes state stated states statement comment comments commented according spokesman spokeswoman`),
  de: setOf(
    'sagt sagte sagten gesagt erklärt erklärte erklärten mitgeteilt teilte teilten berichtet berichtete berichteten laut',
  ),
  fr: setOf(
    'dit disent déclaré déclare annoncé annonce affirmé affirme indiqué indique expliqué explique selon ajouté',
  ),
  es: setOf('dijo dicen dijeron declaró afirmó anunció informó explicó agregó señaló según'),
  ru: setOf(
    'сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила добавил',
  ),
};

/** Words before what is charged, tried or wanted, and so not said to be so. */
const CHARGING: PerLanguage<ReadonlySet<string>> = {
  en: setOf(
    `charged charge charges accused accuse accuses accusation suspected suspicion suspect alleged allegedly allegations alleges allege claims claim claimed whether if
    try tries tried trying seek seeks sought attempt attempts attempted want wants wanted need needed needs`,
  ),
  de: setOf('angeklagt beschuldigt verdächtigt verdacht mutmaßlich angeblich vorwurf ob'),
  fr: setOf('accusé accusés soupçonné soupçonnés soupçon inculpé prétendument présumé si'),
  es: setOf('acusado acusados sospechoso sospecha presunto presuntamente imputado si'),
  ru: setOf('обвинён обвинен обвиняют подозревают подозрение подозревается якобы ли'),
};

export const isSaying = (word: string, language: LexiconLanguage | undefined): boolean =>
  language !== undefined && SAYING[language].has(word);

export const isCharging = (word: string, language: LexiconLanguage | undefined): boolean =>
  language !== undefined && CHARGING[language].has(word);

/** Words before what did not come about, or no longer is: it is spoken of, and not said to be so. */
const AVERTING: PerLanguage<ReadonlySet<string>> = {
  en: setOf(
    `halt halts halted halting suspend suspended prevent prevents prevented preventing repulsed repulse repelled avert averted avoid avoided avoiding
    stop stops stopped stopping end ends ended ending ban banned banning strip strips stripped stripping eliminate eliminates eliminated eliminating lost lose loses loss failure lack without against under remove removed
    exempt refuse refused refuses refusing threat threatens threatened threatening fear feared fears risk rescued rescue delay delayed postponed`,
  ),
  de: setOf(
    'verhindern verhinderte verhindert vermeiden gestoppt ohne gegen verlor verloren beendet droht drohte',
  ),
  fr: setOf('empêcher empêché éviter évité arrêter sans contre perdu cessé suspendu menace'),
  es: setOf('evitar evitó impedir impidió sin contra perdió perdido suspendió amenaza'),
  ru: setOf('предотвратить предотвратил против без остановить прекратить потерял'),
};

export const isAverting = (word: string, language: LexiconLanguage | undefined): boolean =>
  language !== undefined && AVERTING[language].has(word);
