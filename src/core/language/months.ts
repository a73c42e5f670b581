/** Month names and their usual abbreviations, lower case without stops, to 1..12. */
const NAMES: readonly string[] = [
  'january jan januar janvier janv enero ene января янв gennaio janeiro januari',
  'february feb februar février févr fevrier febrero февраля фев febbraio fevereiro februari',
  'march mar märz mrz mars marzo марта мар março maart',
  'april apr avril avr abril abr апреля апр aprile',
  'may mai mayo мая maggio maio mei',
  'june jun juni juin junio июня июн giugno junho',
  'july jul juli juillet juil julio июля июл luglio julho',
  'august aug août aout agosto ago августа авг augustus',
  'september sep sept septembre septiembre сентября сен settembre setembro',
  'october oct oktober okt octobre octubre октября окт ottobre outubro',
  'november nov novembre noviembre ноября ноя novembro',
  'december dec dezember dez décembre déc decembre diciembre dic декабря дек dicembre dezembro',
];

export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

export const WEEKDAYS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'lunes martes miércoles jueves viernes sábado domingo ' +
    'понедельник вторник среда четверг пятница суббота воскресенье'
  ).split(' '),
);
