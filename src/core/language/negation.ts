import { onceAsked, setOf, type LexiconLanguage, type PerLanguage } from './lexicon.ts';

/**
 * Words and phrases that turn a statement into its opposite, by where the words they act on stand. Phrases are
 * lower-case words joined by a space.
 */
export interface NegationWords {
  /** Act on what follows: "not", "failed to", "ohne". */
  readonly forward: ReadonlySet<string>;
  /** Act on the whole clause, before and after: German "nicht", and subjects such as "nobody". */
  readonly clause: ReadonlySet<string>;
  /** Act on what stands before them: "was ruled out", "is false". */
  readonly backward: ReadonlySet<string>;
  /** Look like negators and deny nothing: "not only", "no doubt", "nicht nur". */
  readonly idle: ReadonlySet<string>;
  /** Prefixes that negate the word they stand on, where the rest is a word the other side uses. */
  readonly prefixes: readonly string[];
  /** Words that add nothing of their own and are skipped on the way to what a negator acts on. */
  readonly light: ReadonlySet<string>;
  /** Where a negator's reach ends, beside punctuation. */
  readonly stops: ReadonlySet<string>;
  /** Verbs that deny what follows a later word of theirs: "prevented the tug from entering", "schließt Neuwahlen aus". */
  readonly parted: ReadonlyMap<string, Parted>;
}

/** The second part of a negation in two parts, and on which side of it stands what is denied. */
export interface Parted {
  readonly second: string;
  readonly acts: 'after' | 'between';
}

const parted = (acts: Parted['acts'], verbs: Readonly<Record<string, string>>): ReadonlyMap<string, Parted> =>
  new Map(
    Object.entries(verbs).flatMap(([second, forms]) =>
      forms.split(' ').map((form) => [form, { second, acts }] as const),
    ),
  );

const phrases = (text: string): ReadonlySet<string> =>
  new Set(text.split(',').map((phrase) => phrase.trim().replace(/\s+/gu, ' ')));

