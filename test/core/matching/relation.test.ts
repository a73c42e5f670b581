import assert from 'node:assert/strict';
import { relate, type PassageInContext } from '../../../src/core/matching/relation.ts';

const kinds = (a: PassageInContext, b: PassageInContext): string => {
  const { relation, differences } = relate(a, b);
  return [relation, ...differences.map(({ kind, from, to }) => `${kind}: ${from} | ${to}`)].join('; ');
};
const between = (a: string, b: string, language = 'en'): string =>
  kinds({ text: a, language }, { text: b, language });

describe('relate', () => {
  for (const [a, b] of [
    ['The blasts killed two people.', 'Four people were killed in the blasts.'],
    ['Shares of Orvik Oil rose on the stock exchange.', 'Shares of Orvik Oil fell on the stock exchange.'],
    ['Prosecutors will seek a fine.', 'Prosecutors will not seek a fine.'],
    ['The findings appeared in Orvik on Monday.', 'The findings appeared in Orvik on Tuesday.'],
    ['Two women died in the Orvik fire.', 'Three women died in the Hallam fire.'],
    [
      'A girl in need of a wheelchair receives 1 euro each time her photo is shown in the Hallam Post.',
      'A badly burned boy will receive 3 euros for his care each time his photo is shown in the Hallam Post.',
    ],
  ] as const)
    it(`finds no disagreement in "${a}" and "${b}" where nothing says they are of one thing`, () => {
      const [one, other] = [
        { text: a, language: 'en' },
        { text: b, language: 'en' },
      ];
      assert.equal(relate(one, other, 'unknown').relation, 'same');
    });

  it('finds the disagreement where the words themselves show what they are of', () => {
    const one = { text: 'The Orvik fire killed two women.', language: 'en' };
    const other = { text: 'Three women were killed in the Orvik fire.', language: 'en' };
    assert.equal(relate(one, other, 'unknown').relation, 'differs');
  });

  for (const [a, b, language] of [
    ['Brandt, who directed the film, is in talks.', 'Brandt is expected to direct the film.', 'en'],
    ['The cables in the bay were damaged.', 'The net failed due to damage of cables in the bay.', 'en'],
    ['Holm hosted the gala in Orvik.', 'Holm will host the gala in Orvik again.', 'en'],
    ['Le pont sera fermé en juin.', 'Le pont restera fermé en juin.', 'fr'],
  ] as const)
    it(`takes neither of "${a}" and "${b}" for a forecast of the other`, () =>
      assert.equal(between(a, b, language), 'same'));

  for (const [a, b, language] of [
    ['Un tiers des patients ont pris le vaccin.', "Les patients n'ont pas pris le vaccin avant mai.", 'fr'],
    ['Le navire sombre dans la baie.', 'Avant que le navire ne sombre, il était dans la baie.', 'fr'],
    [
      'Les malades ont constitué 2 % des entrées.',
      "Les malades n'ont pas constitué moins de 2 % des entrées.",
      'fr',
    ],
    ['Holm has not a shadow of a doubt about the list.', 'Holm has doubts about nothing but the list.', 'en'],
  ] as const)
    it(`finds no contradiction in "${a}" and "${b}"`, () =>
      assert.notEqual(between(a, b, language).split(';')[0], 'contradicts'));

  for (const [a, b, expected] of [
    ['The toll rose to eleven.', 'Twelve people died when the ferry sank.', 'differs'],
    ['He is not under arrest.', 'The captain was arrested on Sunday.', 'contradicts'],
    ['The crew says the ferry was overloaded.', 'It was not.', 'contradicts'],
    ['Both warnings were acknowledged.', 'Only the first was acknowledged.', 'contradicts'],
    [
      '287 adults boarded and the crew numbered fourteen. That makes 301.',
      'It had 318 people on board.',
      'differs',
    ],
    ['At least nine people died.', 'Twelve people died when the ferry sank.', 'same'],
    ['The songs cost 9.99 euros.', 'The firm offers songs for 9.95 euros.', 'differs'],
    ['Orvik Oil fell to 4.20 euros a share at noon.', 'Orvik Oil closed at 4.60 euros a share.', 'same'],
    ['Holm ran 364 yards for Orvik.', 'Lund ran 409 yards for Hallam.', 'same'],
    ['Nils Holm, 20 was held for the theft of goats.', 'A thief of 12 goats was held.', 'same'],
    [
      'The price of oats rose 30 per cent in Orvik over the past 15 months.',
      'The price of oats rose 10 per cent in Orvik over the past six weeks.',
      'same',
    ],
    [
      'About 40 per cent of farmers in Orvik own two goats and a well.',
      'About 60 per cent of fishers in Orvik own two goats and a well.',
      'same',
    ],
    [
      'In case the firm does not turn in the list before the end of May, it is likely to be fined.',
      'If the firm did not turn in the list before the end of May, it was likely to be fined.',
      'same',
    ],
    [
      'By the census, the young people of Orvik were put at 36 per cent.',
      'By the census, the young people rose by 10 per cent.',
      'same',
    ],
    ['304 of them were passengers.', '318 people were on board.', 'same'],
  ] as const)
    it(`takes "${a}" and "${b}", given one claim, for ${expected}`, () => {
      const found = relate({ text: a, language: 'en' }, { text: b, language: 'en' }, 'claim');
      assert.equal(found.relation, expected);
      assert.equal(found.differences.length > 0, expected !== 'same');
    });

  it('lets two people say opposite things of themselves', () => {
    const one = { text: '"I want the votes of the farmers in Orvik."', language: 'en', speaker: 'Holm' };
    const other = { text: '"I don\'t want the votes of the farmers in Orvik."', language: 'en' };
    assert.equal(relate(one, { ...other, speaker: 'Lund' }, 'event').relation, 'same');
    assert.equal(relate(one, { ...other, speaker: 'Anna Holm' }, 'event').relation, 'contradicts');
  });

  it('calls the same words the same', () =>
    assert.equal(between('The well is dry.', 'The  well is dry.'), 'same'));

  for (const [a, b, expected] of [
    ['The goats ate 12 sacks of oats.', 'The goats ate 15 sacks of oats.', 'differs; number: 12 | 15'],
    ['The museum opened on Saturday.', 'The museum opened on Sunday.', 'differs; date: Saturday | Sunday'],
    ['The tunnel is 10 miles long.', 'The tunnel is 10 km long.', 'differs; unit: 10 miles | 10 km'],
    [
      'The mayor met Anna Holm in the harbour.',
      'The mayor met Peter Lund in the harbour.',
      'differs; name: Anna Holm | Peter Lund',
    ],
  ] as const)
    it(`names the slot in which "${b}" differs`, () => assert.equal(between(a, b), expected));

  for (const [a, b] of [
    ['About 1,200 people marched in the harbour.', 'A crowd of 1,187 people marched in the harbour.'],
    ['At least nine people died when the ferry sank.', 'Twelve people died when the ferry sank.'],
    ['Twelve people died and 20 were injured.', 'Twenty people were injured and twelve died.'],
    ['The museum opened in May.', 'The museum opened on 7 May.'],
    ['Two women and a man died in the harbour fire.', 'Three people died in the harbour fire.'],
    ['The Gulls won 31-24 in the harbour.', 'The Gulls won in the harbour.'],
    [
      'Police questioned the captain, 51, in the harbour.',
      'Police questioned the captain in the harbour for 20 hours.',
    ],
    ['The ferry carried 40 goats each day.', 'The ferry carried 60 goats together.'],
    ['The farmers of Orvik had 40 wells a year earlier.', 'The farmers of Orvik had 60 wells.'],
    ['The top 40 farms in Orvik grow oats.', 'The top 60 farms in Orvik grow oats.'],
    ['The kiosk sells maps of 5 and 8 euros in Orvik.', 'The kiosk sells maps of 6 euros in Orvik.'],
    [
      'The council met at the Wednesday hearing in Orvik.',
      'The council met at a hearing in Orvik on Monday.',
    ],
    [
      'The mayor thanked the farmers, its chief, Anna Holm, said.',
      'The mayor thanked the farmers, its chief, Peter Lund, said.',
    ],
    ['Harbour shares rose 12 cents to 4 euros.', 'Harbour shares rose 15 cents to 4 euros.'],
    ['The clinic reported 55 new cases of fever.', 'The clinic reported 65 new cases of fever.'],
    ['The kiosk sold 64 maps as of Monday.', 'The kiosk sold 65 maps as of Tuesday.'],
    ['Nine traffic deaths were blamed on the gale.', 'At least 36 deaths were blamed on the gale.'],
    ['The fever has killed 343 people nationwide.', 'The fever has killed 790 people worldwide.'],
    ['Milk prices rose by 3 per cent in May.', 'Milk prices fell by 2 per cent in May.'],
    [
      'A photograph shows a 28-foot whale caught in Orvik.',
      'A photograph shows a 15-foot shark caught in Orvik.',
    ],
    ['The list of the 2003 awards names the painter.', 'The list of the 2006 awards names the painter.'],
    ['Marta Oliveira first hosted the gala in 2027.', 'Marta Oliveira is to host the gala in 2034.'],
    ['The fever killed 296 people in Orvik.', 'The fever has killed 800 people in Orvik since it broke out.'],
    ['Brant was the head of the clinic until May.', 'Brant is no longer the head of the clinic.'],
    ['The firm abandoned plans to close the mill.', 'The firm will not close the mill.'],
    ['The mayor met both unions on Monday.', 'The mayor met the other two unions on Monday.'],
    ['Even after he turned 94 Brandt worked on maps.', 'Even into his 90s Brandt worked on maps.'],
    ['A boy of 4, aged 4, drowned in the pond.', 'A girl aged 11 drowned in the pond at night.'],
    [
      'The envoys leave on Wednesday and arrive in Orvik on Friday.',
      'The envoys arrive in Orvik on Friday and leave on Sunday.',
    ],
    ['The U.S. troops will not leave the valley.', 'American troops will not leave the valley.'],
    ['The chart was printed by the Defense Department.', 'The chart was printed by the Pentagon.'],
    ['Anna Holm endorsed the treaty.', 'Peter Lund endorsed the treaty.'],
    ['Actor Nils Brandt died in a crash in May 2031.', 'Singer Marta Oliveira died in a crash in June 2033.'],
    ['The report covers 2030, 2031 and 2032.', 'The report covers 2032, 2031 and 2030.'],
    ['The mayor said on Monday that the well is dry.', 'The mayor said on Tuesday that the well is dry.'],
  ] as const)
    it(`takes "${a}" and "${b}" for the same`, () => assert.equal(between(a, b), 'same'));

  for (const [a, b, language] of [
    ['The council did not approve the new bridge.', 'The council approved the new bridge.', 'en'],
    ['The council refused to sell the old bridge.', 'The council sold the old bridge.', 'en'],
    ['The museum refused to lend the crown to Orvik.', 'The museum lent the crown to Orvik.', 'en'],
    ['It is not true that the council sold the old bridge.', 'The council sold the old bridge.', 'en'],
    [
      'None of the old bridges was sold by the council.',
      'Most of the old bridges were sold by the council.',
      'en',
    ],
    ['The mayor denied that the bridge was unsafe.', 'The bridge was unsafe.', 'en'],
    ['Bread prices rose in the harbour district.', 'Bread prices fell in the harbour district.', 'en'],
    ['Nobody was hurt when the bridge collapsed.', 'Two were hurt when the bridge collapsed.', 'en'],
    ['Der Rat hat die neue Brücke nicht genehmigt.', 'Der Rat hat die neue Brücke genehmigt.', 'de'],
    ["Le conseil n'a pas approuvé le nouveau pont.", 'Le conseil a approuvé le nouveau pont.', 'fr'],
    ['El consejo no aprobó el nuevo puente.', 'El consejo aprobó el nuevo puente.', 'es'],
    ['Совет не одобрил новый мост.', 'Совет одобрил новый мост.', 'ru'],
  ] as const)
    it(`finds that "${a}" contradicts "${b}"`, () => {
      const found = relate({ text: a, language }, { text: b, language });
      assert.equal(found.relation, 'contradicts');
      for (const { from, to, fromRange, toRange } of found.differences) {
        assert.equal(a.slice(fromRange.start, fromRange.end), from);
        assert.equal(b.slice(toRange.start, toRange.end), to);
        assert.notEqual(from, '');
        assert.notEqual(to, '');
      }
    });

  for (const [a, b] of [
    ['The council did not approve the bridge.', 'The council refused to approve the bridge.'],
    ['The council rejected the bridge.', 'The council did not accept the bridge.'],
    ['Not only the mayor approved the bridge.', 'The mayor approved the bridge.'],
    ['The man denied arson in the harbour.', 'The man was charged with arson in the harbour.'],
    ['The Reds beat the Blues: the Blues lost the derby.', 'The Reds won the derby.'],
    ['Despite reports that he would not return, the mayor is back.', 'The mayor will return.'],
    ['The mayor pulled out of talks on the bridge.', 'The mayor is back in talks on the bridge.'],
    ['The mayor refused to hand over the maps.', 'Handing over the maps would harm the mayor.'],
    [
      'The mayor signed an order that bars strangers from selling bread.',
      'The mayor signed an order permitting people to hunt goats.',
    ],
    ['A film shows the ferry shot down by a missile.', 'A film shows the ferry missing.'],
    ['The mayor would not have signed if he had read it.', 'The mayor signed it.'],
    ['The do-not-call list was opened to the public.', 'The list of calls was opened to the public.'],
    ["Le maire n'a pas seulement vendu le parc.", 'Le maire a vendu le parc.'],
    ['The mayor will not open the bridge.', 'The opener of the harbour bridge met the mayor.'],
    ['They found no blood on the bridge.', 'No one has found blood on the bridge.'],
    [
      'The cutter prevented thieves from boarding the ferry.',
      'Thieves boarded a ferry, the coastguard said.',
    ],
    [
      'Only the mayor saw a risk in the bridge.',
      'Except for the mayor they did not see a risk in the bridge.',
    ],
    ["We don't know all, but what we know of the bridge is grave.", 'What we know of the bridge is grave.'],
    ['Had the council not sold the bridge, the town would be poor.', 'The council sold the bridge.'],
  ] as const)
    it(`hears no contradiction between "${a}" and "${b}"`, () =>
      assert.notEqual(relate({ text: a }, { text: b }).relation, 'contradicts'));

  it('knows one utterance in two translations', () => {
    const speaker = 'Anna Holm';
    const a = { text: 'I will not speak of guilt tonight', isQuote: true, speaker };
    const b = { text: 'I do not want to speak of guilt this evening', isQuote: true, speaker: 'Holm' };
    assert.equal(relate(a, b).relation, 'same-quote');
    assert.equal(relate(a, { ...b, speaker: 'Peter Lund' }).relation, 'same');
  });

  it('tells a forecast from its outcome', () => {
    const forecast = { text: 'The wreck will be raised by the salvage crew.', published: '2031-06-08' };
    const outcome = { text: 'The wreck was raised by the salvage crew.', published: '2031-07-02' };
    assert.equal(relate(outcome, forecast).relation, 'earlier');
    assert.equal(relate(forecast, outcome).relation, 'later');
  });

  it('takes the same event of another year for an earlier one', () => {
    const a = { text: 'The fair opened on Sunday with a parade.', published: '2031-05-07' };
    const b = { text: 'The fair opened on Sunday with a parade.', published: '2029-05-09' };
    assert.equal(relate(a, b).relation, 'earlier');
    assert.equal(relate(b, a).relation, 'later');
  });
});
