import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/core/language/detect.ts';

describe('detecting the language of a text', () => {
  const cases: [string, string][] = [
    ['en', 'The light in the harbour will be closed until the summer, the warden said on Sunday.'],
    [
      'de',
      'Der Leuchtturm im Hafen bleibt nach dem Sturm bis zum Sommer geschlossen, sagte die Leiterin am Sonntag.',
    ],
    [
      'fr',
      'Le phare du port restera fermé jusqu’à l’été, a déclaré dimanche la gardienne, qui est dans la ville.',
    ],
    ['es', 'El faro del puerto seguirá cerrado hasta el verano, dijo el domingo la directora de las obras.'],
    [
      'it',
      'Il faro del porto resta chiuso fino all’estate, ha detto domenica la direttrice dei lavori, che non è in città.',
    ],
    [
      'pt',
      'O farol do porto fica fechado até ao verão, disse no domingo a diretora, que não está na cidade com os outros.',
    ],
    [
      'nl',
      'De vuurtoren in de haven blijft tot de zomer dicht, zei de directeur op zondag, maar het licht werkt nog niet.',
    ],
    ['ru', 'Маяк в порту останется закрытым до лета, заявила в воскресенье его директор, которая была там.'],
    ['uk', 'Маяк у порту залишиться закритим до літа, заявила в неділю його директорка.'],
    ['ar', 'قال المدير إن المنارة ستبقى مغلقة حتى الصيف.'],
    ['he', 'המגדלור יישאר סגור עד הקיץ, אמר המנהל.'],
    ['zh', '港口的灯塔将关闭到夏天。'],
    ['ja', '港の灯台は夏まで閉鎖されると所長は述べた。'],
    ['ko', '등대는 여름까지 닫힌다고 소장은 말했다.'],
    ['el', 'Ο φάρος θα μείνει κλειστός μέχρι το καλοκαίρι.'],
  ];
  for (const [language, text] of cases)
    it(`knows ${language}`, () => assert.equal(detectLanguage(text), language));

  it('says nothing where it is not sure', () => {
    for (const text of ['', '12345 67', 'Oslo Bergen Paris Berlin Rom London', 'Yes', '!!!'])
      assert.equal(detectLanguage(text), undefined, text);
  });
});
