/**
 * Language by function words and script: enough to choose stop words and a stemmer, and silent where it is not sure.
 */

/** Frequent function words; those shared by several of these languages are left out or outweighed by the others. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with his he it as at by had from has have been were which but not this they their are an be will would said who after its she about or than her more when also into we you i',
  de: 'der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir',
  fr: 'le la les des et en un une du dans est que pour qui sur par au pas plus ce il ne se avec son sont aux cette ses mais ou comme été nous elle après sa leur ont ces était deux fait vous je même',
  es: 'el la los las del que y en un una por con para se su al lo como más pero sus le ha este si ya entre cuando muy sin sobre también me hasta hay donde han es está fue son desde todo nos durante',
  it: 'il di che la in un una per con del della dei non si le da dalla è sono gli nel al alla ha più come ma anche lo delle questo nella hanno dopo essere stato suo sul dal sua ed i',
  pt: 'o a os as do da dos das que e em um uma para com não por se na no mais como mas ao foi ele sua seu ou ser quando muito nos já está também pelo pela até isso ela entre são disse após',
  nl: 'de het een en van in is dat op te met voor zijn niet aan er om ook als bij maar door over ze uit naar nog hij zij worden wordt heeft was tot hebben deze die kan meer al dit geen werd',
  sv: 'och att det som en på är av för med den till inte har de ett om han var sig från vi så kan men ska under efter vid sin säger också eller hade jag nu över',
  da: 'og at det er en til på som med af den for ikke der de har et han om fra vi var sig men kan efter ved også siger eller havde jeg nu over blev',
  pl: 'w i na z nie się do to że jest o po jak od za przez dla był co tym jego tego są oraz jej już które który tylko ma może',
  cs: 'a v se na je že s z do o to i pro za by ale jako po které jeho jsou která který od už podle při jsem byl',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra ama var değil olduğunu dedi',
};

const BY_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS))
  for (const word of words.split(' ')) {
    const known = BY_WORD.get(word);
    if (known === undefined) BY_WORD.set(word, [language]);
    else known.push(language);
  }

/** Scripts that settle the language, or narrow it down to those told apart below. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30FF]/g],
  ['zh', /[\u3400-\u9FFF]/g],
  ['ko', /[\uAC00-\uD7AF]/g],
  ['ru', /[\u0400-\u04FF]/g],
  ['ar', /[\u0600-\u06FF]/g],
  ['he', /[\u0590-\u05FF]/g],
  ['el', /[\u0370-\u03FF]/g],
  ['hi', /[\u0900-\u097F]/g],
  ['th', /[\u0E00-\u0E7F]/g],
];

const SAMPLE = 6000;
/** Fewer words than this say nothing. */
const LEAST_WORDS = 5;

/** @returns a BCP 47 primary subtag, or undefined where too little of the text, or too mixed a text, is there. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  return byScript(sample) ?? byWords(sample);
}

function byScript(sample: string): string | undefined {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return undefined;
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese mixes kana with Han, so that a fifth of kana is enough.
    if (share > (language === 'ja' ? 0.15 : 0.5)) return refine(language, sample);
  }
  return undefined;
}

function refine(language: string, sample: string): string | undefined {
  if (language === 'ru') {
    if (/[іїєґ]/i.test(sample)) return /[ўэы]/i.test(sample) ? 'be' : 'uk';
    if (/[ђћџљњј]/i.test(sample)) return 'sr';
    if (!/[ыэ]/i.test(sample) && /ъ/i.test(sample)) return 'bg';
  }
  if (language === 'ar' && /[پچژگک]/.test(sample)) return /[ٹڈڑے]/.test(sample) ? 'ur' : 'fa';
  return language;
}

function byWords(sample: string): string | undefined {
  const hits = new Map<string, number>();
  let words = 0;
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    words++;
    for (const language of BY_WORD.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  if (words < LEAST_WORDS) return undefined;
  const ranked = [...hits].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (best === undefined || best[1] < Math.max(2, words * 0.12)) return undefined;
  return second !== undefined && second[1] > best[1] * 0.85 ? undefined : best[0];
}
