import { list, onceAsked, type LexiconLanguage, type PerLanguage } from './lexicon.ts';
import { stem } from './stem.ts';

/**
 * Axes of opposites that news turns on, one a line: words of one side, a slash, words of the other. Words of one
 * side count as saying the same. A tilde marks converses, which contradict only of one and the same subject: that
 * one side won is why the other lost. Left out are opposites that follow one another in time, as start and end do.
 */
const AXES: PerLanguage<string> = {
  en: `
    rose rise increased grew climbed gained surged jumped soared higher up growth increase rises raised raise boosted expanded rebounded rallied swelled mounted / fell fall declined decreased dropped dropping slid slumped plunged sank lower down shrank decline decrease reduced cut lowered shrinking tumbled slackened dipped ebbed receded dwindled halved
    accepted accept accepts agreed approve approved approves endorsed backed supports supported support welcomed embraced backing passed favours favoured adopted / rejected reject rejects rejection opposed opposes oppose vetoed disapproved spurned disagreed opposition blocked
    confirmed confirms confirm confirmation admitted admits acknowledged / refuted denied disavowed rebutted
    opened opens open reopened reopen reopens reopening opening / closed closes close shut shuts closure shuttered closing
    ~ won win wins winner victory beat defeated triumphed / lost lose loses loser defeat beaten
    alive survived survive survivor survivors / dead died killed die perished
    guilty convicted convict / innocent acquitted cleared acquit exonerated
    arrested detained jailed imprisoned custody detain / released freed release free
    allowed allow allows permitted permits authorised authorized legalised legal permit / banned ban forbidden forbade prohibited prohibits outlawed barred illegal blocked blocks prohibit
    success succeeded successful succeed / failed fail failure unsuccessful fails
    present attended attend attends / absent boycotted skipped absence
    true right correct accurate real genuine authentic / false wrong incorrect inaccurate untrue fake hoax fabricated
    strong stronger strengthened strengthen / weak weaker weakened weaken
    safe safer secure / dangerous unsafe hazardous
    possible feasible / impossible unfeasible
    ~ join joined joins enter entered / quit left leave leaves withdrew withdraw
    remain remained remains stay stayed stays / left leave leaves departed resign resigned quit
    optimistic hopeful optimism / pessimistic pessimism gloomy
    friend friendly ally allies / enemy hostile enemies
    included include includes / excluded exclude excludes
    peaceful calm peace / violent violence war
    healthy well / sick ill
    improved improve improves better improvement / worsened worsen deteriorated worse deterioration
    praised praise praises hailed commended / criticised criticized condemned criticise criticize condemn denounced slammed
    high / low
    good great positive excellent / bad terrible negative poor awful
    easy simple / hard difficult
    love loved liked likes / hate hated disliked dislikes
    always / never
    remembered remember / forgot forget
    rich wealthy / poor
    happy glad pleased / sad unhappy disappointed
    able / unable
    likely / unlikely
    legal / illegal
    granted grant / refused refuse denied
    unhurt unharmed unscathed / injured hurt harmed wounded
    intact undamaged spared preserved / damaged destroyed wrecked ravaged razed
    fast quick quickly / slow slowly
    inside indoors / outside outdoors
    profit profits gain surplus / loss losses deficit
    extended extend / shortened shorten
    trust trusts trusted / distrust distrusts mistrust
    voluntary voluntarily / forced compulsory mandatory
    temporary temporarily / permanent permanently
    active / inactive dormant
    maximum / minimum
    encourage encouraged / discourage discouraged
    appeared appear / disappeared vanished disappear
    deploy deployed / withdrew withdraw withdrawn
    resumed resume / halted suspended
    majority / minority
    held happened / cancelled canceled scrapped postponed
    heeded heed obeyed obey complied followed / ignored ignore disregarded defied
    upheld uphold / overturned overturn quashed annulled
    captured capture seized retook recaptured / lost surrendered ceded
    scored converted / missed
    hiring hired recruiting recruited hires / dismissing dismissed sacked sacking fired
    restored restore / severed sever
    lifted lift / imposed impose reimposed
    eased ease relaxed loosened / tightened tighten
    honoured honored respected / breached violated broke
    widened widen / narrowed narrow
    accelerated / slowed
    doubled / halved
    filed lodged / withdrew withdrawn
    proceed proceeded ahead / abandoned abandon scrapped shelved
    unanimous united / divided split odds
    handed disclosed published revealed / withheld withhold concealed concealed hid hidden
    kept retained retain maintained / scrapped abolished axed discarded
    knew aware / unaware ignorant oblivious
    sufficient enough ample adequate / insufficient inadequate scarce
    loyal faithful / disloyal treacherous
    calm calmed soothed / inflamed stoked
    accept welcome / spurn snub snubbed
    awake conscious / unconscious asleep
    visible apparent / invisible hidden
    domestic local / foreign overseas
    optional voluntary / obligatory compulsory
    defended justified / attacked criticised denounced
    contradicted disputed challenged / corroborated confirmed backed
    clear / unclear
    positive / negative
    public publicly openly / secret secretly
    promoted / demoted relegated sacked
    ~ bought buy buys purchased / sold sell sells
    believe believes believed / doubt doubts doubted
    hopes hoped / fears feared
    full / empty
    popular / unpopular
    cheaper / costlier dearer`,
  de: `
    steigt stieg gestiegen steigen erhöht erhöhte zugenommen zunehmen wuchs wächst höher anstieg / sinkt sank gesunken sinken fiel fällt gefallen gesenkt senkte abgenommen niedriger rückgang
    akzeptiert angenommen annehmen zugestimmt billigt gebilligt zustimmung unterstützt befürwortet / abgelehnt ablehnen lehnt zurückgewiesen verwarf ablehnung
    bestätigt bestätigte bestätigen / dementiert dementierte bestreitet bestritt
    geöffnet öffnet eröffnet öffnete offen wiedereröffnet / geschlossen schließt schloss schließen gesperrt
    ~ gewann gewonnen gewinnt sieg siegte / verlor verloren verliert niederlage unterlag
    überlebt überlebte lebend überlebten / tot gestorben starb getötet starben
    schuldig verurteilt / unschuldig freigesprochen
    verhaftet festgenommen inhaftiert / freigelassen entlassen
    erlaubt genehmigt zugelassen gestattet / verboten untersagt verbot untersagte
    gelungen gelang erfolgreich erfolg / gescheitert scheiterte misslang misserfolg
    anwesend teilgenommen / abwesend ferngeblieben
    wahr richtig echt korrekt / falsch gefälscht unwahr
    stärker gestärkt stark / schwächer geschwächt schwach
    sicher / unsicher gefährlich
    möglich / unmöglich
    bleibt blieb bleiben / geht zurückgetreten zurücktritt verlässt verließ rücktritt
    besser verbessert / schlechter verschlechtert
    lobte gelobt lobt / kritisierte kritisiert verurteilte
    alle jeder / keiner niemand
    gut positiv / schlecht negativ
    billiger / teurer
    gewinn überschuss / verlust defizit
    reich wohlhabend / arm mittellos
    öffentlich offen / geheim heimlich
    freiwillig / verpflichtend gezwungen
    vorübergehend zeitweilig / dauerhaft endgültig
    anwesend / abwesend
    gesund / krank
    voll / leer
    verlängert verlängerte / verkürzt verkürzte
    beschleunigt beschleunigte / verlangsamt verlangsamte
    gelockert lockerte / verschärft verschärfte
    eingestellt angestellt / gekündigt entlassen
    verteidigt verteidigte / angegriffen kritisiert
    einig einstimmig / zerstritten gespalten uneinig
    bekannt / unbekannt
    unverletzt unversehrt / verletzt verwundet
    intakt unbeschädigt / beschädigt zerstört
    mehrheit / minderheit
    ausreichend genug / unzureichend mangelhaft
    schnell rasch / langsam
    friedlich ruhig / gewaltsam blutig
    hob aufgehoben / verhängt verhängte
    übertrifft überstieg / unterschritt verfehlte
    lebendig lebend / tot
    billigte / missbilligte
    legal rechtmäßig / illegal rechtswidrig
    wirksam / unwirksam wirkungslos
    freund verbündeter / feind gegner`,
  fr: `
    augmenté augmente hausse relevé relève monté augmentation grimpé progressé croissance accru / baissé baisse abaissé abaisse diminué diminution chuté chute recul reculé réduit
    accepté accepte approuvé adopté soutient soutenu approuve favorable favorables / rejeté rejette refusé refuse opposé oppose opposés défavorable
    confirmé confirme confirment / démenti dément démentent infirmé réfuté
    ouvert ouvre rouvert rouvre ouverte rouverte / fermé ferme fermée fermeture fermés
    ~ gagné gagne victoire remporté vainqueur remporte / perdu perd défaite battu
    vivant survécu vivants / mort décédé tué morts décès
    coupable condamné condamnée / innocent acquitté relaxé
    arrêté détenu emprisonné interpellé / libéré relâché libérée
    autorisé permis autorise légal autorisés permet / interdit interdite interdits illégal prohibé bloqué
    réussi succès réussite / échoué échec raté
    présent présente / absent absente
    vrai véritable authentique réel exact vraie réelle réels / faux fausse faussement inexact erroné truqué truquée mensonger trafiqué détourné canular fictif fictifs
    sûr sécurisé / dangereux dangereuse
    possible / impossible
    reste resté demeure / quitte quitté démissionné parti
    efficace efficaces / inefficace inefficaces
    inclus comprend / exclu
    amélioré mieux meilleure meilleur / aggravé pire dégradé
    loué salué / critiqué dénoncé
    tous toutes chacun / aucun aucune personne
    toujours / jamais
    obligatoire imposé forcée / facultatif facultative volontaire
    majeur important grave / mineur bénin léger
    coïncide conforme / contredit contraire
    lié liée liés / indépendant distinct étranger
    créé fabriqué / naturel
    suffisant / insuffisant
    temporaire provisoire / permanent définitif
    riche / pauvre
    public publiquement / secret secrètement
    plein / vide
    sain / malade
    accéléré accélère / ralenti ralentit
    assoupli assouplit allégé / durci durcit renforcé
    embauché embauche recruté / licencié licencie renvoyé
    unanime unis / divisé divisés
    connu / inconnu méconnu
    indemne indemnes / blessé blessés
    intact intacts / endommagé détruit détruite
    majorité / minorité
    rapide rapidement / lent lentement
    pacifique calme / violent violente
    levé lève / imposé instauré
    supérieur supérieure dépasse / inférieur inférieure
    légal légale licite / illégal illégale illicite
    bénéfique utile / nocif néfaste nuisible inutile
    protège protègent / menace menacent
    augmentent progressent / diminuent reculent baissent
    bénéfice excédent / perte déficit
    allié ami / ennemi adversaire
    partisan partisans pro / opposant opposants anti
    prouvé démontré avéré établi / infondé réfuté
    existe existent / inexistant
    gratuit / payant
    ensemble / séparément`,
  es: `
    subió aumentó creció aumento aumentaron subieron subida alza incrementó / bajó cayó disminuyó caída descenso bajaron redujo reducción
    aceptó acepta aprobó apoya aprobaron apoyó aprobado / rechazó rechaza rechazaron opone opuso rechazado
    confirmó confirma confirmaron / desmintió desmiente negó
    abrió abre abierto reabrió abierta / cerró cierra cerrado cerrada cierre
    ~ ganó gana victoria venció ganaron / perdió pierde derrota perdieron
    vivo sobrevivió vivos / muerto murió falleció muertos
    culpable condenado / inocente absuelto
    detenido arrestado encarcelado / liberado libre excarcelado
    permitió permite autorizó legal permitido / prohibió prohíbe ilegal prohibido
    éxito logró exitoso consiguió / fracasó fracaso falló
    verdadero cierto real auténtico / falso mentira
    seguro / peligroso inseguro
    posible / imposible
    permanece sigue quedó / dimitió abandonó salió
    mejoró mejor / empeoró peor
    elogió alabó / criticó condenó
    todos / nadie ninguno
    siempre / nunca
    bueno positivo / malo negativo
    rico / pobre
    público públicamente / secreto secretamente
    lleno / vacío
    sano / enfermo
    aceleró / frenó ralentizó
    relajó suavizó / endureció
    contrató contratado / despidió despedido
    unánime unidos / dividido divididos
    conocido / desconocido
    ileso ilesos / herido heridos
    intacto / dañado destruido destruida
    mayoría / minoría
    rápido / lento
    pacífico tranquilo / violento violenta
    levantó / impuso
    superior supera / inferior
    legal lícito / ilegal ilícito
    beneficioso / perjudicial dañino
    beneficio superávit / pérdida déficit
    aliado amigo / enemigo adversario
    voluntario / obligatorio forzoso
    temporal provisional / permanente definitivo
    suficiente / insuficiente
    eficaz / ineficaz
    gratuito / pago`,
  ru: `
    вырос выросла выросли увеличился увеличилась увеличились повысился рост возросла возросло / упал упала упали снизился снизилась снизились сократился падение уменьшился
    принял приняла приняли одобрил одобрила поддержал поддержала согласился / отклонил отклонила отверг отвергла отказался
    подтвердил подтвердила подтвердили подтверждает / опроверг опровергла отрицает отрицал
    открыт открыл открылся открылась открыли открыта / закрыт закрыл закрылся закрылась закрыли закрыта
    ~ выиграл выиграла победил победила победа победили / проиграл проиграла поражение проиграли
    жив выжил выжили живы / мертв умер погиб погибли умерли
    виновен виновным / невиновен оправдан невиновным
    арестован задержан арестовали задержали / освобождён освобожден отпустили освободили
    разрешил разрешили разрешено разрешила / запретил запретили запрещено запретила
    успех удалось успешно / провал провалился неудача
    правда верно настоящий / ложь неверно фальшивый ложный
    безопасно безопасен / опасно опасен
    возможно / невозможно
    остался остаётся осталась / ушёл ушла покинул покинула
    улучшился улучшилась лучше / ухудшился ухудшилась хуже
    все / никто
    всегда / никогда
    богатый / бедный
    открыто публично / тайно секретно
    полный / пустой
    здоров здоровый / болен больной
    ускорил ускорила ускорили / замедлил замедлила замедлили
    смягчил смягчила смягчили / ужесточил ужесточила ужесточили
    нанял наняли / уволил уволила уволили
    единогласно / расколоты
    известен известный / неизвестен неизвестный
    цел невредим невредимы / ранен ранены
    уцелел уцелела уцелели / разрушен разрушена разрушены
    большинство / меньшинство
    быстро / медленно
    мирный мирно / насильственный
    отменил отменила отменили / ввёл ввела ввели
    законно законный / незаконно незаконный
    прибыль профицит / убыток дефицит
    союзник друг / враг противник
    добровольно / принудительно
    временно временный / постоянно постоянный
    достаточно / недостаточно
    эффективен эффективный / неэффективен неэффективный
    вошёл вступил / вышел покинул
    продлил продлили / сократил сократили`,
};

