import { list, onceAsked, type LexiconLanguage, type PerLanguage } from './lexicon.ts';
import { stem } from './stem.ts';

/** Words that report the same thing in news, one group a line. */
const GROUPS: PerLanguage<string> = {
  en: `
    die died dead death killed kill perished fatality fatalities deaths slain
    injured hurt wounded injuries wounds
    said told stated added announced declared saying
    arrested detained apprehended
    talks negotiations discussions negotiate
    meeting summit
    leader president premier
    police officers
    quake earthquake tremor
    fire blaze
    attack assault strike
    plan proposal scheme
    deal agreement accord pact
    company firm
    purchase buy bought acquire acquired
    sign signed ink inked
    protest demonstration protesters demonstrators
    defence defense
    troops soldiers forces
    ship vessel boat ferry
    people persons passengers
    resign quit stepped
    struck hit
    house home
    car vehicle
    plane aircraft jet
    country nation
    government administration
    big large huge
    begin start began started
    end finish
    big major
    child kid children
    job post
    ask asked urge urged call called
    show showed shown
    help aid assist
    murder homicide slaying
    jail prison
    charged accused
    film movie
    storm hurricane
    raised lifted raise lift
    guilt blame guilty
    speak talk spoke talked
    pay paid spend spent
    carry carried
    close shut
    breakthrough progress
    oppose opposed opposition opposes
    agree agreed`,
  de: `
    tot tote getötet gestorben starben starb opfer
    verletzt verletzte verwundet
    sagte sagt erklärte teilte
    festgenommen verhaftet
    gespräche verhandlungen
    treffen gipfel
    regierung kabinett
    polizei beamte
    firma unternehmen
    auto fahrzeug wagen
    abkommen vereinbarung vertrag
    menschen personen leute`,
  fr: `
    mort tué décédé morts tués décès mourir
    blessé blessés
    dit déclaré affirmé annoncé indiqué
    arrêté interpellé
    accord traité pacte
    personnes gens
    voiture véhicule
    entreprise société
    vidéo séquence film filmé images
    photo image cliché photographie
    montre montrent prouve
    contient composé contenu
    vaccination vacciné vaccin vaccins
    guerre conflit invasion
    publié partagé diffusé posté`,
  es: `
    murió muerto fallecido muertos murieron falleció
    herido heridos lesionado
    dijo declaró afirmó anunció
    detenido arrestado
    acuerdo pacto tratado
    personas gente
    empresa compañía`,
  ru: `
    погиб погибли умер умерли убиты погибших
    ранен ранены пострадали пострадавших
    сказал заявил сообщил
    арестован задержан
    переговоры встреча
    соглашение договор
    человек люди людей`,
};

const groupsIn = onceAsked((language): ReadonlyMap<string, readonly number[]> => {
  const index = new Map<string, number[]>();
  GROUPS[language]
    .trim()
    .split('\n')
    .forEach((line, group) => {
      for (const key of new Set(list(line).map((word) => stem(word, language)))) {
        const known = index.get(key);
        if (known === undefined) index.set(key, [group]);
        else known.push(group);
      }
    });
  return index;
});

const NONE: readonly number[] = [];

/** The groups of like-meaning words a stem belongs to. */
export const synonymGroups = (stemmed: string, language: LexiconLanguage | undefined): readonly number[] =>
  language === undefined ? NONE : (groupsIn(language).get(stemmed) ?? NONE);
