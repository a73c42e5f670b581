import { onceAsked, type LexiconLanguage, type PerLanguage } from './lexicon.ts';

/** How exactly a figure is meant. */
export type Precision = 'exact' | 'about' | 'at-least' | 'at-most' | 'below' | 'above' | 'vague';

/** Number words of one language. */
export interface NumberWords {
  /** Cardinals up to ninety-nine as single words. */
  readonly units: ReadonlyMap<string, number>;
  /** Words that multiply what stands before them: hundred, thousand, million. */
  readonly scales: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Words that name a quantity only roughly, with the bounds they can stand for. */
  readonly vague: ReadonlyMap<string, readonly [low: number, high: number]>;
  /** Phrases before a figure that say how exactly it is meant, as words joined by a space. */
  readonly hedges: ReadonlyMap<string, Precision>;
  /** The same after the figure: "or more", "ou plus". */
  readonly trailing: ReadonlyMap<string, Precision>;
  /** Between the two ends of a range: "10 to 20". */
  readonly to: ReadonlySet<string>;
  /** Before a range, where `to` alone would be ambiguous: "between 10 and 20". */
  readonly between: ReadonlySet<string>;
  readonly and: string;
}

const map = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .trim()
      .split(/\s+/u)
      .map((entry) => {
        const [word = '', value = ''] = entry.split(':', 2);
        return [word, Number(value)] as const;
      }),
  );

const bounds = (text: string): ReadonlyMap<string, readonly [number, number]> =>
  new Map(
    text
      .trim()
      .split(/\s+/u)
      .map((entry) => {
        const [word = '', low = '', high = ''] = entry.split(':', 3);
        return [word, [Number(low), Number(high)]] as const;
      }),
  );

const hedges = (byPrecision: Partial<Record<Precision, string>>): ReadonlyMap<string, Precision> =>
  new Map(
    Object.entries(byPrecision).flatMap(([precision, phrases]) =>
      phrases.split(',').map((phrase) => [phrase.trim(), precision as Precision] as const),
    ),
  );

