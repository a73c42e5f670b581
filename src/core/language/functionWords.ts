import { type LexiconLanguage, type PerLanguage, setOf } from './lexicon.ts';

/**
 * Words that carry grammar rather than content: articles, pronouns, prepositions, conjunctions, auxiliaries.
 * Negators are not among them; see negation.ts.
 */
export const FUNCTION_WORDS: PerLanguage<ReadonlySet<string>> = {
  en: setOf(`a an the this that these those and or but nor so yet if then than as of in on at by to for from with about
    into onto over after before between through during under against within upon off out up down is are was were be been
    being am has have had having do does did doing will would shall should can could may might must i you he she it we
    they me him her us them my your his its our their mine yours ours theirs himself herself itself themselves who whom
    whose which what when where why how there here s t d ll re ve m also just very too such own same other some any all
    both each more most only again further once now still even however while because until since although though whether
    per via amid among around across along toward towards like it's he's she's that's there's they're we're i'm he'd
    she'd they'd we'd i'd they've we've i've i'll he'll she'll they'll we'll one's`),
  de: setOf(`der die das den dem des ein eine einen einem einer eines und oder aber denn sondern wenn dann als wie von in
    im an am auf bei zu zum zur für mit aus nach vor über unter durch gegen um bis seit während zwischen hinter neben ist
    sind war waren sein seine seinen seiner seinem seines gewesen bin bist hat haben hatte hatten habe wird werden wurde
    wurden worden würde würden kann können konnte konnten soll sollen sollte sollten muss müssen musste mussten mag darf
    dürfen ich du er sie es wir ihr mich mir dir ihm ihn uns euch ihnen mein dein unser euer ihre ihren ihrem ihrer ihres
    sich wer was wo wann warum dass daß ob weil da obwohl auch nur noch schon sehr so hier dort dieser diese dieses
    diesen diesem jener jene man selbst mehr etwa wieder alle allem allen aller dabei damit dazu daran darauf davon`),
  fr: setOf(`le la les l un une des du de d au aux et ou mais donc or car si que qu qui quoi dont où quand comme pour par
    sur sous dans en avec contre entre vers chez depuis pendant avant après à est sont était étaient être été étant suis
    sera seront serait seraient soit soient fut furent a ai as ont avait avaient avoir eu ayant aura auront aurait
    auraient ait aient je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y ce c cet cette ces ceci
    cela ça mon ma mes ton ta tes son sa ses notre nos votre vos ici là aussi très tout toute tous toutes même mêmes
    autre autres plus moins alors ainsi lors lorsque lorsqu puis puisque puisqu afin celui celle ceux celles bien déjà
    encore parce quel quelle quels quelles dès via selon car jusqu presqu quelqu peut peuvent pourrait pourraient doit
    doivent fait`),
  es: setOf(`el la los las lo un una unos unas de del al a y e o u pero sino si que quien quienes cual cuales cuyo donde
    cuando como para por sobre bajo en con contra entre hacia hasta desde durante ante tras según es son era eran ser
    sido siendo soy fue fueron será serán sería serían sea sean está están estaba estaban estar estado ha han he había
    habían haber hay hubo habrá habría haya hayan yo tú él ella ello nosotros ellos ellas usted ustedes me te se le les
    nos os mi mis tu tus su sus nuestro nuestra nuestros este esta esto estos estas ese esa eso esos esas aquel aquella
    aquellos también muy más menos ya aún todavía todo toda todos todas mismo misma otro otra otros otras así entonces
    porque aunque mientras solo sólo puede pueden podría podrían debe deben`),
  ru: setOf(`и а но или да же ли бы б то что чтобы как когда где куда кто который которая которое которые которого которой
    которых которым в во на с со к ко по из изо за от ото до у о об обо при для над под перед через между про без после
    я ты он она оно мы вы они меня мне тебя тебе его ему её ее ей нас нам вас вам их им ими себя себе свой своя своё
    свои своего своей своих мой твой наш ваш этот эта это эти этого этой этих этом тот та те того той тех том был была
    было были быть есть будет будут будем буду стал стала стали уже ещё еще также тоже очень так такой такая такие все
    всё весь вся всех только лишь если хотя пока потому поэтому чем`),
};

const EMPTY: ReadonlySet<string> = new Set();

export const functionWords = (language: LexiconLanguage | undefined): ReadonlySet<string> =>
  language === undefined ? EMPTY : FUNCTION_WORDS[language];
