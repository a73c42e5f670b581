import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { relate } from '../../../src/core/matching/relation.ts';

/** Per language: a statement, the same otherwise, its denial, another figure, another day, and who said a quotation. */
const CASES: Readonly<
  Record<
    string,
    {
      readonly says: string;
      readonly again: string;
      readonly denies: string;
      readonly figures: readonly [string, string];
      readonly dates: readonly [string, string];
      readonly vaguer: readonly [string, string];
      readonly article: string;
      readonly speakers: readonly string[];
    }
  >
> = {
  de: {
    says: 'Der Landtag hat das neue Fischereigesetz gebilligt.',
    again: 'Das neue Fischereigesetz wurde vom Landtag gebilligt.',
    denies: 'Der Landtag hat das neue Fischereigesetz nicht gebilligt.',
    figures: ['Bei dem Sturm wurden 14 Menschen verletzt.', 'Bei dem Sturm wurden 22 Menschen verletzt.'],
    dates: ['Die Fähre fährt ab dem 3. März wieder.', 'Die Fähre fährt ab dem 9. März wieder.'],
    vaguer: ['Mehr als 40 Boote sanken im Hafen.', 'Im Hafen sanken 46 Boote.'],
    article:
      '„Wir haben lange gewartet“, sagte Bürgermeisterin Anke Vogt am Montag.\n\n' +
      '„Jetzt wird gebaut“, fügte sie hinzu. Der Ingenieur Lars Brandt erklärte: „Es bleibt schwierig.“',
    speakers: ['Anke Vogt', 'Anke Vogt', 'Lars Brandt'],
  },
  fr: {
    says: 'Le conseil a approuvé la nouvelle loi sur la pêche.',
    again: 'La nouvelle loi sur la pêche a été approuvée par le conseil.',
    denies: "Le conseil n'a pas approuvé la nouvelle loi sur la pêche.",
    figures: ['La tempête a fait 14 blessés dans le port.', 'La tempête a fait 22 blessés dans le port.'],
    dates: ['Le bac reprend son service le 3 mars.', 'Le bac reprend son service le 9 mars.'],
    vaguer: ['Plus de 40 bateaux ont coulé dans le port.', 'Dans le port, 46 bateaux ont coulé.'],
    article:
      '« Nous avons attendu longtemps », a déclaré la maire Claire Monnet lundi.\n\n' +
      '« Maintenant, on construit », a-t-elle ajouté. Selon Paul Girard, « rien n’est fini ».',
    speakers: ['Claire Monnet', 'Claire Monnet', 'Paul Girard'],
  },
  es: {
    says: 'El consejo aprobó la nueva ley de pesca.',
    again: 'La nueva ley de pesca fue aprobada por el consejo.',
    denies: 'El consejo no aprobó la nueva ley de pesca.',
    figures: ['La tormenta dejó 14 heridos en el puerto.', 'La tormenta dejó 22 heridos en el puerto.'],
    dates: ['El transbordador vuelve el 3 de marzo.', 'El transbordador vuelve el 9 de marzo.'],
    vaguer: ['Más de 40 barcos se hundieron en el puerto.', 'En el puerto se hundieron 46 barcos.'],
    article:
      '«Hemos esperado mucho», dijo la alcaldesa Marta Olmedo el lunes.\n\n' +
      '«Ahora se construye», añadió. Según Pablo Reyes, «nada ha terminado».',
    speakers: ['Marta Olmedo', 'Marta Olmedo', 'Pablo Reyes'],
  },
  ru: {
    says: 'Совет одобрил новый закон о рыболовстве.',
    again: 'Новый закон о рыболовстве одобрил совет.',
    denies: 'Совет не одобрил новый закон о рыболовстве.',
    figures: ['Во время шторма пострадали 14 человек.', 'Во время шторма пострадали 22 человека.'],
    dates: ['Паром снова ходит с 3 марта.', 'Паром снова ходит с 9 марта.'],
    vaguer: ['Более 40 лодок затонули в порту.', 'В порту затонули 46 лодок.'],
    article:
      '«Мы долго ждали», — сказала мэр Анна Орлова в понедельник.\n\n' +
      '«Теперь строим», — добавила она. По словам Петра Сорокина, «ничего не кончено».',
    speakers: ['Анна Орлова', 'Анна Орлова', 'Петра Сорокина'],
  },
};

describe('relations in German, French, Spanish and Russian', () => {
  for (const [language, texts] of Object.entries(CASES)) {
    const between = (a: string, b: string): string =>
      relate({ text: a, language }, { text: b, language }).relation;
    it(`takes the same in other words for the same: ${language}`, () =>
      assert.equal(between(texts.says, texts.again), 'same'));
    it(`hears a denial, from either side: ${language}`, () => {
      assert.equal(between(texts.says, texts.denies), 'contradicts');
      assert.equal(between(texts.denies, texts.again), 'contradicts');
    });
    it(`names the figure and the day that differ: ${language}`, () => {
      for (const [kind, [a, b]] of [
        ['number', texts.figures],
        ['date', texts.dates],
      ] as const) {
        const { relation, differences } = relate({ text: a, language }, { text: b, language });
        assert.equal(relation, 'differs');
        assert.deepEqual(
          differences.map((difference) => difference.kind),
          [kind],
        );
      }
    });
    it(`takes a vaguer figure for the same: ${language}`, () =>
      assert.equal(between(...texts.vaguer), 'same'));
    it(`knows who is quoted: ${language}`, () =>
      assert.deepEqual(
        readArticle(texts.article, { name: `a.${language}.txt` }).quotes.map(({ speaker }) => speaker?.name),
        texts.speakers,
      ));
  }
});

describe('relations in any script', () => {
  it('are found without failing, and every span stands where it says', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom(undefined, 'en', 'de', 'ar', 'zh', 'th', 'xx'),
        (a, b, language) => {
          const tag = language === undefined ? {} : { language };
          for (const { from, to, fromRange, toRange } of relate({ text: a, ...tag }, { text: b, ...tag })
            .differences) {
            assert.equal(a.slice(fromRange.start, fromRange.end), from);
            assert.equal(b.slice(toRange.start, toRange.end), to);
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    ));
  it('say nothing of a language nobody knows but that the words are the same', () => {
    assert.equal(relate({ text: '旧大桥将关闭。' }, { text: '旧大桥将不关闭。' }).relation, 'same');
    assert.equal(relate({ text: 'الجسر مغلق' }, { text: 'الجسر مغلق' }).relation, 'same');
  });
});
