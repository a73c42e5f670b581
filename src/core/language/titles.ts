import type { Gender } from './firstNames.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Forms of address: the name after them is a person's. Lower case, without stops. */
export const HONORIFICS: ReadonlyMap<string, Gender | undefined> = new Map<string, Gender | undefined>([
  ...[
    ...set(
      'mr sir lord herr hr monsieur señor sr signor senhor dhr meneer don father brother prince king sultan emir baron count г-н господин',
    ),
  ].map((word) => [word, 'm'] as const),
  ...[
    ...set(
      'mrs ms miss mme madame mlle frau fr dame lady señora sra señorita signora senhora mevrouw mw sister princess queen duchess г-жа госпожа',
    ),
  ].map((word) => [word, 'f'] as const),
  ...[...set('dr prof professor mx rev reverend')].map((word) => [word, undefined] as const),
]);

/** Functions that stand before a name, with or without a capital; and what of longer ones comes last. Lower case. */
export const TITLES = set(`
  president presidents president-elect vice-president chancellor premier minister ministers secretary undersecretary senator senators sen representative rep
  congressman congresswoman governor gov mayor deputy speaker leader chief chairman chairwoman chair chairperson director head commissioner
  ambassador envoy consul judge justice prosecutor attorney solicitor counsel sheriff marshal inspector superintendent detective constable
  officer sergeant sgt lieutenant lt captain capt major maj colonel col general gen commander cmdr admiral adm brigadier corporal private
  king queen prince princess pope archbishop bishop cardinal pastor imam ayatollah rabbi sheikh father reverend rev dr prof professor doctor
  spokesman spokeswoman spokesperson official aide master mistress headmaster midwife priest vicar adviser advisor analyst economist expert lawyer editor reporter correspondent journalist author
  gm vp defender juror coach manager captain owner founder co-founder ceo cfo president-designate taoiseach mep mp treasurer supt insp det coroner councilman councilwoman councillor
  strategist pollster activist candidate nominee frontrunner challenger incumbent lawmaker legislator delegate historian scientist researcher
  physician surgeon nurse teacher principal dean student neighbor neighbour resident farmer fisherman actor actress singer director producer writer
  columnist anchor host commentator blogger banker investor trader executive entrepreneur billionaire tycoon consultant agent publicist representative warden skipper
  präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin außenminister außenministerin ministerpräsident ministerpräsidentin
  sprecher sprecherin regierungssprecher regierungssprecherin bürgermeister bürgermeisterin chef chefin vorsitzender vorsitzende leiter leiterin
  ingenieur ingenieurin anwalt anwältin pfarrer pfarrerin richter richterin staatsanwalt staatsanwältin polizist polizistin arzt ärztin experte expertin
  abgeordneter abgeordnete landrat landrätin stadtrat stadträtin forscher forscherin historiker historikerin trainer trainerin kapitän
  président présidente ministre maire porte-parole députée député sénateur sénatrice directeur directrice
  presidente presidenta ministro ministra alcalde alcaldesa portavoz director directora diputado diputada senador senadora gobernador
  президент министр премьер-министр глава губернатор мэр депутат директор представитель секретарь посол
  sindaco portavoce direttore direttrice burgemeester woordvoerder voorzitter
`);

/** What abbreviated titles are short for. */
export const FULL_TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sen: 'senator',
    rep: 'representative',
    gov: 'governor',
    gen: 'general',
    col: 'colonel',
    capt: 'captain',
    lt: 'lieutenant',
    sgt: 'sergeant',
    prof: 'professor',
    dr: 'doctor',
    rev: 'reverend',
    det: 'detective',
    supt: 'superintendent',
    insp: 'inspector',
    adm: 'admiral',
    cmdr: 'commander',
    maj: 'major',
  }),
);

/** Words that go before or between the words of a title. */
export const TITLE_PARTS = set(`
  prime foreign interior defence defense finance justice vice deputy assistant associate former ex acting interim senior junior chief executive national
  security state press attorney lieutenant police fire district city county us u.s. uk british american federal royal then outgoing incoming
  house senate majority minority opposition party campaign government military army navy air force economic health education energy environment
  transport trade home treasury cabinet state's co managing general republican democratic labour conservative lib dem communist socialist liberal green
  rival fellow veteran longtime retired late
`);

/** Nouns for one person, by sex where they show it: heads of "the spokeswoman", "the Russian leader". */
const GENDERED: Readonly<Record<Gender, ReadonlySet<string>>> = {
  m: set(
    'spokesman chairman congressman councilman businessman policeman fisherman man king prince father son brother husband actor pope sultan sheikh priest widower grandfather uncle boy monk kanzler präsident sprecher président porte-parole salesman fireman',
  ),
  f: set(
    'spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman woman queen princess mother daughter sister wife actress widow grandmother aunt girl nun duchess kanzlerin präsidentin sprecherin présidente ministerin bundeskanzlerin ministre ministra presidenta',
  ),
};

export function genderOfNoun(noun: string): Gender | undefined {
  const lower = noun.toLowerCase();
  if (GENDERED.m.has(lower)) return 'm';
  return GENDERED.f.has(lower) ? 'f' : undefined;
}

/** Heads that mean whoever leads: "the Russian leader" may be the president or the prime minister. */
export const LEADERS = set(
  'president leader premier minister chancellor chief king queen prince pope governor mayor head taoiseach',
);

/** Functions of which an article may quote several holders it never names. */
export const ANONYMOUS = set(
  'official officials spokesman spokeswoman spokesperson source sources aide aides witness witnesses expert experts analyst analysts diplomat diplomats resident residents neighbor neighbour neighbors neighbours lawmakers investigators police authorities report reports statement officer officers student students man woman someone somebody anyone everyone others people critics supporters voters',
);

/** All nouns for a person, by title, function or sex. Lower case. */
export const PERSON_NOUNS: ReadonlySet<string> = new Set([
  ...TITLES,
  ...ANONYMOUS,
  ...GENDERED.m,
  ...GENDERED.f,
]);

/** Heads of the names of bodies. */
export const BODY_WORDS = set(`
  ministry department office agency commission committee council court parliament congress senate house assembly government administration party union
  organization organisation association federation league alliance army navy force forces police service bureau bank fund company corporation corp inc ltd group
  university college school institute hospital church club team foundation center centre network news times post journal herald tribune
  nato eu un u.n. fbi cia white kremlin pentagon duma bundestag reserve board authority society trust movement front brigade airlines airways systems press
`);