const NEGATION: PerLanguage<() => NegationWords> = {
  en: () => ({
    forward:
      phrases(`not, no, never, nothing, dont, doesnt, didnt, isnt, arent, wasnt, werent, wouldnt, couldnt, shouldnt, hasnt, havent, hadnt, n't, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, won't, wouldn't, can't, cannot,
      couldn't, shouldn't, haven't, hasn't, hadn't, mustn't, needn't, ain't, neither, nor, without, hardly, barely, scarcely, rarely,
      seldom, failed to, fails to, fail to, failing to, failure to, failed in, refused to, refuses to, refuse to, refusing to, refusal to, refused any, refuse any, declined to, declines to,
      decline to, declining to, denied, denies, deny, denying, denial of, denial that, denials that, ruled out, rules out, rule out, ruling out, rejected claims, rejected
      the claim, rejected suggestions, rejects claims, dismissed claims, dismissed reports, dismissed suggestions, far from, no longer,
      unlikely to, is unlikely to, are unlikely to, was unlikely to, unable to, not able to, unwilling to, stopped short of, stops short of, instead of, rather than, lack of, lacks, lacked, lacking,
      absence of, denied that, disputed that, disputes that, disputed, disputes, doubted that, doubts that, cast doubt on, prevented from, kept from, barred from, barring from,
      banned from, forbidden to, opposed to, dropped plans to, abandoned plans to, abandoned his plans to, abandoned her plans to, abandoned their plans to, abandoned its plans to, scrapped plans to, backed out of, pulled out of, balked at, balks at, baulked at, shied away from, shies away from, brushed aside, brushes aside, shrugged off,
      waved away, poured cold water on, yet to, has yet to, have yet to, had yet to, shot down, voted down, votes down, scuttled, torpedoed, scotched, unaware of, unaware that, oblivious to,
      free of, clear of, not a single, not one, not once, not any, hardly any, no such, opted against, decided against, ruled against, came out against, opted out of, held back, kept back, walked away from, no trace of, no hint of,
      no indication of, no indication that, no suggestion that, no proof of, no proof that, no reason to, nothing to suggest that, nothing to show that, little evidence of, no grounds for, no question of, no prospect of, refuted, refutes, debunked, no evidence of, no evidence that, no sign of,
      no plans to, no intention of, anything but, by no means, under no circumstances, in no way, at no time, not at all, refrained from, refrain from, abstained from,
      ceased to, ceased, fell short of, neglected to, nowhere near, impossible to, impossible for, none of, none, devoid of, incapable of, immune to, unable, without any,
      not true that, untrue that, false that, no truth to, no truth in, not the case that, no reason to believe, doubt that, doubt whether, sceptical that, skeptical that,
      few, few of, voted against, vote against, votes against, voting against, gave up on, missed the chance to, held off, turned down, turn down, turns down, turning down, ignored, ignores`),
    clause: phrases(
      'nobody, no one, nowhere, hardly anyone, hardly anybody, scarcely anyone, barely anyone, in vain',
    ),
    backward:
      phrases(`is false, was false, are false, were false, is untrue, was untrue, is not true, is wrong, is incorrect, ruled out, denied, was denied, out of the question, is baseless, was
      rejected, is unfounded, are unfounded, is fake, is a hoax, is a lie, never happened, did not happen, is impossible, was cancelled, was canceled, were cancelled, was called off, were called
      off, was abandoned, was scrapped, was averted, was prevented, was dropped, is unlikely, remains unlikely, was refuted, has been refuted, has been denied, was dismissed, was a hoax, was fake, was wrong, was incorrect, were wrong, is nonsense, is not the case, was not the case, has been ruled out,
      have been ruled out, was rejected, were rejected, has been cancelled, has been canceled, have been cancelled, has been scrapped`),
    idle: phrases(`not only, not a shadow of, without a shadow of, not the slightest doubt, not in doubt, no doubt, not just, not least, not merely, not necessarily, no matter, not to mention, not simply, nothing but, no sooner, no wonder, no less, no fewer, no more than, not
      more than, not less than, cannot but, whether or not, or not, no later than, against the backdrop, against a, stop in, stop at, out of the, not until, isn't until, wasn't until, won't be until, no one's, nor denied, nor confirmed, no stranger, a few, quite a few, last few, past few, next few, first few, the few, every few, these few,
      few days, few weeks, few months, few hours, few minutes, few years, not ruled out, not rule out, cannot rule out, can't rule out, hasn't ruled out, haven't ruled out, not deny, not denied, didn't deny, doesn't necessarily, don't necessarily, didn't necessarily, declined to comment, declines to comment, declining to comment, refused to comment, refuses to comment, declined comment, declines comment,
      not comment, no comment, no vote, no votes, no confidence, vote of no confidence`),
    prefixes: ['un', 'in', 'im', 'il', 'ir', 'dis', 'non', 'de'],
    light:
      setOf(`be been being is are was were to have has had do does did any a an the that this yet been ever really actually
      able so very all even claims claim reports report allegations allegation suggestions it he she they there we i you of his her their its as by in on for being having going`),
    stops: setOf('but because although though while whereas however since unless despite whose which who'),
    parted: parted('after', {
      from: 'prevented prevents prevent preventing stopped stops stop kept keeps keep barred bars bar banned bans ban blocked blocks block prohibited prohibits prohibit prohibiting banning barring stopping blocking discouraged discouraging',
    }),
  }),
  de: () => ({
    forward:
      phrases(`kein, keine, keinen, keinem, keiner, keines, keinerlei, ohne, weder, noch, bestreitet, bestritt, bestritten, leugnet, leugnete,
      dementiert, dementierte, dementieren, weigert sich, weigerte sich, weigern sich, verweigert, verweigerte, verweigern, lehnt ab, lehnte ab, schließt aus, schloss aus,
      versäumte, versäumt, statt, anstatt, weit entfernt von, mangels, außerstande, sträubt sich, sträubte sich, wehrt sich, wehrte sich, verneint, verneinte, widerlegt, widerlegte, widerlegen, verzichtet auf, verzichtete auf, verzichten auf, unterließ, unterlässt, verschweigt, verschwieg, fern von, frei von, keine Spur von, nicht einmal, kein Einziger, keine Rede von, in keiner Weise, unfähig, wies zurück, weist zurück, wiesen zurück, kaum`),
    clause:
      phrases(`nicht, nie, niemals, niemand, niemanden, niemandem, nichts, nirgends, keinesfalls, keineswegs, nicht mehr, mitnichten,
      keiner mehr, vergeblich`),
    backward: phrases(
      `ausgeschlossen, abgelehnt, zurückgewiesen, dementiert, bestritten, falsch, unwahr, gescheitert, scheiterte, scheiterten, abgesagt, unwahrscheinlich, verweigert, aus, verworfen, gestoppt, verhindert, ausgeblieben, blieb aus, gestrichen, gelogen, ab, widerlegt, erfunden, haltlos, unbegründet, unzutreffend, erlogen, vom tisch, geplatzt`,
    ),
    idle: phrases(
      'nicht aus, nicht ausgeschlossen, nicht ab, nicht nur, nicht zuletzt, nicht allein, nichts anderes als, nicht unbedingt, noch nicht nur, nicht weniger als, nicht mehr als, noch immer, noch am, noch ein, noch einmal, noch im, noch in, noch vor, noch, ab dem, ab sofort, aus dem, aus der, aus den, aus',
    ),
    prefixes: ['un', 'nicht'],
    light:
      setOf(`zu ein eine einen einem einer der die das den dem des es er sie sich zur zum am im mehr so sehr auch jede jeden jeder
      ist sind war waren wird werden wurde wurden hat haben hatte sein`),
    stops: setOf('aber sondern weil obwohl während jedoch doch denn sodass'),
    parted: parted('between', {
      aus: 'schließt schloss schließen schlossen',
      ab: 'lehnt lehnte lehnen lehnten',
      zurück: 'weist wies weisen wiesen',
    }),
  }),
  fr: () => ({
    forward:
      phrases(`ne, n', non, sans, ni, aucun, aucune, nul, nulle, jamais, dément, démentent, démenti, a démenti, ont démenti, démentait, nie, nient, nié, a nié, réfute, réfutent,
      réfuté, conteste, contestent, contesté, refuse de, refusent de, refusé de, refuse d', refusé d', refuse, refusent, refusé, refusait de, rejette, rejettent, exclut, excluent, exclu, évite de, évité de, échoué à, échoue à, échouent à, loin de, loin d', faute de, faute d', au lieu de, au lieu d', plutôt que, incapable de, incapables de, absence de,
      absence d', interdit de, cessé de, cesse de, manque de, faux que, et non, et pas, improbable, impossible de, impossible d', contredit, contredisent, invalide, invalident, infirme, infirment, balaie, balaient, écarte, écartent, écarté, désavoue, désavouent, s'abstient de, s'est abstenu de, n'a jamais, renonce, dépourvu de, dépourvue de, dénué de, dénuée de, exempt de, aucune trace de, aucune preuve de, aucune preuve que, aucun lien avec, aucun signe de, contrairement à, à tort, hors de question de, pas un seul, pas une seule, nulle part, infondé, inexact que, erroné que, renonce à, renoncé à, peu probable, pas de, pas d', pas`),
    clause: phrases("personne ne, rien ne, personne n', rien n', nul ne, aucunement, nullement"),
    backward:
      phrases(`est faux, est fausse, sont faux, sont fausses, est exclu, est exclue, est infondé, est infondée, sont infondées, est mensonger, était faux, n'existe pas, est impossible, est une erreur,
      démenti, démentie, annulé, annulée, annulés, annulées, rejeté, rejetée, infirmé, infirmée, est erroné, est erronée, est un canular, est une rumeur, est une invention, est inexact, est inexacte, sont inexacts, est trompeur, est trompeuse, est infox, est une infox, est démentie, a été démenti, a été démentie, a été réfuté, a été réfutée, est impensable, est dépourvu de fondement, sans fondement, hors de question, a échoué, reste introuvable`),
    idle: phrases(`ne que, n' que, non seulement, pas seulement, se limite pas, se limitent pas, se limiter pas, se contente pas, se contentent pas, se résume pas, se résument pas, se réduit pas, non loin, sans doute, sans précédent, pas uniquement, pas moins de, ni plus ni moins, n' a pas été le seul, non pas seulement, sans compter, personne n' ignore,
      non vaccinés, non vacciné, non-vaccinés, non vaccinées, non gouvernementale, non gouvernementales, sans cesse, sans que`),
    prefixes: ['in', 'im', 'il', 'ir', 'dés', 'dé', 'non', 'mal', 'anti'],
    light:
      setOf(`le la les l' de d' des du un une a ont est sont était étaient été être avait avaient pas plus jamais point guère s' se y en
      lui leur me te nous vous c' il elle ils elles on aucun aucune rien personne que qu' avoir eu à au aux peut peuvent doit doivent fait`),
    stops: setOf('mais car parce tandis alors puisque quoique cependant pourtant donc'),
    parted: new Map(),
  }),
  es: () => ({
    forward:
      phrases(`no, nunca, jamás, sin, ni, falso que, mentira que, pocos, pocas, ningún, ninguna, ninguno, niega, niegan, negó, negaron, negado, desmiente, desmienten, desmintió, desmintieron, desmentido, rechaza que, rechazó
      que, se niega a, se negó a, se negaron a, rehúsa, rehusó, descarta, descartó, descartan, descartaron, descartado, lejos de, en lugar de, en vez de, incapaz de, incapaces de, falta de, ausencia de, dejó de, deja de, fracasó en, tampoco, apenas, renunció a, renuncia a, imposible, refuta, refutan, refutó, refutaron, contradice, contradicen, rehusaron, se abstuvo de, se abstiene de, evitó, carece de, carecen de, ajeno a, libre de, ni un solo, ni una sola, ninguna prueba de, ningún indicio de, en absoluto, poco probable que, improbable que`),
    clause: phrases('nadie, nada'),
    backward:
      phrases(`es falso, es falsa, son falsas, son falsos, es mentira, fue desmentido, fue descartado, fue descartada, fue cancelado, fue cancelada, es imposible, está descartado, fue rechazado, fue rechazada,
      es improbable, es infundado, es infundada, son infundados, es un bulo, es un engaño, es erróneo, es errónea, ha sido desmentido, ha sido desmentida, quedó descartado, quedó descartada, fue anulado, fue anulada`),
    idle: phrases(
      'no solo, no sólo, no solamente, sin duda, sin embargo, no obstante, ni más ni menos, no menos de, no más de, nada más, sin precedentes, no únicamente',
    ),
    prefixes: ['in', 'im', 'des', 'ir', 'il'],
    light: setOf(
      `el la los las un una de del se lo le les ha han había haber sido ser es son fue era que a en me te nos su sus al está están más`,
    ),
    stops: setOf('pero sino porque aunque mientras pues'),
    parted: new Map(),
  }),
  ru: () => ({
    forward:
      phrases(`не, ни, нет, без, никогда, отказался, отказалась, отказались, отказывается, отказываются, отрицает, отрицал, отрицала, отрицают, отрицали,
      опроверг, опровергла, опровергли, опровергает, опровергают, исключил, исключила, исключили, исключает, исключают, отверг, отвергла, отвергли, отвергает, вместо, невозможно, нельзя, никакой, никаких, никакого, никакие, ни один, ни одна, ни одного,
      далеко не, перестал, перестали, вряд ли, отсутствие, едва ли, не удалось, не смог, не смогли, не смогла, отказывался, отказалось, опровергают, опровергали, отвергали, отрицало, отрицается, исключено, избежал, избежала, избежали, лишён, лишен, лишена, лишены, воздержался, воздержалась, воздержались, ни разу, ничуть, нисколько, нет доказательств, нет оснований, нет признаков`),
    clause: phrases('никто, ничто, ничего, никого, никому, нигде, никуда'),
    backward: phrases(
      'отрицается, исключено, исключена, исключён, опровергнуто, опровергнута, опровергли, ложь, неправда, отменён, отменен, отменена, отменили, отменено, сорвались, сорвалась, маловероятно, маловероятна',
    ),
    idle: phrases(
      'не только, не менее, не более, не меньше, не больше, не столько, чуть не, ни много ни мало, не исключено, не исключил, не исключает, не исключила',
    ),
    prefixes: ['не', 'без', 'бес'],
    light: setOf('был была было были быть будет будут в на с к по из от до у о за для это этот бы'),
    stops: setOf('но а однако хотя потому поскольку зато'),
    parted: new Map(),
  }),
};

const wordsOf = onceAsked((language) => NEGATION[language]());

export const negationWords = (language: LexiconLanguage | undefined): NegationWords | undefined =>
  language === undefined ? undefined : wordsOf(language);
