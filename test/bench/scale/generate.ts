/**
 * A corpus of invented news of any size, the same for the same seed: events that several outlets report in their own
 * words, with names, dates and figures; reprints of one text; variants in which a detail differs; and around it words as
 * frequent as Zipf's law has them. Articles are about 850 characters long.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capitalised, Draw, Lexicon, person, properName, type Person } from './words.ts';

export interface GeneratedArticle {
  /** Path within the corpus. */
  readonly path: string;
  readonly text: string;
  /** The sentences that report something other articles report too, and what: the same number, the same claim. */
  readonly claims: readonly { readonly claim: number; readonly sentence: string }[];
}

interface Fact {
  readonly claim: number;
  readonly about: string;
  readonly figure: number;
  readonly unit: string;
}

interface Event {
  readonly persons: readonly Person[];
  readonly place: string;
  readonly body: string;
  /** Days after 1 January 2031. */
  readonly day: number;
  readonly facts: readonly Fact[];
}

/** What one text says, without what an outlet puts around it. */
interface Story {
  readonly event: Event;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly claims: GeneratedArticle['claims'];
}

const VOCABULARY = 40_000;
const FACTS = 5;
/** Characters; an outlet adds a headline, a dateline and a credit. */
const STORY_LENGTH = 560;
const FILES_A_FOLDER = 500;
const REPRINTS = 0.12;
const VARIANTS = 0.15;
const ROLES = 'mayor minister spokesman director judge warden governor president'.split(' ');
const UNITS = 'people houses million days kilometres tonnes metres'.split(' ');
const VERBS = 'said told announced confirmed added'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const dateOf = (day: number): Date => new Date(Date.UTC(2031, 0, 1 + day));
const weekday = (day: number): string => WEEKDAYS[(dateOf(day).getUTCDay() + 6) % 7] ?? 'Monday';
const longDate = (day: number): string =>
  `${dateOf(day).getUTCDate()} ${MONTHS[dateOf(day).getUTCMonth()]} ${dateOf(day).getUTCFullYear()}`;

/** @param count how many articles; those of an event do not stand together */
export function* generateArticles(count: number, seed = 1): Generator<GeneratedArticle> {
  const lexicon = new Lexicon(VOCABULARY);
  const draw = new Draw(seed);
  const outlets = Array.from({ length: 40 }, () => `The ${properName(draw)} Post`);
  const events: Event[] = [];
  const stories: Story[] = [];
  for (let index = 0; index < count; index++) {
    // About four articles an event, and those of large events many more.
    if (events.length === 0 || draw.chance(0.25))
      events.push(makeEvent(lexicon, draw, events.length * FACTS));
    const event = events[events.length - 1 - draw.zipf(Math.min(events.length, 400))] ?? draw.of(events);
    const earlier = draw.chance(REPRINTS) ? stories.findLast((story) => story.event === event) : undefined;
    const story = earlier ?? writeStory(event, lexicon, draw);
    if (earlier === undefined) stories.push(story);
    if (stories.length > 2000) stories.splice(0, 1000);
    yield publish(story, index, draw.of(outlets), earlier !== undefined, lexicon, draw);
  }
}

/** Writes a corpus into a folder and returns what it wrote, without the texts. */
export function writeCorpus(folder: string, count: number, seed = 1): Omit<GeneratedArticle, 'text'>[] {
  const written: Omit<GeneratedArticle, 'text'>[] = [];
  for (const { text, ...article } of generateArticles(count, seed)) {
    if (written.length % FILES_A_FOLDER === 0)
      mkdirSync(join(folder, folderOf(written.length)), { recursive: true });
    writeFileSync(join(folder, article.path), text);
    written.push(article);
  }
  return written;
}

const folderOf = (index: number): string => String(Math.floor(index / FILES_A_FOLDER)).padStart(4, '0');

function makeEvent(lexicon: Lexicon, draw: Draw, firstClaim: number): Event {
  const rare = Array.from({ length: 3 }, () => lexicon.rareWord(draw));
  return {
    persons: Array.from({ length: 3 }, () => person(draw)),
    place: properName(draw),
    body: `${properName(draw)} ${draw.of(['Council', 'Ministry', 'Authority', 'Institute'])}`,
    day: draw.below(365),
    facts: Array.from({ length: FACTS }, (_, index) => ({
      claim: firstClaim + index,
      about: `${draw.of(rare)} ${lexicon.word(draw)} ${lexicon.rareWord(draw)}`,
      figure: 2 + draw.zipf(5000),
      unit: draw.of(UNITS),
    })),
  };
}

