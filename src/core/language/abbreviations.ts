/**
 * Abbreviations written with a full stop, as far as news uses them (English, German, French, Spanish, Italian,
 * Dutch, Russian). Lower case, without the stop.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** A name or a figure follows: the stop never ends a sentence. */
export const TITLE_ABBREVIATIONS = set(`
  mr mrs ms mx messrs dr drs prof gen sen rep gov lt col sgt capt cpl pvt rev hon pres supt insp det adm maj cmdr
  brig amb atty asst assoc dep fr hr hrn sr sra srta mme mlle mm dhr mw sig dott avv ing st ste mt ft vs v cf viz
  approx ca al nr bzw vgl ggf inkl sog geb gest bspw evtl abs art bd jh ee pp vol ed eds fig figs op cit ex
  проф акад ген им ул пр см рис стр гр тов
`);

/** A figure follows; before anything else the stop ends the sentence as any other. */
export const NUMBER_ABBREVIATIONS = set('no nos nr p pp art par sec ch fig vol núm n° № п ст');

/** May stand inside a sentence or at its end: what follows decides. */
export const AMBIGUOUS_ABBREVIATIONS = set(`
  inc co corp ltd llc plc bros dept univ etc jr esq est ave blvd rd hwy
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
  tenn tex vt va wash wis wyo minn n.y u.s u.k u.n e.u d.c l.a
  usw mio mrd tsd std ag gmbh bn mln m k.o
  г гг в вв руб коп млн млрд тыс др пр т.д т.п т.е н.э
`);

/**
 * Words that open a sentence far more often than they continue a name: after an abbreviation or an initial they
 * tell that the sentence ended there.
 */
export const SENTENCE_OPENERS = set(`
  the a an he she it they we i you this that these those there but and or so in on at for from by with to of as if
  when while where what who why how after before since although though because however meanwhile moreover earlier
  later some many most all both one no not his her its their our my your such another other each every still now
  then here yet once only even also under over during despite nor perhaps asked speaking
  der die das ein eine einer er sie es wir ich ihr aber und oder im am auf als nach bei mit zu zum zur von vor für
  dies diese dieser dass wenn wie was doch auch noch
  les il elle ils elles nous vous mais et dans en au aux pour ce cette ces son sa ses leur selon
  el los las un una él ella ellos pero y según su sus
  il lo gli una ma anche secondo
  het een hij zij maar ook
  он она они мы я это но и а в на по как для что если когда
`);
