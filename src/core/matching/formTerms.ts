import type { Vocabulary } from './vocabulary.ts';

/** Which terms the word forms are that somebody else numbers. A form is made a term once an article has it. */
export class FormTerms {
  private readonly forms: string[] = [];
  private readonly numbers: boolean[] = [];
  private terms = new Int32Array(1024);
  /** By language: per form its term, or -1 where it is not known yet. */
  private readonly byLanguage = new Map<string | undefined, Int32Array>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Forms that follow those known so far. */
  add(forms: readonly string[], areNumbers: Uint8Array): void {
    for (const [at, form] of forms.entries()) {
      this.forms.push(form);
      this.numbers.push(areNumbers[at] === 1);
    }
  }

  /** Per form of an article its term; to be used before somebody asks again. */
  termsOf(forms: Int32Array, language: string | undefined): Int32Array {
    const known = this.knownIn(language);
    if (forms.length > this.terms.length) this.terms = new Int32Array(2 * forms.length);
    const terms = this.terms.subarray(0, forms.length);
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] ?? 0;
      let term = known[form] ?? -1;
      if (term < 0) {
        term = this.vocabulary.idOf(
          { form: this.forms[form] ?? '', number: this.numbers[form] ?? false },
          language,
        );
        known[form] = term;
      }
      terms[at] = term;
    }
    return terms;
  }

  private knownIn(language: string | undefined): Int32Array {
    const known = this.byLanguage.get(language);
    if (known !== undefined && known.length >= this.forms.length) return known;
    const grown = new Int32Array(Math.max(1024, 2 * this.forms.length)).fill(-1);
    if (known !== undefined) grown.set(known);
    this.byLanguage.set(language, grown);
    return grown;
  }
}