/** Prefixed words that are no opposites of what follows the prefix. */
const NOT_PREFIXED = new Set(
  list(`inform press impress import port income come discharge charge discover cover invest vest increase crease inside
    indeed deed until under unit union uniform important impart impose imposed involve install instead include invent
    dismiss display dispute discuss distance district deliver derive describe demand depart deposit design destroy detail
    demonstrate department inflate intent intend intense indent immediate image imminent dispose dispatch
    insist inspired inspire incoming insight inflow instance instant interest internal international interview`),
);

interface Pole {
  readonly axis: number;
  readonly side: 0 | 1;
  readonly converse: boolean;
}

const polesIn = onceAsked((language): ReadonlyMap<string, readonly Pole[]> => {
  const poles = new Map<string, Pole[]>();
  AXES[language]
    .trim()
    .split('\n')
    .forEach((line, axis) => {
      const converse = line.includes('~');
      line
        .replace('~', '')
        .split('/', 2)
        .forEach((words, side) => {
          for (const key of new Set(list(words).map((word) => stem(word, language)))) {
            const known = poles.get(key);
            const pole: Pole = { axis, side: side === 0 ? 0 : 1, converse };
            if (known === undefined) poles.set(key, [pole]);
            else known.push(pole);
          }
        });
    });
  return poles;
});

