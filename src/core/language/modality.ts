import { type LexiconLanguage, type PerLanguage, setOf } from './lexicon.ts';

/** Words that put what they govern into the future or leave it open. */
export interface ModalWords {
  /** "will", "expected", "plans": what is said has not happened yet. */
  readonly future: ReadonlySet<string>;
  /** "may", "could", "reportedly": what is said is left open. */
  readonly possible: ReadonlySet<string>;
  /** Marks that an event is over: past auxiliaries and adverbs. */
  readonly past: ReadonlySet<string>;
  /** How a past verb form ends, where the language shows it by its ending. */
  readonly pastEnding: RegExp;
}

const MODALITY: PerLanguage<ModalWords> = {
  en: {
    future:
      setOf(`will won't shall would expects expected expect expecting plans planned planning plan intends intend intended hopes hope hoping hoped due set
      scheduled upcoming forthcoming aims aim should predicts predicted predict forecast forecasts upcoming tomorrow promised promises vowed vows pledged
      pledges anticipates anticipated slated poised i'll he'll she'll they'll we'll it'll going-to`),
    possible: setOf(
      'may might could possibly perhaps maybe reportedly allegedly likely probably potential potentially appears seems can',
    ),
    past: setOf(`was were had did has have took went came rose fell won lost met held left made gave said began broke became got found saw led told
      kept paid ran sank struck shot wrote built sold bought sent spent grew threw`),
    pastEnding: /ed$/u,
  },
  de: {
    future:
      setOf(`wird werden werde will wollen plant planen geplant erwartet erwarten soll sollen hofft hoffen beabsichtigt kündigt angekündigt kommende
      kommenden voraussichtlich morgen demnächst würde würden vorgesehen`),
    possible: setOf(
      'kann könnte könnten vielleicht möglicherweise angeblich wohl wahrscheinlich mutmaßlich vermutlich offenbar dürfte dürften',
    ),
    past: setOf('war waren hatte hatten wurde wurden hat haben ist sind worden'),
    pastEnding: /(?:te|ten|iert|ge\p{L}+t)$/u,
  },
  fr: {
    future:
      setOf(`va vont doit devrait devraient prévoit prévoient prévu prévue prévus espère espèrent compte attend attendu attendue demain prochain prochaine
      sera seront aura auront`),
    possible: setOf(
      'peut pourrait pourraient serait seraient aurait auraient peut-être probablement possible éventuel éventuelle',
    ),
    past: setOf('a ont était étaient fut furent avait avaient'),
    pastEnding: /(?:é|ée|és|ées|èrent|ait|aient)$/u,
  },
  es: {
    future: setOf(
      `será serán hará harán va van espera esperan prevé prevén previsto prevista planea planean prometió promete mañana próximo próxima habrá`,
    ),
    possible: setOf(
      'puede podría podrían quizás quizá tal probablemente posible sería serían habría habrían presuntamente',
    ),
    past: setOf('fue fueron ha han había habían era eran'),
    pastEnding: /(?:ó|aron|ieron|ado|ido)$/u,
  },
  ru: {
    future: setOf(
      'будет будут буду будем планирует планируют ожидается ожидает намерен намерена намерены собирается собираются обещает обещал предстоит завтра планируется запланирован запланирована состоится откроется',
    ),
    possible: setOf('может могут возможно вероятно якобы мог могла могли бы предположительно'),
    past: setOf('был была было были'),
    pastEnding: /(?:л|ла|ло|ли|лся|лась|лись|лось)$/u,
  },
};

export const modalWords = (language: LexiconLanguage | undefined): ModalWords | undefined =>
  language === undefined ? undefined : MODALITY[language];
