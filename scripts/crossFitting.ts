import { FEATURE_NAMES } from '../src/core/matching/candidateFeatures.ts';
import { rawScore } from '../src/core/matching/scorer.ts';
import { boost, type BoostingOptions, type Table } from './boosting.ts';
import { RISING, type Pair } from './trainingRows.ts';

export const OPTIONS: BoostingOptions = {
  trees: 120,
  depth: 4,
  rate: 0.1,
  leaf: 20,
  ridge: 5,
  rising: RISING,
};
const FOLDS = 3;
/** What a pair of one event but not of one claim counts as: better than nothing, worse than the claim. */
const SAME_EVENT = 0.3;
/** What a clause asked about counts against a whole sentence: its labels are only inferred. */
const FRAGMENT = 0.5;

/** Raw scores of pairs by models that have not seen their topics. */
export function crossFitted(pairs: readonly Pair[], used: readonly boolean[]): Float64Array {
  const raw = new Float64Array(pairs.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = pairs.filter(({ topic }) => topic % FOLDS !== fold);
    const model = boost(trainingTable(others, used), OPTIONS);
    pairs.forEach(({ topic, features }, index) => {
      if (topic % FOLDS === fold) raw[index] = rawScore(model, features);
    });
    console.log(`fold ${fold + 1} of ${FOLDS}`);
  }
  return raw;
}

/** @param used which features are */
export function trainingTable(members: readonly Pair[], used: readonly boolean[]): Table {
  const width = FEATURE_NAMES.length;
  const values = new Float64Array(members.length * width);
  members.forEach(({ features }, index) =>
    values.set(
      features.map((value, feature) => (used[feature] === true ? value : 0)),
      index * width,
    ),
  );
  return {
    rows: members.length,
    width,
    values,
    labels: Float64Array.from(members, ({ sameClaim, sameEvent }) =>
      sameClaim ? 1 : sameEvent ? SAME_EVENT : 0,
    ),
    weights: Float64Array.from(members, ({ fragment }) => (fragment ? FRAGMENT : 1)),
  };
}
