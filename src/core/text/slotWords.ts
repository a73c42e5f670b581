import { detectLanguage } from '../language/detect.ts';
import type { SlotKind } from '../model/anchor.ts';

/**
 * Closed classes of words by which a detail is recognised in running text, a language each, all in lower case.
 * Deliberately without words that are something else more often in their own language (`one`, `second`; English months
 * and weekdays count with a capital only: `may`, `march`, `sat`).
 */
interface SlotWords {
  readonly numbers: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

function words(numbers: string, dates: string, negations: string, units = ''): SlotWords {
  return { numbers: set(numbers), dates: set(dates), negations: set(negations), units: set(units) };
}

const LANGUAGES: ReadonlyMap<string, SlotWords> = new Map([
  [
    'en',
    words(
      `zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
      eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
      millions billion billions trillion dozen dozens half third quarter twice once double triple`,
      `january february march april may june july august september october november december jan feb mar apr jun jul aug
      sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
      today yesterday tomorrow tonight`,
      `not no never none nobody nothing neither nor without cannot nowhere hardly denied denies deny`,
      `kilometre kilometres kilometer kilometers metre metres meter meters mile miles foot feet inch inches kilogram
      kilograms tonne tonnes ton tons litre litres liter liters gallon gallons dollar dollars euro euros pound pounds
      rouble roubles ruble rubles percent degrees celsius fahrenheit seconds minutes hours days weeks months years`,
    ),
  ],
  [
    'de',
    words(
      `null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert hunderte tausend tausende million millionen
      milliarde milliarden dutzend dutzende hälfte drittel viertel doppelt dreifach einmal zweimal dreimal`,
      `januar jänner februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch
      donnerstag freitag samstag sonnabend sonntag heute gestern morgen vorgestern übermorgen`,
      `nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nichts nirgends
      weder ohne keineswegs keinesfalls kaum bestreitet bestritt leugnet leugnete dementiert dementierte`,
      `kilometer kilometern meter metern meile meilen zentimeter gramm kilogramm kilo tonne tonnen liter litern dollar
      euro pfund franken rubel prozent grad celsius sekunden minuten stunden tage tagen wochen monate monaten jahre jahren`,
    ),
  ],
  [
    'fr',
    words(
      `zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante
      cinquante soixante septante nonante cent cents mille million millions milliard milliards dizaine dizaines douzaine
      douzaines vingtaine trentaine centaine centaines millier milliers moitié tiers quart double triple`,
      `janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
      vendredi samedi dimanche hier demain aujourd'hui`,
      `pas non jamais aucun aucune rien personne ni sans ne n' nul nulle dément démenti nie`,
      `kilomètre kilomètres mètre mètres centimètre centimètres mille milles gramme grammes kilogramme kilogrammes kilo
      kilos tonne tonnes litre litres dollar dollars euro euros livre livres franc francs rouble roubles degré degrés
      secondes minutes heures jours semaines mois ans années pour-cent`,
    ),
  ],
  [
    'es',
    words(
      `cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta
      cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones docena docenas mitad tercio doble triple`,
      `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles
      jueves viernes sábado domingo ayer hoy mañana`,
      `no nunca jamás ningún ninguno ninguna nada nadie tampoco sin ni niega negó`,
      `kilómetro kilómetros metro metros centímetros milla millas gramo gramos kilo kilos tonelada toneladas litro litros
      dólar dólares euro euros libra libras peso pesos grados segundos minutos horas días semanas meses años`,
    ),
  ],
  [
    'it',
    words(
      `zero due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici venti trenta
      quaranta cinquanta sessanta settanta ottanta novanta cento mille mila milione milioni miliardo miliardi dozzina metà`,
      `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì
      mercoledì giovedì venerdì sabato domenica ieri oggi domani`,
      `non no mai niente nulla nessuno nessuna senza né nemmeno neppure`,
      `chilometri metri metro miglia grammi chili chilogrammi tonnellate litri dollari euro gradi secondi minuti ore
      giorni settimane mesi anni`,
    ),
  ],
  [
    'pt',
    words(
      `zero dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze vinte trinta quarenta
      cinquenta sessenta setenta oitenta noventa cem cento mil milhão milhões bilhão bilhões dúzia metade`,
      `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira terça-feira
      quarta-feira quinta-feira sexta-feira sábado domingo ontem hoje amanhã`,
      `não nunca jamais nada ninguém nenhum nenhuma sem nem`,
      `quilómetros quilômetros metros milhas gramas quilos toneladas litros dólares euros reais graus segundos minutos
      horas dias semanas meses anos`,
    ),
  ],
  [
    'nl',
    words(
      `nul twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig veertig
      vijftig zestig zeventig tachtig negentig honderd honderden duizend duizenden miljoen miljard dozijn helft derde`,
      `januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
      donderdag vrijdag zaterdag zondag gisteren vandaag morgen`,
      `niet geen nooit niemand niets zonder noch nergens`,
      `kilometer meter mijl gram kilo kilogram ton liter dollar euro procent graden seconden minuten uur dagen weken
      maanden jaar`,
    ),
  ],
  [
    'sv',
    words(
      `noll två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra
      tusen tusentals miljon miljoner miljard miljarder dussin hälften`,
      `januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag
      fredag lördag söndag igår idag imorgon`,
      `inte ej aldrig ingen inget inga ingenting utan varken`,
      `kilometer meter mil gram kilo ton liter dollar euro kronor procent grader sekunder minuter timmar dagar veckor
      månader år`,
    ),
  ],
  [
    'da',
    words(
      `nul to tre fire fem seks syv otte ni ti elleve tolv tyve tredive fyrre halvtreds tres halvfjerds firs halvfems
      hundrede tusind tusinder million millioner milliard milliarder dusin halvdelen`,
      `januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag torsdag
      fredag lørdag søndag går dag morgen`,
      `ikke ej aldrig ingen intet ingenting uden hverken`,
      `kilometer meter gram kilo ton liter dollar euro kroner procent grader sekunder minutter timer dage uger måneder år`,
    ),
  ],
  [
    'pl',
    words(
      `zero dwa dwie dwóch trzy trzech cztery czterech pięć pięciu sześć siedem osiem dziewięć dziesięć dwanaście
      dwadzieścia trzydzieści sto dwieście tysiąc tysiące tysięcy milion miliony milionów miliard miliardów połowa`,
      `stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia poniedziałek
      wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę wczoraj dziś jutro`,
      `nie nigdy nikt nikogo nic bez żaden żadna żadne`,
      `kilometrów metrów gramów kilogramów ton litrów dolarów euro złotych procent stopni sekund minut godzin dni tygodni
      miesięcy lat`,
    ),
  ],
  [
    'ru',
    words(
      `ноль два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят шестьдесят сто
      двести триста тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов дюжина половина`,
      `января февраля марта апреля мая мае июня июля августа сентября октября ноября декабря понедельник вторник среду
      среда четверг пятницу пятница субботу суббота воскресенье сегодня вчера завтра`,
      `не нет ни никогда никто ничто ничего без нельзя отрицает отрицал`,
      `километр километра километров метр метра метров тонна тонны тонн литров рубль рубля рублей долларов евро процент
      процента процентов градусов секунд минут часов дней недель месяцев лет`,
    ),
  ],
  [
    'uk',
    words(
      `нуль два дві три чотири п'ять шість сім вісім дев'ять десять двадцять тридцять сорок сто двісті тисяча тисячі
      тисяч мільйон мільйона мільйонів мільярд мільярдів половина`,
      `січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня понеділок вівторок середу
      середа четвер п'ятницю п'ятниця суботу субота неділю неділя сьогодні вчора учора завтра`,
      `не ні немає ніколи ніхто ніщо нічого без`,
      `кілометрів метрів тонн літрів гривень гривні доларів євро відсотків градусів секунд хвилин годин днів тижнів
      місяців років`,
    ),
  ],
  [
    'el',
    words(
      `μηδέν δύο τρεις τρία τέσσερις τέσσερα πέντε έξι επτά οκτώ εννέα δέκα είκοσι τριάντα εκατό χίλια χιλιάδες εκατομμύριο
      εκατομμύρια δισεκατομμύρια μισό`,
      `ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
      δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή χθες σήμερα αύριο`,
      `δεν δε μην μη ποτέ κανείς κανένας τίποτα χωρίς ούτε όχι`,
      `χιλιόμετρα μέτρα τόνοι τόνους λίτρα ευρώ δολάρια βαθμούς λεπτά ώρες ημέρες εβδομάδες μήνες χρόνια`,
    ),
  ],
  [
    'tr',
    words(
      `sıfır iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin milyon
      milyar yarım`,
      `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma
      cumartesi pazar dün bugün yarın`,
      `değil yok hiç hiçbir asla`,
      `kilometre metre ton litre dolar euro lira derece saniye dakika saat gün hafta ay yıl`,
    ),
  ],
  [
    'ar',
    words(
      `صفر واحد اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية تسعة عشرة عشر عشرون عشرين ثلاثون ثلاثين
      مئة مائة ألف آلاف مليون ملايين مليار نصف`,
      `يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الاثنين الثلاثاء الأربعاء الخميس الجمعة
      السبت الأحد أمس اليوم غدا`,
      `لا لم لن ليس ليست غير بدون دون نفى نفت`,
      `كيلومتر كيلومترات متر أمتار طن أطنان لتر دولار يورو درجة ثانية دقيقة ساعة ساعات يوم أيام أسبوع شهر سنة سنوات`,
    ),
  ],
  [
    'fa',
    words(
      `صفر دو سه چهار پنج شش هفت هشت نه ده بیست سی چهل پنجاه صد هزار میلیون میلیارد نیم`,
      `ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر فروردین اردیبهشت خرداد تیر مرداد شهریور مهر
      آبان آذر دی بهمن اسفند شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه دیروز امروز فردا`,
      `نیست نبود نشد نکرد هیچ بدون هرگز`,
      `کیلومتر متر تن لیتر دلار یورو ریال تومان درجه دقیقه ساعت روز هفته ماه سال`,
    ),
  ],
  [
    'he',
    words(
      `אפס שניים שתיים שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שש שבעה שבע שמונה תשעה תשע עשרה עשר עשרים שלושים מאה
      אלף אלפים מיליון מיליארד חצי`,
      `ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר שבת אתמול
      היום מחר`,
      `לא אין אינו אינה אף בלי ללא מעולם`,
      `קילומטר מטר מטרים טון ליטר שקל שקלים דולר דולרים יורו מעלות דקות שעות ימים שבועות חודשים שנים`,
    ),
  ],
  [
    'hi',
    words(
      `शून्य एक दो तीन चार पाँच पांच छह सात आठ नौ दस बीस तीस पचास सौ हज़ार हजार लाख करोड़ आधा`,
      `जनवरी फ़रवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर सोमवार मंगलवार बुधवार गुरुवार
      शुक्रवार शनिवार रविवार कल आज`,
      `नहीं न मत बिना कभी`,
      `किलोमीटर मीटर टन लीटर रुपये डॉलर प्रतिशत डिग्री मिनट घंटे दिन हफ़्ते महीने साल`,
    ),
  ],
  [
    'ko',
    words(
      `하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 백 천 만 억 절반`,
      `월요일 화요일 수요일 목요일 금요일 토요일 일요일 어제 오늘 내일`,
      `안 못 아니다 없다`,
      `킬로미터 미터 톤 리터 원 달러 유로 도 분 시간`,
    ),
  ],
  [
    'ja',
    words(
      '零 一 二 三 四 五 六 七 八 九 十 百 千 万 億 兆 半',
      '昨日 今日 明日',
      'ない ません なかっ なく なし ず 不 無 非 未',
      '円 年',
    ),
  ],
  [
    'zh',
    words(
      '零 〇 一 二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 半',
      '昨天 今天 明天',
      '不 没 沒 未 无 無 非 否 勿',
      '元',
    ),
  ],
  ['th', words('ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน', 'วันนี้ พรุ่งนี้', 'ไม่ มิ', 'บาท')],
]);

/** Signs of units, the same in every language. */
const SIGNS = set('% ‰ $ € £ ¥ ₽ ₴ ₹ ₩ ₺ ° km m cm mm mi kg g t lb lbs kw mw gw');

/** Where the language is unknown these lists are taken together, without what another of the languages uses all the time. */
const USUAL = ['en', 'de', 'fr', 'es', 'ru'];
const AMBIGUOUS = set('once elf hier half kaum morgen mille quart livre livres nie');
/** Dates in English only with a capital, and not at the beginning of a sentence. */
const WITH_CAPITAL = set('may march mar sat sun mon wed jan dec');

function together(kind: keyof SlotWords): ReadonlySet<string> {
  const all = USUAL.flatMap((language) => Array.from(LANGUAGES.get(language)?.[kind] ?? []));
  return new Set(all.filter((word) => !AMBIGUOUS.has(word)));
}

const UNKNOWN: SlotWords = {
  numbers: together('numbers'),
  dates: together('dates'),
  negations: together('negations'),
  units: together('units'),
};

/** English contractions of "not", straight apostrophes. */
const CONTRACTED_NOT = /n't$/;
/** Korean puts negation into the verb. */
const KOREAN_NOT = /않|없|아니|못하/;
/** "zweiundzwanzig", "dreißigtausend": German writes its numbers in one word. */
const GERMAN_NUMBER =
  /^(?:(?:ein|zwei|zwo|drei|vier|fünf|sech|sechs|sieb|sieben|acht|neun)(?:und|zig|ßig|ssig|zehn|hundert|tausend)|zehn|elf|zwölf|zwanzig|hundert|tausend)(?:und|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|sech|sieb|zwan|zig|ßig|ssig|hundert|tausend)*$/;
/** Endings only nouns have: in German a capital names nobody by itself. */
const GERMAN_NOUN = /(?:ung|heit|keit|schaft|tion|tät|ismus|ment|nis|tum)(?:e?s|en|e|er)?$/;
/** What stands before a noun, and adjectives between. */
const GERMAN_DETERMINER =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|euer)(?:e[nmrs]?)?|dies(?:e[nmrs]?)?|jed(?:e[nmrs]?)?|alle[nmrs]?|viele[nr]?|einige[nr]?|mehrere[nr]?|im|am|zum|zur|vom|beim|ins|ans|\p{N}.*)$/u;
const GERMAN_ADJECTIVE = /^\p{Ll}.*e[nmrs]?$/u;

