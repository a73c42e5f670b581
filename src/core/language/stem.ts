import { type LexiconLanguage, type PerLanguage, list } from './lexicon.ts';

/**
 * Light stemming: enough that the forms of one word that news texts use meet, and little enough that different
 * words seldom do. Suffixes are tried in order; the first that leaves a stem of the least length is cut.
 */
interface Rules {
  readonly least: number;
  readonly suffixes: readonly (readonly [suffix: string, replacement: string])[];
}

const cut = (suffixes: string): (readonly [string, string])[] => list(suffixes).map((suffix) => [suffix, '']);

const RULES: PerLanguage<Rules> = {
  en: {
    least: 3,
    suffixes: [
      ['ization', 'iz'],
      ['isation', 'iz'],
      ['izing', 'iz'],
      ['ising', 'is'],
      ['nesses', ''],
      ['ness', ''],
      ['ations', 'at'],
      ['ation', 'at'],
      ['ities', ''],
      ['ity', ''],
      ['ingly', ''],
      ['edly', ''],
      ['ions', ''],
      ['ion', ''],
      ['ings', ''],
      ['ing', ''],
      ['ied', 'y'],
      ['ies', 'y'],
      ['ily', 'y'],
      ['ated', 'at'],
      ['ates', 'at'],
      ['ate', 'at'],
      ['sses', 'ss'],
      ['shes', 'sh'],
      ['ches', 'ch'],
      ['xes', 'x'],
      ['ed', ''],
      ['ers', ''],
      ['er', ''],
      ['ly', ''],
      ['es', ''],
      ['ss', 'ss'],
      ['us', 'us'],
      ['is', 'is'],
      ['s', ''],
      ['e', ''],
    ],
  },
  de: {
    least: 4,
    suffixes:
      cut(`ungen ung heiten heit keiten keit lichen licher liches liche lich igen iger iges ige ig ernden ende
      enden ender ten tet test te ern em en er es et st e n s t`),
  },
  fr: {
    least: 3,
    suffixes:
      cut(`issements issement ements ement ations ation iteurs ateurs ateur atrice atrices aient erait eraient
      erons eront issent issait antes ants ante ant ables able ives ive ifs if euses euse eurs eur ées ée és é ions iez
      ait ais era ira ons ent ez er ir re ies ie es is it is us ue ut aux al ales ale e s x i u t`),
  },
  es: {
    least: 3,
    suffixes:
      cut(`amientos imientos amiento imiento aciones iciones ación ición adoras adores adora ador ancias ancia
      idades idad mente ándose iéndose ando iendo aron ieron arían erían irían aban ían aría ería iría ados idos adas
      idas ado ido ada ida arán erán irán ará erá irá aba ía ar er ir an en ó ió é as os es a o e s`),
  },
  ru: {
    least: 3,
    suffixes:
      cut(`иваются иваются ывается ивается ировать ировала ировали ировал остями остях ости остью ость ениями
      ениях ению ением ения ение аниями аниях анию анием ания ание ившись ывшись авшись ующий ующая ующие ующих ющий
      ющая ющие ющих ющего щийся шийся ались илась ились ается яется уется еется ется ится ятся ются утся алась ился
      ался ыми ими ого его ому ему ами ями ешь ете ите или ила ило ыла ыли ала али ало яла яли ать ять ить еть уть
      ует уют ают яют ает яет ят ат ут ют ит ет ил ал ял ел ла ло ли ая яя ое ее ые ие ый ий ой ей ом ем ам ям ах ях ов
      ев ию ия ью ую юю ых их а я о е ы и у ю ь й л`),
  },
};

