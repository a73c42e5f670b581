import { list, onceAsked, type LexiconLanguage, type PerLanguage } from './lexicon.ts';
import { stem } from './stem.ts';

/**
 * What becomes of people in the news, one outcome a line. A figure of one outcome is never compared with a figure
 * of another: twelve killed and twenty injured are no disagreement.
 */
const OUTCOMES: PerLanguage<string> = {
  en: `
    killed kill kills killing died dies dead deaths death toll fatalities drowned perished slain lives
    injured wounded hurt injuries
    missing unaccounted
    shot shooting gunned
    robbed stolen stole
    arrested detained custody
    rescued saved survived survivors
    homeless displaced evacuated
    aboard
    jailed sentenced sentence prison
    infected cases
    charged
    voted votes
    certified licensed certificate capacity`,
  de: `
    tot tote getötet gestorben starben todesopfer opfer ertranken
    verletzt verletzte verwundet
    vermisst vermisste
    festgenommen verhaftet
    gerettet überlebt
    obdachlos evakuiert`,
  fr: `
    mort tué décédé morts tués décès
    blessé blessés
    disparu disparus
    arrêté arrêtés interpellé interpellés
    sauvé secouru survivants
    évacué déplacés
    cas contaminations`,
  es: `
    murió muerto muertos murieron fallecidos víctimas
    herido heridos
    desaparecidos
    detenidos arrestados
    rescatados
    evacuados`,
  ru: `
    погиб погибли умерли погибших жертв убиты
    ранен ранены раненых пострадали пострадавших
    пропали пропавших
    арестованы задержаны
    спасены спасли
    эвакуированы`,
};

const outcomesIn = onceAsked(
  (language): ReadonlyMap<string, number> =>
    new Map(
      OUTCOMES[language]
        .trim()
        .split('\n')
        .flatMap((line, outcome) => list(line).map((word) => [stem(word, language), outcome] as const)),
    ),
);

/** The first lines tell of each person once: who died, was hurt or is missing. */
const FATES = 3;

/** Whether an outcome befalls a person once at an event, so that two counts of it are counts of the same people. */
export const isFate = (outcome: number): boolean => outcome < FATES;

/** The outcome a stem speaks of, or undefined. */
export const outcomeOf = (stemmed: string, language: LexiconLanguage | undefined): number | undefined =>
  language === undefined ? undefined : outcomesIn(language).get(stemmed);

const TRADED = new Set(
  list(`share shares earned earnings quarter quarterly analysts revenue profit loss stock stocks index indexes nasdaq dow yield yields futures trading traded points currency currencies greenback barrel crude brent ounce bullion franc francs quoted spot aktie aktien kurs börse dax actions bourse indice
    acciones bolsa índice акции биржа индекс`),
);

/** Words of markets and accounts, where a figure holds for a moment or a quarter only. */
export const isTraded = (word: string): boolean => TRADED.has(word);
