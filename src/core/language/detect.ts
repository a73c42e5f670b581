/**
 * Language by function words and script: enough to choose stop words and a stemmer, and silent where it is not sure.
 */
import { isPlainLetter } from '../text/characters.ts';

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

const LANGUAGES = Object.keys(FUNCTION_WORDS);
const NO_LANGUAGES: readonly number[] = [];
const NO_WORDS: readonly FunctionWord[] = [];

interface FunctionWord {
  readonly word: string;
  /** Positions in `LANGUAGES`. */
  readonly languages: number[];
}

/** By hash: most words of a text are none of these, and to be told so need not be made a string. */
const BY_HASH = new Map<number, FunctionWord[]>();
LANGUAGES.forEach((language, position) => {
  for (const word of (FUNCTION_WORDS[language] ?? '').split(' ')) {
    const hash = hashOf(word, 0, word.length);
    const alike = BY_HASH.get(hash) ?? [];
    BY_HASH.set(hash, alike);
    const known = alike.find((other) => other.word === word);
    if (known === undefined) alike.push({ word, languages: [position] });
    else known.languages.push(position);
  }
});
const LONGEST_FUNCTION_WORD = Math.max(
  ...Array.from(BY_HASH.values(), (alike) => Math.max(...alike.map(({ word }) => word.length))),
);

/** Small enough for the engine to keep it as a plain number. */
function hashOf(text: string, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) & 0x3fffffff;
  return hash;
}

function functionWordAt(text: string, from: number, to: number): FunctionWord | undefined {
  for (const known of BY_HASH.get(hashOf(text, from, to)) ?? NO_WORDS)
    if (known.word.length === to - from && text.startsWith(known.word, from)) return known;
  return undefined;
}

/** Scripts that settle the language, or narrow it down to those told apart below: first and last unit of each. */
const SCRIPTS: readonly (readonly [language: string, first: number, last: number])[] = [
  ['ja', 0x3040, 0x30ff],
  ['zh', 0x3400, 0x9fff],
  ['ko', 0xac00, 0xd7af],
  ['ru', 0x0400, 0x04ff],
  ['ar', 0x0600, 0x06ff],
  ['he', 0x0590, 0x05ff],
  ['el', 0x0370, 0x03ff],
  ['hi', 0x0900, 0x097f],
  ['th', 0x0e00, 0x0e7f],
];
const ANY_SCRIPT = new RegExp(
  `[${SCRIPTS.map(([, first, last]) => String.fromCharCode(first, 0x2d, last)).join('')}]`,
);

const SAMPLE = 6000;
/** Fewer words than this say nothing. */
const LEAST_WORDS = 5;

/** @returns a BCP 47 primary subtag, or undefined where too little of the text, or too mixed a text, is there. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  return byScript(sample) ?? byWords(sample);
}

function byScript(sample: string): string | undefined {
  if (!ANY_SCRIPT.test(sample)) return undefined;
  let letters = 0;
  const counts = new Uint16Array(SCRIPTS.length);
  for (let at = 0; at < sample.length; at++) {
    const code = sample.codePointAt(at) ?? 0;
    if (isPlainLetter(code)) letters++;
    if (code > 0xffff) at++;
    SCRIPTS.forEach(([, first, last], script) => {
      if (code >= first && code <= last) counts[script] = (counts[script] ?? 0) + 1;
    });
  }
  if (letters < 4) return undefined;
  for (const [script, [language]] of SCRIPTS.entries()) {
    const share = (counts[script] ?? 0) / letters;
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
  const lower = sample.toLowerCase();
  const hits = new Uint16Array(LANGUAGES.length);
  /** Positions of languages in the order in which their words came up. */
  const met: number[] = [];
  let words = 0;
  for (let at = 0; at < lower.length;) {
    const start = at;
    at = endOfLetters(lower, at);
    if (at === start) {
      at += (lower.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    words++;
    if (at - start > LONGEST_FUNCTION_WORD) continue;
    for (const language of functionWordAt(lower, start, at)?.languages ?? NO_LANGUAGES) {
      if (hits[language] === 0) met.push(language);
      hits[language] = (hits[language] ?? 0) + 1;
    }
  }
  if (words < LEAST_WORDS) return undefined;
  const hitsOf = (language: number | undefined): number =>
    language === undefined ? 0 : (hits[language] ?? 0);
  const [best, second] = met.sort((a, b) => hitsOf(b) - hitsOf(a));
  if (best === undefined || hitsOf(best) < Math.max(2, words * 0.12)) return undefined;
  return second !== undefined && hitsOf(second) > hitsOf(best) * 0.85 ? undefined : LANGUAGES[best];
}

function endOfLetters(lower: string, from: number): number {
  for (let at = from; ; at++) {
    const unit = lower.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) continue;
    const code = unit < 0x80 ? 0 : (lower.codePointAt(at) ?? 0);
    if (!isPlainLetter(code)) return at;
    if (code > 0xffff) at++;
  }
}