/** Irregular forms to the base the rules would give. */
const IRREGULAR: PerLanguage<ReadonlyMap<string, string>> = {
  en: pairs(`said:say says:say told:tell rose:rise risen:rise fell:fall fallen:fall took:take taken:take went:go gone:go
    goes:go won:win lost:lose met:meet held:hold left:leave made:make gave:give given:give came:come became:become
    began:begin begun:begin saw:see seen:see knew:know known:know got:get gotten:get found:find thought:think
    brought:bring bought:buy sold:sell built:build sent:send spent:spend kept:keep felt:feel led:lead read:read
    paid:pay fought:fight caught:catch stood:stand shot:shoot spoke:speak spoken:speak wrote:write written:write
    broke:break broken:break chose:choose chosen:choose flew:fly drove:drive driven:drive hid:hide hidden:hide
    struck:strike stricken:strike grew:grow grown:grow threw:throw thrown:throw drew:draw drawn:draw died:die dies:die
    dying:die dead:die death:die deaths:die lay:lie lying:lie lies:lie lied:lie men:man women:woman children:child people:people
    persons:people person:people feet:foot sank:sink sunk:sink ran:run shook:shake shaken:shake hurt:hurt heard:hear
    meant:mean backed:back backs:back talks:talk shut:shut ended:end ends:end strikes:strike leaders:leader visited:visit
    agreed:agree agrees:agree agreement:agree agreements:agree freed:free arrived:arrive arrival:arrive
    refusal:refuse denial:deny approval:approve proposal:propose removal:remove withdrew:withdraw
    withdrawn:withdraw withdrawal:withdraw forgave:forgive forbade:forbid forbidden:forbid swore:swear sworn:swear woke:wake
    stole:steal stolen:steal tore:tear torn:tear wore:wear worn:wear sought:seek taught:teach slept:sleep
    won:win winner:win winners:win growth:grow loss:lose losses:lose success:succeed sale:sell sales:sell
    us:us news:news series:series less:less press:press bus:bus gas:gas`),
  de: pairs(`sagte:sag gesagt:sag ging:geh gegangen:geh kam:komm gekommen:komm stieg:steig gestiegen:steig sank:sink
    gesunken:sink fiel:fall gefallen:fall gab:geb gegeben:geb nahm:nehm genommen:nehm traf:treff getroffen:treff
    hielt:halt gehalten:halt stand:steh gestanden:steh starb:sterb gestorben:sterb starben:sterb gewann:gewinn
    gewonnen:gewinn verlor:verlier verloren:verlier fand:find gefunden:find blieb:bleib geblieben:bleib schloss:schließ
    geschlossen:schließ schließen:schließ verließ:verlass wies:weis gewiesen:weis sprach:sprech gesprochen:sprech
    lehnte:lehn abgelehnt:ablehn geöffnet:öffn öffnete:öffn`),
  fr: pairs(`dit:dir disent:dir a:av va:all vont:all alla:all mort:mour morts:mour morte:mour mortes:mour meurt:mour décédé:mour
    décédée:mour décédés:mour pris:prend prise:prend prises:prend mis:mettr mise:mettr tenu:ten tient:ten venu:ven vient:ven
    viennent:ven vu:voi reçu:recev reçoit:recev ouvert:ouvr ouverte:ouvr ouvre:ouvr permis:permet permet:permet
    permettent:permet contient:conten contiennent:conten contenir:conten interdit:interdir interdite:interdir peut:pouv`),
  es: pairs(`dijo:dec dicho:dec dice:dec fue:ir murió:mor murieron:mor muerto:mor muertos:mor muerte:mor hizo:hac hecho:hac
    tuvo:ten tiene:ten puso:pon puesto:pon vino:ven abierto:abr abrió:abr cerró:cerr cierra:cerr ganó:gan perdió:perd pierde:perd
    niega:neg negó:neg subió:sub subieron:sub cayó:ca cayeron:ca`),
  ru: pairs(`сказал:сказа сказала:сказа сказали:сказа люди:человек людей:человек человека:человек человек:человек
    пошёл:идти пошел:идти шёл:идти умер:умер умерла:умер умерли:умер погибли:погиб погиб:погиб погибла:погиб погибших:погиб`),
};

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(list(text).map((pair) => pair.split(':', 2) as [string, string]));
}

/** "stopped", "planning": the consonant doubled before the ending. */
const DOUBLED = /([bdfgklmnprt])\1$/u;

/** The light stem of a lower-case word: not for display, only for comparison inside one language. */
export function stem(word: string, language: LexiconLanguage | undefined): string {
  if (language === undefined) return word;
  const irregular = IRREGULAR[language].get(word);
  if (irregular !== undefined) return language === 'en' ? regular(irregular, language) : irregular;
  return regular(word, language);
}

/** By language and last character: most words end as no suffix does. */
const SUFFIXES: PerLanguage<Map<string, Rules['suffixes']>> = {
  en: new Map(),
  de: new Map(),
  fr: new Map(),
  es: new Map(),
  ru: new Map(),
};

function suffixesLike(word: string, language: LexiconLanguage): Rules['suffixes'] {
  const end = word.slice(-1);
  let suffixes = SUFFIXES[language].get(end);
  if (suffixes === undefined) {
    suffixes = RULES[language].suffixes.filter(([suffix]) => suffix.endsWith(end));
    SUFFIXES[language].set(end, suffixes);
  }
  return suffixes;
}

const NOUN_ENDING = /(?<=\p{L}{4})ments?$/u;

function regular(whole: string, language: LexiconLanguage): string {
  // "movement" is a form of "move", and "comment" not one of "com".
  const word = language === 'en' ? whole.replace(NOUN_ENDING, '') : whole;
  const { least } = RULES[language];
  if (word.length <= least) return word;
  for (const [suffix, replacement] of suffixesLike(word, language)) {
    if (!word.endsWith(suffix) || word.length - suffix.length + replacement.length < least) continue;
    if (word.length - suffix.length < least && replacement === '') continue;
    const stemmed = word.slice(0, word.length - suffix.length) + replacement;
    if (language === 'en' && (suffix === 'ed' || suffix === 'ing' || suffix === 'er' || suffix === 'ers'))
      return stemmed.replace(DOUBLED, '$1');
    if (language === 'en' && stemmed.endsWith('e') && stemmed.length > least) return stemmed.slice(0, -1);
    return stemmed;
  }
  return word;
}
