import assert from 'node:assert/strict';
import { fingerprintOf, independenceOf } from '../../../src/core/matching/independence.ts';
import { articleOf } from './articles.ts';

const WIRE = [
  'The cable car between Hohenau and the Silberjoch stopped in high winds on Thursday afternoon with sixty people inside.',
  'Rescuers lowered the passengers one after another from a height of up to forty metres, which took until nightfall.',
  'A spokeswoman for the operator said the emergency brake had worked as intended and nobody had been in danger.',
  'The line, which opened in 1968 and was modernised six years ago, will stay closed until the technical inspectors have examined it.',
  'Three people were treated for cold, among them a boy of seven who had been on a school trip.',
  'Last winter the lift had to be evacuated twice, the regional broadcaster recalled.',
];
const OWN = [
  'Sixty skiers spent hours hanging above the Silberjoch slopes on Thursday after a storm brought the Hohenau lift to a halt.',
  'One by one they were let down on ropes; the last reached the snow after dark.',
  'The company that runs the installation insists that its safety systems did what they should.',
  'Inspectors are to look at the line, built in 1968, before it may carry anybody again.',
  'A seven-year-old on an outing with his class and two adults needed a doctor because of hypothermia.',
];
const print = (sentences: readonly string[], stated = {}) =>
  fingerprintOf(articleOf(sentences, 'en', stated));

describe('independence of texts', () => {
  it('takes a cut copy for the same text', () => {
    assert.equal(independenceOf(print(WIRE), print(WIRE.slice(0, 3))), false);
    assert.equal(
      independenceOf(print(WIRE.slice(2)), print(['Traffic chaos in the valley.', ...WIRE])),
      false,
    );
  });
  it('takes an edited copy for the same text', () => {
    const edited = WIRE.map((sentence) =>
      sentence
        .replace('Thursday afternoon', 'Thursday')
        .replace('one after another', 'one by one')
        .replace('said', 'told this paper')
        .replace('examined', 'checked')
        .replace('Three people', 'Three passengers'),
    );
    assert.equal(independenceOf(print(WIRE), print(edited)), false);
  });
  it('takes two reports of one event for independent', () => {
    assert.equal(independenceOf(print(WIRE), print(OWN)), true);
  });
  it('does not merge two briefs over one phrase of a statement', () =>
    assert.notEqual(
      independenceOf(
        print([
          'Sixty people were lowered from a cable car after the emergency brake had stopped it as intended in high winds on Thursday.',
        ]),
        print([
          'Rescuers worked until dark since the emergency brake had stopped it as intended in high winds, with skiers stuck above the Silberjoch.',
        ]),
      ),
      false,
    ));
  it('does not count what both quote', () => {
    const quote =
      '“We have rehearsed this a hundred times and every one of our people knew exactly what to do when the wind came up over the ridge that afternoon,” said Karl Moser.';
    assert.equal(independenceOf(print([...WIRE, quote]), print([...OWN, quote])), true);
  });
  it('says nothing of a text too short to tell, unless both credit one agency', () => {
    const brief = ['Lift stopped in high winds.'];
    assert.equal(independenceOf(print(WIRE), print(brief)), undefined);
    assert.equal(independenceOf(print(WIRE, { agency: ['DPA'] }), print(brief, { agency: ['dpa'] })), false);
  });
  it('does not call reports independent that credit the same agency', () => {
    assert.equal(
      independenceOf(print(WIRE, { agency: ['dpa'] }), print(OWN, { agency: ['dpa'] })),
      undefined,
    );
  });
});
