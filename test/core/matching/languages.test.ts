import assert from 'node:assert/strict';
import { stemmer } from '@orama/stemmers/english';
import * as fc from 'fast-check';
import { corpusOf } from './articles.ts';
import { stemEnglish } from '../../../src/core/matching/language.ts';
import { tokenise } from '../../../src/core/matching/tokens.ts';

/** Per language: a passage, the same in other words, and what else the other articles say. */
const CASES: Readonly<Record<string, { query: string; same: string; others: readonly string[] }>> = {
  de: {
    query: 'Die Bürgermeisterin kündigte den Bau einer neuen Brücke über die Elbe an.',
    same: 'Über die Elbe soll eine weitere Brücke gebaut werden, wie Bürgermeisterin Vogt ankündigte.',
    others: [
      'Im Stadtpark blühen die Kirschbäume früher als sonst.',
      'Die Bürgermeisterin besuchte den Tierpark.',
    ],
  },
  fr: {
    query: 'Le ministre a annoncé la fermeture de deux hôpitaux dans la région.',
    same: 'Deux hôpitaux de la région vont fermer, selon une annonce du ministre.',
    others: ['Le tournoi de pétanque a réuni cent joueurs.', 'Le ministre a inauguré une école.'],
  },
  es: {
    query: 'El incendio destruyó trescientas hectáreas de bosque cerca de Valdehoz.',
    same: 'Cerca de Valdehoz se quemaron trescientas hectáreas de bosques en un incendio.',
    others: [
      'La orquesta tocará el domingo en la plaza.',
      'Los bosques de la sierra atraen a muchos turistas.',
    ],
  },
  ru: {
    query: 'Мэр города объявил о закрытии старого моста на ремонт.',
    same: 'Старый мост закроют для ремонта, сообщил мэр.',
    others: ['На рынке подорожали яблоки.', 'Мэр поздравил школьников с праздником.'],
  },
  ar: {
    query: 'أعلن رئيس البلدية إغلاق الجسر القديم للصيانة.',
    same: 'سيتم إغلاق الجسر القديم من أجل الصيانة بحسب رئيس البلدية.',
    others: ['ارتفعت أسعار التفاح في السوق.', 'زار الوزير مدرسة جديدة.'],
  },
  zh: {
    query: '市长宣布旧大桥将关闭维修三个月。',
    same: '旧大桥要维修三个月，市长说届时将关闭。',
    others: ['市场上的苹果涨价了。', '学校将在九月开学。'],
  },
  th: {
    query: 'นายกเทศมนตรีประกาศปิดสะพานเก่าเพื่อซ่อมแซม',
    same: 'สะพานเก่าจะปิดเพื่อซ่อมแซมตามที่นายกเทศมนตรีประกาศ',
    others: ['ราคาแอปเปิลในตลาดสูงขึ้น', 'โรงเรียนใหม่เปิดในเดือนหน้า'],
  },
};

describe('matching in many languages', () => {
  for (const [language, { query, same, others }] of Object.entries(CASES))
    it(`finds the same claim among other sentences: ${language}`, async () => {
      const { ask } = corpusOf({ own: [query], theirs: [others[0] ?? '', same, others[1] ?? ''] }, language);
      assert.equal((await ask('own', query))[0]?.text.slice(0, 8), same.slice(0, 8));
    });
  it('copes with a language it does not know', async () => {
    const { ask } = corpusOf({ a: ['Qapla batlh je, Zorvath mulgan.'], b: ['Zorvath mulgan, qapla!'] }, 'xx');
    assert.equal((await ask('a', 'Qapla batlh je, Zorvath mulgan.')).length, 1);
  });
});

describe('words of a text', () => {
  const forms = (text: string): string[] => tokenise(text).map(({ form }) => form);
  it('keeps abbreviations, figures and acronyms apart from words', () => {
    assert.deepEqual(forms('The U.S. gave us 6,000.5 tons; IT said so.'), [
      'the',
      'US',
      'gave',
      'us',
      '6000.5',
      'tons',
      'IT',
      'said',
      'so',
    ]);
  });
  it('drops possessives and elisions, curly or straight', () => {
    assert.deepEqual(forms("Putin’s offer, l'accord"), ['putin', 'offer', 'accord']);
  });
  it('takes pairs of characters where a script does not separate words', () => {
    assert.deepEqual(forms('大桥关'), ['大桥', '桥关']);
  });
  it('reads a headline in capitals as words', () => {
    assert.deepEqual(forms('MAYOR TELLS US ALL'), ['mayor', 'tells', 'us', 'all']);
  });
  it('places every token where it stands', () => {
    const text = 'Élan vital – “déjà vu”, 𝔘𝔫𝔦 3½';
    for (const { start, end } of tokenise(text))
      assert.equal(text.slice(start, end).trim(), text.slice(start, end));
  });
});

describe('stems of English words', () => {
  /** All that the stemmer's rules look for at the end of a word. */
  const ENDS =
    `ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti
    biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ou ism ate iti ous
    ive ize sion tion s ss ies sses eed ed ing y e ll`.split(/\s+/);
  it('are those of the stemmer, whether or not it is asked', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('aeioubcdlnrstyzé1’')), maxLength: 6 });
    const word = fc
      .tuple(letters, fc.constantFrom('', ...ENDS), fc.constantFrom('', '', ...ENDS))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, (one) => assert.equal(stemEnglish(one), stemmer(one))),
      { numRuns: 20_000, seed: 5 },
    );
    for (const end of ENDS) assert.equal(stemEnglish(`wander${end}`), stemmer(`wander${end}`));
    assert.equal(stemEnglish('wanderings'), 'wander');
  });
});
