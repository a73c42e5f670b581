import type { Vocabulary } from './vocabulary.ts';
import { withRoom } from './withRoom.ts';

const UNKNOWN = -1;

/** Which terms the word forms are that somebody else numbers. A form is made a term once an article has it. */
export class FormTerms {
  private readonly forms: string[] = [];
  private readonly numbers: boolean[] = [];
  private terms = new Int32Array(1024);
  /** By language: per form its term, or `UNKNOWN` so far. */
  private readonly byLanguage = new Map<string | undefined, Int32Array<ArrayBuffer>>();

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
    this.terms = withRoom(this.terms, forms.length);
    const terms = this.terms.subarray(0, forms.length);
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] ?? 0;
      let term = known[form] ?? UNKNOWN;
      if (term === UNKNOWN) {
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
    const known = withRoom(this.byLanguage.get(language) ?? new Int32Array(0), this.forms.length, UNKNOWN);
    this.byLanguage.set(language, known);
    return known;
  }
}