const NUMBER_WORDS: PerLanguage<() => NumberWords> = {
  en: () => ({
    units:
      map(`zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13
      fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60
      seventy:70 eighty:80 ninety:90`),
    scales: map(
      `hundred:100 thousand:1e3 k:1e3 million:1e6 mln:1e6 mn:1e6 billion:1e9 bn:1e9 trillion:1e12 tn:1e12 dozen:12`,
    ),
    ordinals:
      map(`first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11
      twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 twentieth:20`),
    vague:
      bounds(`dozens:20:250 scores:35:400 hundreds:150:5000 thousands:1500:90000 millions:1.5e6:9e8 billions:1.5e9:9e11
      several:3:15 few:2:9 couple:2:3 handful:3:12 many:5:1e12 numerous:5:1e12`),
    hedges: hedges({
      about: `about, around, roughly, approximately, some, nearly, almost, close to, an estimated, estimated, circa, approx,
        nearly all of, just about, in the region of, as many as, more or less`,
      above:
        'more than, over, above, upwards of, exceeding, just over, in excess of, greater than, well over',
      'at-least': 'at least, no fewer than, no less than, a minimum of, not less than, minimum',
      'at-most': 'up to, at most, no more than, not more than, a maximum of, as much as',
      below: 'less than, fewer than, under, below, just under, just below',
    }),
    trailing: hedges({
      'at-least': 'or more, or so more, at least',
      about: 'or so',
      'at-most': 'or fewer, or less, at most',
    }),
    to: new Set(['to', 'or']),
    between: new Set(['between', 'from']),
    and: 'and',
  }),
  de: () => ({
    units:
      map(`null:0 eins:1 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13
      vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 dreißig:30 vierzig:40 fünfzig:50
      sechzig:60 siebzig:70 achtzig:80 neunzig:90 einundzwanzig:21 hundert:100 einhundert:100 zweihundert:200 dreihundert:300
      vierhundert:400 fünfhundert:500 tausend:1000 zweitausend:2000 dreitausend:3000`),
    scales:
      map(`tausend:1e3 million:1e6 millionen:1e6 mio:1e6 milliarde:1e9 milliarden:1e9 mrd:1e9 billion:1e12 billionen:1e12
      dutzend:12`),
    ordinals:
      map(`erste:1 ersten:1 erster:1 erstes:1 zweite:2 zweiten:2 zweiter:2 dritte:3 dritten:3 dritter:3 vierte:4
      vierten:4 fünfte:5 fünften:5 sechste:6 sechsten:6 siebte:7 siebten:7 achte:8 neunte:9 zehnte:10 zehnten:10`),
    vague:
      bounds(`dutzende:20:250 dutzenden:20:250 hunderte:150:5000 hunderten:150:5000 tausende:1500:90000 tausenden:1500:90000
      millionen:1.5e6:9e8 mehrere:3:30 einige:2:30 wenige:2:9 zahlreiche:5:1e12 viele:5:1e12`),
    hedges: hedges({
      about:
        'etwa, ungefähr, rund, circa, ca, fast, knapp, beinahe, gut, nahezu, an die, schätzungsweise, gegen',
      above: 'mehr als, über, mehr als die',
      'at-least': 'mindestens, wenigstens, zumindest, nicht weniger als',
      'at-most': 'bis zu, höchstens, maximal, nicht mehr als',
      below: 'weniger als, unter',
    }),
    trailing: hedges({ 'at-least': 'oder mehr', 'at-most': 'oder weniger' }),
    to: new Set(['bis', 'oder']),
    between: new Set(['zwischen', 'von']),
    and: 'und',
  }),
  fr: () => ({
    units:
      map(`zéro:0 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14
      quinze:15 seize:16 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 nonante:90`),
    scales: map(
      `cent:100 cents:100 mille:1e3 million:1e6 millions:1e6 milliard:1e9 milliards:1e9 douzaine:12 douzaines:12`,
    ),
    ordinals:
      map(`premier:1 première:1 premiers:1 premières:1 deuxième:2 second:2 seconde:2 troisième:3 quatrième:4
      cinquième:5 sixième:6 septième:7 huitième:8 neuvième:9 dixième:10`),
    vague:
      bounds(`dizaine:8:13 dizaines:20:250 douzaine:10:14 quinzaine:13:17 vingtaine:17:24 trentaine:26:35 quarantaine:36:45
      cinquantaine:45:57 soixantaine:54:67 centaine:80:130 centaines:150:5000 milliers:1500:90000 millier:800:1300 plusieurs:2:1e6 quelques:2:30
      nombreux:5:1e12 nombreuses:5:1e12`),
    hedges: hedges({
      about: "environ, quelque, quelques, près de, à peu près, presque, autour de, aux alentours de, presqu'",
      above: 'plus de, plus d, au-delà de, supérieur à, supérieure à',
      'at-least': 'au moins, pas moins de, minimum',
      'at-most': "jusqu'à, au plus, au maximum, pas plus de",
      below: 'moins de, inférieur à, inférieure à',
    }),
    trailing: hedges({ 'at-least': 'ou plus, au moins', about: 'environ', 'at-most': 'ou moins, au plus' }),
    to: new Set(['à', 'ou']),
    between: new Set(['entre', 'de']),
    and: 'et',
  }),
  es: () => ({
    units:
      map(`cero:0 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14
      quince:15 dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21 veintidós:22 veinticinco:25
      treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 doscientos:200
      doscientas:200 trescientos:300 trescientas:300 cuatrocientos:400 quinientos:500 quinientas:500 seiscientos:600`),
    scales: map(`mil:1e3 millón:1e6 millones:1e6 docena:12 docenas:12`),
    ordinals:
      map(`primero:1 primera:1 primer:1 segundo:2 segunda:2 tercero:3 tercera:3 tercer:3 cuarto:4 cuarta:4 quinto:5
      quinta:5 sexto:6 sexta:6 séptimo:7 octavo:8 noveno:9 décimo:10 décima:10`),
    vague:
      bounds(`decena:8:13 decenas:20:250 docenas:20:250 veintena:17:24 treintena:26:35 centenar:80:130 centenares:150:5000 cientos:150:5000
      miles:1500:90000 millones:1.5e6:9e8 varios:2:30 varias:2:30 algunos:2:30 algunas:2:30 numerosos:5:1e12 muchos:5:1e12`),
    hedges: hedges({
      about: 'unos, unas, alrededor de, cerca de, aproximadamente, casi, en torno a, más o menos, unos pocos',
      above: 'más de, por encima de, superior a',
      'at-least': 'al menos, por lo menos, como mínimo, no menos de',
      'at-most': 'hasta, como máximo, no más de',
      below: 'menos de, por debajo de, inferior a',
    }),
    trailing: hedges({ 'at-least': 'o más', 'at-most': 'o menos' }),
    to: new Set(['a', 'o']),
    between: new Set(['entre', 'de']),
    and: 'y',
  }),
  ru: () => ({
    units:
      map(`ноль:0 один:1 одна:1 одного:1 два:2 две:2 двух:2 двое:2 двоих:2 три:3 трёх:3 трех:3 трое:3 троих:3 четыре:4
      четырёх:4 четырех:4 четверо:4 пять:5 пяти:5 пятеро:5 шесть:6 шести:6 семь:7 семи:7 восемь:8 восьми:8 девять:9 девяти:9
      десять:10 десяти:10 одиннадцать:11 двенадцать:12 двенадцати:12 тринадцать:13 четырнадцать:14 пятнадцать:15 пятнадцати:15
      шестнадцать:16 семнадцать:17 восемнадцать:18 девятнадцать:19 двадцать:20 двадцати:20 тридцать:30 тридцати:30 сорок:40
      сорока:40 пятьдесят:50 пятидесяти:50 шестьдесят:60 семьдесят:70 восемьдесят:80 девяносто:90 сто:100 ста:100 двести:200
      двухсот:200 триста:300 трехсот:300 четыреста:400 пятьсот:500`),
    scales:
      map(`тысяча:1e3 тысячи:1e3 тысяч:1e3 тыс:1e3 миллион:1e6 миллиона:1e6 миллионов:1e6 млн:1e6 миллиард:1e9
      миллиарда:1e9 миллиардов:1e9 млрд:1e9`),
    ordinals:
      map(`первый:1 первая:1 первого:1 первой:1 второй:2 вторая:2 второго:2 третий:3 третья:3 третьего:3 четвёртый:4
      четвертый:4 пятый:5 пятая:5 пятого:5 шестой:6 седьмой:7 восьмой:8 девятый:9 десятый:10`),
    vague:
      bounds(`десятки:20:250 десятков:20:250 сотни:150:5000 сотен:150:5000 тысячи:1500:90000 миллионы:1.5e6:9e8 несколько:2:30
      нескольких:2:30 многие:5:1e12 множество:5:1e12`),
    hedges: hedges({
      about: 'около, примерно, приблизительно, почти, порядка, где-то, свыше чем',
      above: 'более, больше, свыше, более чем, больше чем',
      'at-least': 'не менее, как минимум, по меньшей мере, минимум, не меньше',
      'at-most': 'до, не более, не больше, максимум',
      below: 'менее, меньше, менее чем',
    }),
    trailing: hedges({ 'at-least': 'и более', 'at-most': 'и менее' }),
    to: new Set(['до', 'или']),
    between: new Set(['от', 'между', 'с']),
    and: 'и',
  }),
};

const wordsOf = onceAsked((language) => NUMBER_WORDS[language]());

export const numberWords = (language: LexiconLanguage | undefined): NumberWords | undefined =>
  language === undefined ? undefined : wordsOf(language);
