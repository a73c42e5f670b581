import { list, onceAsked, type LexiconLanguage, type PerLanguage } from './lexicon.ts';

/** Where a relative date lies, seen from the day of publication. */
export interface RelativeDay {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly shift: number;
}

export interface CalendarWords {
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** Monday 0 to Sunday 6. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** "today", "yesterday": one word, or several joined by a space. */
  readonly relative: ReadonlyMap<string, RelativeDay>;
  /** "next", "last", "this" before a unit, a weekday or a month, or after it ("mois prochain"). */
  readonly shifts: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, RelativeDay['unit']>;
  /** "3 days ago": after the unit, and before the number. */
  readonly agoAfter: ReadonlySet<string>;
  readonly agoBefore: ReadonlySet<string>;
  /** "in 3 days". */
  readonly ahead: ReadonlySet<string>;
  /** Words after which a bare four-digit number is a year. */
  readonly beforeYear: ReadonlySet<string>;
  /** "before", "after": a date that only bounds. */
  readonly before: ReadonlySet<string>;
  readonly since: ReadonlySet<string>;
}

function numbered(groups: string, first: number): ReadonlyMap<string, number> {
  return new Map(
    groups.split(',').flatMap((group, index) => list(group).map((word) => [word, index + first] as const)),
  );
}

function relative(text: string): ReadonlyMap<string, RelativeDay> {
  return new Map(
    text.split(',').map((entry) => {
      const [phrase = '', unit = 'day', shift = '0'] = entry.trim().split(':', 3);
      return [phrase, { unit: unit as RelativeDay['unit'], shift: Number(shift) }] as const;
    }),
  );
}

function shifts(text: string): ReadonlyMap<string, number> {
  return new Map(
    list(text)
      .map((entry) => entry.split(':', 2))
      .map(([word = '', by = '0']) => [word, Number(by)]),
  );
}

function units(day: string, week: string, month: string, year: string): CalendarWords['units'] {
  const named = (words: string, unit: RelativeDay['unit']): (readonly [string, RelativeDay['unit']])[] =>
    list(words).map((word) => [word, unit]);
  return new Map([
    ...named(day, 'day'),
    ...named(week, 'week'),
    ...named(month, 'month'),
    ...named(year, 'year'),
  ]);
}

