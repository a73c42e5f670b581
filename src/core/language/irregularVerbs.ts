import type { LexiconLanguage } from './lexicon.ts';

/** English verbs whose forms no stemmer brings together, one a word: present and past forms joined by strokes. */
const VERBS = `
  lend/lends/lent/lending send/sends/sent/sending spend/spends/spent/spending build/builds/built/building lose/loses/lost/losing
  leave/leaves/left/leaving keep/keeps/kept/keeping sleep/sleeps/slept meet/meets/met/meeting feed/feeds/fed lead/leads/led/leading
  feel/feels/felt find/finds/found/finding bind/binds/bound wind/winds/wound hold/holds/held/holding stand/stands/stood
  understand/understands/understood tell/tells/told/telling say/says/said buy/buys/bought/buying bring/brings/brought/bringing
  think/thinks/thought seek/seeks/sought/seeking catch/catches/caught/catching teach/teaches/taught/teaching fight/fights/fought/fighting
  sell/sells/sold/selling give/gives/gave/given/giving take/takes/took/taken/taking make/makes/made/making come/comes/came/coming
  become/becomes/became go/goes/went/gone/going see/sees/saw/seen/seeing know/knows/knew/known grow/grows/grew/grown/growing
  throw/throws/threw/thrown draw/draws/drew/drawn/drawing fly/flies/flew/flown/flying show/shows/showed/shown
  speak/speaks/spoke/spoken/speaking break/breaks/broke/broken/breaking steal/steals/stole/stolen/stealing choose/chooses/chose/chosen/choosing
  freeze/freezes/froze/frozen drive/drives/drove/driven/driving ride/rides/rode/ridden rise/rises/rose/risen/rising write/writes/wrote/written/writing
  fall/falls/fell/fallen/falling begin/begins/began/begun/beginning drink/drinks/drank/drunk sing/sings/sang/sung/singing swim/swims/swam/swum
  sink/sinks/sank/sunk/sinking ring/rings/rang/rung run/runs/ran/running win/wins/won/winning hang/hangs/hung strike/strikes/struck/striking
  dig/digs/dug shoot/shoots/shot/shooting get/gets/got/gotten forget/forgets/forgot/forgotten wear/wears/wore/worn tear/tears/tore/torn
  swear/swears/swore/sworn bear/bears/bore/borne eat/eats/ate/eaten/eating shake/shakes/shook/shaken withdraw/withdraws/withdrew/withdrawn/withdrawing
  pay/pays/paid/paying lay/lays/laid hear/hears/heard/hearing flee/flees/fled/fleeing hide/hides/hid/hidden/hiding bite/bites/bit/bitten
  light/lights/lit deal/deals/dealt mean/means/meant dream/dreams/dreamt burn/burns/burnt learn/learns/learnt sweep/sweeps/swept weep/weeps/wept
  forgive/forgives/forgave/forgiven undertake/undertakes/undertook/undertaken overcome/overcomes/overcame overthrow/overthrows/overthrew/overthrown`;

/** Above any group of like-meaning words, so that the two are never mixed. */
const FIRST_GROUP = 100_000;

const GROUPS: ReadonlyMap<string, number> = new Map(
  VERBS.trim()
    .split(/\s+/u)
    .flatMap((verb, at) => verb.split('/').map((form) => [form, FIRST_GROUP + at] as const)),
);

/** The group of the forms of one irregular verb that a word belongs to, lower case; undefined for any other word. */
export const irregularVerb = (word: string, language: LexiconLanguage | undefined): number | undefined =>
  language === 'en' ? GROUPS.get(word) : undefined;
