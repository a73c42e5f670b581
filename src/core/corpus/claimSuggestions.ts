import { BestSuggestions } from './bestSuggestions.ts';
import type { Claim } from './claims.ts';
import type { CrossReferences } from './crossReferences.ts';
import type { Suggestion } from './suggestions.ts';

/** How many matches of each appearance are looked at. */
const LIMIT = 30;
/** From so many appearances on, others find little that these do not. */
const ASKED = 12;

/** The passages of other articles that may carry a claim, nobody judged yet: best first. */
export async function claimSuggestions(
  claim: Claim,
  references: Pick<CrossReferences, 'matches'>,
): Promise<readonly Suggestion[]> {
  const best = new BestSuggestions();
  const placed = claim.appearances.filter(({ anchoring }) => anchoring.range).slice(0, ASKED);
  for (const { article, anchoring } of placed) {
    if (!anchoring.range) continue;
    const passage = { article, range: anchoring.range, claim: claim.key };
    for (const reference of await references.matches(passage, LIMIT))
      if (reference.status === 'suggested') best.add({ passage, reference });
  }
  return best.all();
}