const NO_POLES: readonly Pole[] = [];

/** The axes a stem lies on. */
export const polesOf = (stemmed: string, language: LexiconLanguage | undefined): readonly Pole[] =>
  language === undefined ? NO_POLES : (polesIn(language).get(stemmed) ?? NO_POLES);

/** Whether two words are converses: see `AXES`. */
export const converses = (a: readonly Pole[], b: readonly Pole[]): boolean =>
  a.some((one) => one.converse && b.some((other) => other.axis === one.axis));

/** How two words with poles stand: opposite (-1), on one side (1), or unrelated (0). */
export function poleRelation(a: readonly Pole[], b: readonly Pole[]): -1 | 0 | 1 {
  let same = false;
  let opposite = false;
  for (const one of a)
    for (const other of b)
      if (one.axis === other.axis) {
        if (one.side === other.side) same = true;
        else opposite = true;
      }
  if (same === opposite) return 0;
  return same ? 1 : -1;
}

const PREFIXES: PerLanguage<RegExp> = {
  en: /^(?:un|in|im|il|ir|dis|non|mis)(?=\p{L}{4})/u,
  de: /^(?:un|nicht)(?=\p{L}{4})/u,
  fr: /^(?:in|im|il|ir|non|anti|mé)(?=\p{L}{4})/u,
  es: /^(?:in|im|il|ir|des)(?=\p{L}{4})/u,
  ru: /^(?:не|без|бес)(?=\p{L}{4})/u,
};

/** Whether one word is the other with a negating prefix: "unhurt", "illegal", "unmöglich". */
export function prefixOpposites(a: string, b: string, language: LexiconLanguage | undefined): boolean {
  if (language === undefined || a.length === b.length) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // Asked of very many pairs: the test that nearly all fail comes first.
  if (!long.endsWith(short) || NOT_PREFIXED.has(long) || NOT_PREFIXED.has(short)) return false;
  return long.replace(PREFIXES[language], '') === short;
}
