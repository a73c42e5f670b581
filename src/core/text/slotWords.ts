import type { SlotKind } from '../model/anchor.ts';

/**
 * Closed classes of words by which a detail is recognised in running text, in the languages most articles come in.
 * All in lower case. Deliberately without words that are something else more often (`one`, `second`, `may` in English
 * is told from the month by its capital).
 */
const NUMBERS = wordSet(`
  zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
  billion billions trillion dozen dozens half third quarter twice once double triple
  null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig
  neunzig hundert tausend million millionen milliarde milliarden dutzend hälfte drittel viertel
  deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
  soixante cent cents mille millions milliard milliards douzaine moitié tiers
  dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta sesenta setenta ochenta
  noventa cien ciento mil millón millones docena mitad
  два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят шестьдесят сто двести триста
  тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов`);

const DATES = wordSet(`
  january february march april june july august september october november december jan feb mar apr jun jul aug sep sept
  oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
  today yesterday tomorrow tonight
  januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag
  sonnabend sonntag heute gestern morgen vorgestern übermorgen
  janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi
  samedi dimanche hier demain aujourd'hui
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves
  viernes sábado domingo ayer hoy mañana
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среду среда
  четверг пятницу пятница субботу суббота воскресенье сегодня вчера завтра`);

const NEGATIONS = wordSet(`
  not no never none nobody nothing neither nor without cannot nowhere hardly denied denies deny
  nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder noch ohne
  pas non jamais aucun aucune rien personne ni sans ne n'
  no nunca jamás ningún ninguno ninguna nada nadie tampoco sin
  не нет ни никогда никто ничего без нельзя
  nie nein non mai niente nessuno senza não nunca nenhum sem`);

const UNITS = wordSet(`
  % $ € £ ¥ ° km m cm mm mi kg g t lb lbs kilometre kilometres kilometer kilometers metre metres meter meters mile miles
  foot feet inch inches kilogram kilograms tonne tonnes ton tons litre litres liter liters gallon gallons dollar dollars
  euro euros pound pounds rouble roubles ruble rubles percent prozent degrees celsius fahrenheit seconds minutes hours
  days weeks months years`);

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** English contractions of "not", straight apostrophes. */
const CONTRACTED_NOT = /n't$/;

/** The kind of detail a word is by itself. `opensSentence`: its capital says nothing. */
export function slotOf(word: string, opensSentence: boolean): SlotKind {
  const lower = word.toLowerCase();
  const capital = /^\p{Lu}/u.test(word);
  if (NEGATIONS.has(lower) || CONTRACTED_NOT.test(lower)) return 'negation';
  if (DATES.has(lower) || (lower === 'may' && capital && !opensSentence)) return 'date';
  if (/^\p{N}/u.test(word))
    return /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{4}-\d{2}(-\d{2})?$|:/.test(word) ? 'date' : 'number';
  if (NUMBERS.has(lower)) return 'number';
  if (UNITS.has(lower)) return 'unit';
  if (
    /^(?:[\p{L}\p{M}]+-)+[\p{L}\p{M}]+$/u.test(lower) &&
    lower.split('-').every((part) => NUMBERS.has(part) || part === 'one')
  )
    return 'number';
  return capital && !opensSentence ? 'name' : 'wording';
}

/** Whether a figure is a year or a day by the date word beside it. */
export function datesNeighbour(word: string): boolean {
  return DATES.has(word.toLowerCase()) || word === 'May';
}