function writeStory(event: Event, lexicon: Lexicon, draw: Draw): Story {
  const paragraphs: string[] = [];
  const claims: { claim: number; sentence: string }[] = [];
  let length = 0;
  const facts = event.facts.filter(() => draw.chance(0.6));
  while (length < STORY_LENGTH) {
    const sentences: string[] = [];
    for (let left = 1 + draw.below(3); left > 0; left--) {
      const fact = draw.chance(0.5) ? facts.pop() : undefined;
      const sentence = fact === undefined ? filler(event, lexicon, draw) : report(event, fact, lexicon, draw);
      if (fact !== undefined) claims.push({ claim: fact.claim, sentence });
      sentences.push(sentence);
    }
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  const headline = `${capitalised(lexicon.clause(draw, 4))} in ${event.place} after ${lexicon.word(draw)} of ${draw.of(event.facts).about}`;
  return { event, headline, paragraphs, claims };
}

/** A sentence that carries the event's fact, in one of the ways in which outlets differ. */
function report({ persons, place, body, day }: Event, fact: Fact, lexicon: Lexicon, draw: Draw): string {
  const differs = draw.chance(VARIANTS);
  const figure = differs ? fact.figure + 1 + draw.below(9) : fact.figure;
  const who = draw.of(persons);
  const clause = lexicon.clause(draw, 3 + draw.below(4));
  const { about, unit } = fact;
  switch (draw.below(5)) {
    case 0:
      return `The ${about} reached ${figure} ${unit} in ${place} on ${weekday(day)}, ${who.first} ${who.last} ${draw.of(VERBS)}.`;
    case 1:
      return `“The ${about} ${differs ? 'never' : 'already'} reached ${figure} ${unit}, ${clause},” said ${who.last}, the ${draw.of(ROLES)} of ${place}.`;
    case 2:
      return `According to the ${body}, ${figure} ${unit} were counted in the ${about} on ${longDate(day)} ${clause}.`;
    case 3:
      return `${capitalised(clause)}, the ${draw.of(ROLES)} ${who.first} ${who.last} said that the ${about} ${differs ? 'had not' : 'had'} reached ${figure} ${unit}.`;
    default:
      return `About ${figure} ${unit} of the ${about} were ${lexicon.word(draw)} near ${place} ${clause}.`;
  }
}

/** A sentence of its own: some name the event's people, most say something else in the same small words. */
function filler({ persons, place, body }: Event, lexicon: Lexicon, draw: Draw): string {
  const clause = lexicon.clause(draw, 7 + draw.below(12));
  const who = draw.of(persons);
  switch (draw.below(8)) {
    case 0:
      return `${who.last} said ${clause}.`;
    case 1:
      return `“${capitalised(clause)},” ${who.first} ${who.last} told the ${body}.`;
    case 2:
      return `In ${place}, ${clause}, and ${lexicon.clause(draw, 5)}.`;
    case 3:
      return `${capitalised(clause)} by ${1 + draw.below(99)} per cent.`;
    default:
      return `${capitalised(clause)}.`;
  }
}

function publish(
  story: Story,
  index: number,
  outlet: string,
  reprint: boolean,
  lexicon: Lexicon,
  draw: Draw,
): GeneratedArticle {
  const { event, paragraphs, claims } = story;
  const headline = reprint ? `${capitalised(lexicon.clause(draw, 3))}: ${story.headline}` : story.headline;
  const author = person(draw);
  const top = draw.chance(0.5)
    ? [`By ${author.first} ${author.last}`, longDate(event.day + 1)]
    : [longDate(event.day + 1)];
  const [first = '', ...others] = paragraphs;
  const opening = draw.chance(0.4) ? `${event.place.toUpperCase()} (Reuters) — ${first}` : first;
  const end = draw.chance(0.4) ? [`© 2031 ${outlet}. All rights reserved.`] : [];
  const text = `${[headline, top.join('\n'), opening, ...others, ...end].join('\n\n')}\n`;
  return { path: `${folderOf(index)}/article-${String(index).padStart(6, '0')}.txt`, text, claims };
}