const CALENDAR: PerLanguage<() => CalendarWords> = {
  en: () => ({
    months: numbered(
      'january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,november nov,december dec',
      1,
    ),
    weekdays: numbered(
      'monday mondays mon,tuesday tuesdays tue,wednesday wednesdays wed,thursday thursdays thu,friday fridays fri,saturday saturdays sat,sunday sundays sun',
      0,
    ),
    relative: relative(
      'today:day:0,yesterday:day:-1,tomorrow:day:1,tonight:day:0,the day before yesterday:day:-2,the day after tomorrow:day:2,last night:day:-1',
    ),
    shifts: shifts('next:1 last:-1 past:-1 this:0 coming:1 previous:-1 following:1'),
    units: units('day days', 'week weeks', 'month months', 'year years'),
    agoAfter: new Set(['ago', 'earlier']),
    agoBefore: new Set(),
    ahead: new Set(['in', 'within']),
    beforeYear: new Set([
      'in',
      'since',
      'of',
      'until',
      'by',
      'from',
      'during',
      'before',
      'after',
      'to',
      'early',
      'late',
      'mid',
      'year',
      'summer',
      'winter',
      'spring',
      'autumn',
      'fall',
    ]),
    before: new Set(['before', 'until', 'by', 'till']),
    since: new Set(['since', 'after', 'from']),
  }),
  de: () => ({
    months: numbered(
      'januar jan jänner,februar feb,märz,april apr,mai,juni jun,juli jul,august aug,september sept sep,oktober okt,november nov,dezember dez',
      1,
    ),
    weekdays: numbered(
      'montag montags montagabend montagmorgen,dienstag dienstags dienstagabend,mittwoch mittwochs mittwochabend,donnerstag donnerstags donnerstagabend,freitag freitags freitagabend,samstag samstags sonnabend samstagabend,sonntag sonntags sonntagabend',
      0,
    ),
    relative: relative('heute:day:0,gestern:day:-1,morgen:day:1,vorgestern:day:-2,übermorgen:day:2'),
    shifts: shifts(
      'nächste:1 nächsten:1 nächster:1 nächstes:1 kommende:1 kommenden:1 kommendes:1 letzte:-1 letzten:-1 letzter:-1 letztes:-1 vergangene:-1 vergangenen:-1 vergangenes:-1 vorige:-1 vorigen:-1 voriges:-1 dieser:0 diese:0 diesen:0 dieses:0 diesem:0',
    ),
    units: units('tag tage tagen', 'woche wochen', 'monat monate monaten', 'jahr jahre jahren jahres'),
    agoAfter: new Set(['zuvor']),
    agoBefore: new Set(['vor']),
    ahead: new Set(['in', 'binnen']),
    beforeYear: new Set([
      'jahr',
      'jahre',
      'seit',
      'anfang',
      'ende',
      'mitte',
      'sommer',
      'winter',
      'herbst',
      'frühjahr',
      'jahres',
      'bis',
      'ab',
      'von',
    ]),
    before: new Set(['vor', 'bis']),
    since: new Set(['seit', 'nach', 'ab']),
  }),
  fr: () => ({
    months: numbered(
      'janvier janv,février fév,mars,avril avr,mai,juin,juillet juil,août aout,septembre sept,octobre oct,novembre nov,décembre déc',
      1,
    ),
    weekdays: numbered(
      'lundi lundis,mardi mardis,mercredi mercredis,jeudi jeudis,vendredi vendredis,samedi samedis,dimanche dimanches',
      0,
    ),
    relative: relative("aujourd'hui:day:0,hier:day:-1,demain:day:1,avant-hier:day:-2,après-demain:day:2"),
    shifts: shifts(
      'prochain:1 prochaine:1 prochains:1 dernier:-1 dernière:-1 passé:-1 passée:-1 précédent:-1 précédente:-1 ce:0 cette:0 suivant:1 suivante:1',
    ),
    units: units('jour jours', 'semaine semaines', 'mois', 'an ans année années'),
    agoAfter: new Set(['auparavant']),
    agoBefore: new Set(['a']),
    ahead: new Set(['dans']),
    beforeYear: new Set([
      'en',
      'depuis',
      'fin',
      'début',
      'année',
      "l'année",
      'été',
      'hiver',
      'printemps',
      'automne',
      'de',
      "jusqu'en",
      'mi',
      'à',
      'courant',
    ]),
    before: new Set(['avant', "jusqu'", "jusqu'au", "jusqu'en"]),
    since: new Set(['depuis', 'après', 'dès']),
  }),
  es: () => ({
    months: numbered(
      'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre setiembre,octubre,noviembre,diciembre',
      1,
    ),
    weekdays: numbered('lunes,martes,miércoles,jueves,viernes,sábado sábados,domingo domingos', 0),
    relative: relative(
      'hoy:day:0,ayer:day:-1,mañana:day:1,anteayer:day:-2,anoche:day:-1,pasado mañana:day:2',
    ),
    shifts: shifts(
      'próximo:1 próxima:1 pasado:-1 pasada:-1 último:-1 última:-1 anterior:-1 este:0 esta:0 siguiente:1',
    ),
    units: units('día días', 'semana semanas', 'mes meses', 'año años'),
    agoAfter: new Set(['atrás', 'antes']),
    agoBefore: new Set(['hace']),
    ahead: new Set(['dentro']),
    beforeYear: new Set([
      'en',
      'desde',
      'de',
      'año',
      'hasta',
      'finales',
      'principios',
      'verano',
      'invierno',
      'primavera',
      'otoño',
      'del',
    ]),
    before: new Set(['antes', 'hasta']),
    since: new Set(['desde', 'tras']),
  }),
  ru: () => ({
    months: numbered(
      'январь января январе янв,февраль февраля феврале фев,март марта марте,апрель апреля апреле апр,май мая мае,июнь июня июне,июль июля июле,август августа августе авг,сентябрь сентября сентябре сент,октябрь октября октябре окт,ноябрь ноября ноябре нояб,декабрь декабря декабре дек',
      1,
    ),
    weekdays: numbered(
      'понедельник понедельника понедельникам,вторник вторника,среду среда среды,четверг четверга,пятницу пятница пятницы,субботу суббота субботы,воскресенье воскресенья',
      0,
    ),
    relative: relative('сегодня:day:0,вчера:day:-1,завтра:day:1,позавчера:day:-2,послезавтра:day:2'),
    shifts: shifts(
      'следующий:1 следующего:1 следующем:1 следующей:1 следующую:1 будущем:1 прошлый:-1 прошлого:-1 прошлом:-1 прошлой:-1 прошлую:-1 минувший:-1 минувшую:-1 этот:0 этом:0 этой:0 эту:0',
    ),
    units: units(
      'день дня дней',
      'неделя недели недель неделе неделю',
      'месяц месяца месяцев месяце',
      'год года лет году',
    ),
    agoAfter: new Set(['назад']),
    agoBefore: new Set(),
    ahead: new Set(['через']),
    beforeYear: new Set([
      'в',
      'с',
      'до',
      'к',
      'году',
      'начале',
      'конце',
      'летом',
      'зимой',
      'весной',
      'осенью',
    ]),
    before: new Set(['до', 'к']),
    since: new Set(['с', 'после']),
  }),
};

const wordsOf = onceAsked((language) => CALENDAR[language]());

export const calendarWords = (language: LexiconLanguage | undefined): CalendarWords | undefined =>
  language === undefined ? undefined : wordsOf(language);