/** A date or time written in figures. */
const NUMERIC_DATE = /^\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})$|^\d{4}-\d{2}(?:-\d{2})?$|^\d{1,2}:\d{2}/;

/** Tells what kind of detail words are, in one language. */
export class SlotReader {
  private readonly words: SlotWords;
  private readonly language: string | undefined;

  /** @param language BCP 47; guessed from the sample where absent */
  constructor(sample: string, language = detectLanguage(sample)) {
    this.language = language;
    this.words = LANGUAGES.get(language ?? '') ?? UNKNOWN;
  }

  /**
   * The kind of detail a word is by itself.
   * @param before asked for where they tell: the words before it in its sentence, the last one last
   */
  kindOf(word: string, opensSentence: boolean, before: () => readonly string[]): SlotKind {
    const lower = word.toLowerCase();
    const capital = lower !== word && /^\p{Lu}/u.test(word);
    if (this.words.negations.has(lower) || CONTRACTED_NOT.test(lower)) return 'negation';
    if (this.language === 'ko' && KOREAN_NOT.test(word)) return 'negation';
    if (this.isDate(lower) && !(WITH_CAPITAL.has(lower) && (!capital || opensSentence))) return 'date';
    if (/^\p{N}/u.test(word)) return NUMERIC_DATE.test(word) ? 'date' : 'number';
    if (this.isNumber(lower)) return 'number';
    if (SIGNS.has(lower) || this.words.units.has(lower)) return 'unit';
    if (!capital || opensSentence) return 'wording';
    return this.language === 'de' && isGermanNoun(word, before()) ? 'wording' : 'name';
  }

  /** Whether a word names a month or a day, so that a figure beside it is one too. */
  isDate(word: string): boolean {
    return this.words.dates.has(word.toLowerCase()) || /^[年月日년월일]$/.test(word);
  }

  private isNumber(lower: string): boolean {
    if (this.words.numbers.has(lower)) return true;
    if ((this.language ?? 'de') === 'de' && GERMAN_NUMBER.test(lower)) return true;
    const parts = lower.split('-');
    return (
      parts.length > 1 &&
      parts.every((part) => this.words.numbers.has(part) || /^(?:one|un|une|et|vingts)$/.test(part))
    );
  }
}

function isGermanNoun(word: string, before: readonly string[]): boolean {
  if (GERMAN_NOUN.test(word)) return true;
  let at = before.length - 1;
  while (at > 0 && GERMAN_ADJECTIVE.test(before[at] ?? '') && !isDeterminer(before[at])) at--;
  return isDeterminer(before[at]);
}

const isDeterminer = (word = ''): boolean => GERMAN_DETERMINER.test(word.toLowerCase());

/** Letters of scripts that know no capitals: whether a word is a name cannot be seen there. */
export const WITHOUT_CAPITALS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Georgian}]/u;
