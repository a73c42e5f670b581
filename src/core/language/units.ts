import { list } from './lexicon.ts';

/** What a figure measures. Two figures compare only inside one dimension. */
export interface Unit {
  readonly dimension: string;
  /** How many base units of the dimension one of these is. */
  readonly factor: number;
}

const TABLE: readonly (readonly [dimension: string, factor: number, words: string])[] = [
  ['percent', 1, '% percent percentage procent prozent porcentaje процент процента процентов pct'],
  ['length', 1, 'm metre metres meter meters metern mètre mètres metro metros метр метра метров'],
  [
    'length',
    1000,
    'km kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro kilómetros км километр километра километров',
  ],
  [
    'length',
    0.01,
    'cm centimetre centimetres centimeter centimeters centimètre centimètres centímetro centímetros см сантиметр сантиметра сантиметров',
  ],
  ['length', 0.001, 'mm millimetre millimetres millimeter millimeters'],
  ['length', 1609.344, 'mile miles meile meilen mille milla millas миля мили миль'],
  ['length', 0.3048, 'ft foot feet'],
  ['length', 0.0254, 'inch inches'],
  ['length', 0.9144, 'yard yards'],
  [
    'mass',
    1,
    'kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos кг килограмм килограмма килограммов',
  ],
  ['mass', 0.001, 'g gram grams gramme grammes gramm gramo gramos грамм грамма граммов'],
  ['mass', 1000, 't tonne tonnes tonnen tonelada toneladas тонна тонны тонн'],
  ['mass', 907.18, 'ton tons'],
  ['mass', 0.4536, 'lb lbs pound-weight'],
  ['area', 10_000, 'ha hectare hectares hektar hectárea hectáreas гектар гектара гектаров'],
  ['area', 4046.86, 'acre acres'],
  ['volume', 1, 'l litre litres liter liters litern litro litros литр литра литров'],
  ['volume', 3.785, 'gallon gallons'],
  ['volume', 158.99, 'barrel barrels baril barils barril barriles fass баррель барреля баррелей'],
  ['temperature', 1, '°c celsius'],
  ['power', 1, 'w watt watts'],
  ['power', 1e3, 'kw kilowatt kilowatts'],
  ['power', 1e6, 'mw megawatt megawatts mégawatts megavatios мегаватт'],
  ['power', 1e9, 'gw gigawatt gigawatts'],
  ['duration', 1, 'second seconds sekunde sekunden segundos секунда секунды секунд'],
  ['duration', 60, 'min minute minutes minuten minuto minutos минута минуты минут'],
  ['duration', 3600, 'hour hours stunde stunden heure heures hora horas час часа часов'],
  ['duration', 86_400, 'day days tag tage tagen jour jours día días день дня дней'],
  [
    'duration',
    604_800,
    'week weeks woche wochen semaine semaines semana semanas неделя недели недель неделю',
  ],
  ['duration', 2_629_800, 'month months monat monate monaten mois mes meses месяц месяца месяцев'],
  ['duration', 31_557_600, 'year years yr yrs jahr jahre jahren an ans année années año años год года лет'],
  [
    'duration',
    315_576_000,
    'decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas',
  ],
  ['speed', 1, 'kph kmh km/h'],
  ['speed', 1.609344, 'mph'],
  ['money:usd', 1, '$ us$ dollar dollars dollarn dólar dólares доллар доллара долларов'],
  ['money:eur', 1, '€ euro euros eur евро'],
  ['money:gbp', 1, '£ pound pounds pfund livres libras фунт фунта фунтов'],
  ['money:jpy', 1, '¥ yen iene иена иены иен'],
  ['money:rub', 1, '₽ rouble roubles ruble rubles rubel rublos рубль рубля рублей'],
  ['money:cny', 1, 'yuan юань юаня юаней'],
  ['money:inr', 1, '₹ rupee rupees'],
  [
    'money:crown',
    1,
    'crown crowns krone kroner kronen kronor couronne couronnes corona coronas крона кроны крон',
  ],
  ['money:franc', 1, 'franc francs franken франк франков'],
  ['money:peso', 1, 'peso pesos песо'],
  ['money:zloty', 1, 'zloty zlotys злотых'],
  ['speed:sea', 1, 'knot knots knoten nœud nœuds nudo nudos узел узла узлов'],
  ['money:usd', 0.01, 'cents'],
];

const UNITS: ReadonlyMap<string, Unit> = new Map(
  TABLE.flatMap(([dimension, factor, words]) =>
    list(words).map((word) => [word, { dimension, factor }] as const),
  ),
);

/** The unit a lower-case word or sign names. */
export const unitNamed = (word: string): Unit | undefined => UNITS.get(word);
