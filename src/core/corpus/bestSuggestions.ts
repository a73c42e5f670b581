import { overlaps } from '../model/range.ts';
import type { Suggestion } from './suggestions.ts';

/** Several appearances of a claim find the same passage: it is one suggestion, from the appearance nearest to it. */
export class BestSuggestions {
  /** By claim and article. */
  private readonly kept = new Map<string, Suggestion[]>();

  add(suggestion: Suggestion): void {
    const { passage, reference } = suggestion;
    const place = `${passage.claim}\n${reference.article}`;
    const there = this.kept.get(place);
    if (there === undefined) {
      this.kept.set(place, [suggestion]);
      return;
    }
    const at = there.findLastIndex((one) => overlaps(one.reference.range, reference.range));
    const known = there[at];
    if (known === undefined) there.push(suggestion);
    else if (known.reference.certainty < reference.certainty) there[at] = suggestion;
  }

  /** Best first. */
  all(): Suggestion[] {
    return Array.from(this.kept.values())
      .flat()
      .sort((a, b) => b.reference.certainty - a.reference.certainty);
  }
}
