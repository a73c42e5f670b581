import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import { isDenial, type Claim, type Claims } from '../../../core/corpus/claims.ts';
import { judgementHistory } from '../../../core/corpus/judgementHistory.ts';
import { quoteLadder, type LadderAppearance, type Rung } from '../../../core/corpus/quoteLadder.ts';
import type { Suggestion } from '../../../core/corpus/suggestions.ts';
import { groupTexts, type Independence, type TextGroup } from '../../../core/corpus/textGroups.ts';
import { webAddress } from '../../../core/export/particulars.ts';
import { isSilent, type SlotKind } from '../../../core/model/anchor.ts';
import type { Relation } from '../../../core/model/claim.ts';
import type { ArticleId } from '../../../core/ports.ts';
import type * as Card from '../../../webview/protocol/card.ts';
import {
  dateLabel,
  describeCounts,
  differenceLabel,
  headlineBeside,
  outletLabel,
  percentage,
  relationLabel,
  slotLabel,
  speakerStanceLabel,
  stanceLabel,
  stateLabel,
} from '../../describe.ts';
import { shorten, undeceiving } from '../../markdown.ts';
import { eventModel } from './cardEvents.ts';

/** How much of a wording is shown, in UTF-16 code units: a passage may be a line of megabytes. */
const SHOWN = 4000;

/** Everything the card of a claim shows, in words for people. */
export class CardModels {
  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly independence: Independence,
  ) {}

  of(key: string): Card.ClaimCard {
    const claim: Claim = this.claims.get(key) ?? {
      key,
      entry: undefined,
      appearances: [],
      counts: { articles: 0, speakers: 0, denies: 0 },
    };
    const { entry } = claim;
    const ladder = quoteLadder(claim.appearances.map((one) => this.ladderAppearance(one)));
    const review = webAddress(entry?.reviewUrl);
    const texts = this.textGroups(claim);
    const outletOf = (article: ArticleId): string => this.lineOf(article).outlet;
    const history = judgementHistory(claim, this.annotations.all());
    return {
      claim: shorten(key, 200),
      gone: !this.claims.has(key),
      statement: entry?.statement ?? '',
      verdict: entry?.verdict ?? 'unchecked',
      tags: entry?.tags ?? [],
      note: entry?.note ?? '',
      counts: describeCounts(claim.counts),
      rungs: this.rungs(ladder.rungs),
      basis:
        ladder.basis === 'first'
          ? vscode.l10n.t('Compared word by word with the wording published first.')
          : vscode.l10n.t(
              'Compared word by word with the fullest wording: the dates do not tell which was first.',
            ),
      texts: texts.map((group) => this.groupModel(group, texts.length)),
      summary: summaryOf(texts),
      evidence: history.filter(({ kind }) => kind === 'evidence').map((one) => eventModel(one, outletOf)),
      history: history.filter(({ kind }) => kind !== 'evidence').map((one) => eventModel(one, outletOf)),
      related: (entry?.related ?? []).map(({ claim: other, as }) => this.linkModel(other, as)),
      distinct: (entry?.distinct ?? []).map((other) => this.linkModel(other, undefined)),
      ...(review === undefined ? {} : { review }),
    };
  }

  suggestion(id: string, { reference }: Suggestion): Card.CardSuggestion {
    const { article, particulars, relation, speaker, differences, certainty, text, marks } = reference;
    const facts = [
      particulars.published && dateLabel(particulars.published),
      shorten(speaker.join(', '), 80),
      relationLabel(relation),
      percentage(certainty),
    ];
    return {
      id,
      outlet: shorten(outletLabel(article, particulars), 120),
      facts: facts.flatMap((fact) => fact || []),
      marked: markedText(text, marks),
      differences: differences.map(differenceLabel).map((one) => shorten(one, 200)),
    };
  }

  private ladderAppearance(appearance: LadderAppearance['appearance']): LadderAppearance {
    const known = this.annotations.of(appearance.article);
    const { range } = appearance.anchoring;
    const placed =
      known?.article && range ? { article: known.article, range, particulars: known.particulars } : undefined;
    return {
      appearance,
      text: placed
        ? placed.article.text.slice(placed.range.start, placed.range.end)
        : appearance.annotation.quote,
      passage: placed,
      published: known?.particulars.published,
    };
  }

  private rungs(rungs: readonly Rung[]): Card.Rung[] {
    const dateOf = ({ carriers }: Rung): string => carriers[0]?.published ?? '~';
    const byDate = rungs.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)));
    return rungs.map((rung, index) => ({
      original: index === 0,
      sequence: byDate.indexOf(rung),
      ...(rung.relation === undefined ? {} : { relation: rungLabel(rung, rung.relation) }),
      pieces: piecesShown(rung),
      differences: rung.differences.map(differenceLabel).map((one) => shorten(one, 200)),
      carriers: rung.carriers.map((one) => this.carrier(one)),
    }));
  }

  private carrier({ appearance: { article, annotation, anchoring } }: LadderAppearance): Card.Carrier {
    const { stance, speaker, speakerStance, via, relation } = annotation;
    const { outlet, date } = this.lineOf(article);
    const who = shorten(speaker.join(', '), 120);
    const denies = isDenial(annotation);
    const held =
      speakerStance && speakerStance !== 'affirms' && !denies
        ? ` (${speakerStanceLabel(speakerStance)})`
        : '';
    const facts = [
      who && who + held,
      via.length > 0 && vscode.l10n.t('via {0}', shorten(via.join(', '), 80)),
      // towards the claim's statement, as a person confirmed it
      relation && vscode.l10n.t('judged: {0}', relationLabel(relation)),
    ];
    const trouble = isSilent(anchoring.state)
      ? []
      : [
          vscode.l10n.t('{0} since it was tagged', stateLabel(anchoring.state)),
          ...anchoring.changes.map((change) => shorten(differenceLabel(change), 200)),
        ];
    return {
      article,
      annotation: annotation.id,
      outlet,
      ...(date === undefined ? {} : { date }),
      stance: stance ?? 'unset',
      stanceLabel: stance ? stanceLabel(stance) : vscode.l10n.t('stance not set'),
      state: anchoring.state,
      facts: facts.flatMap((fact) => fact || []),
      ...(denies ? { denial: vscode.l10n.t('denies') } : {}),
      ...(trouble.length > 0 ? { trouble } : {}),
    };
  }

  private lineOf(article: ArticleId): Card.ArticleLine {
    const particulars = this.annotations.of(article)?.particulars ?? {};
    const headline = headlineBeside(particulars);
    return {
      article,
      outlet: shorten(outletLabel(article, particulars), 120),
      ...(particulars.published === undefined ? {} : { date: dateLabel(particulars.published) }),
      ...(headline === undefined ? {} : { title: shorten(headline, 120) }),
    };
  }

  private textGroups(claim: Claim): readonly TextGroup[] {
    const published = (id: ArticleId): string => this.annotations.of(id)?.particulars.published ?? '~';
    const articles = Array.from(new Set(claim.appearances.map(({ article }) => article)));
    // By date, so that a text is named after the article that had it first.
    return groupTexts(
      articles.toSorted((a, b) => published(a).localeCompare(published(b))),
      this.independence,
    );
  }

  private groupModel({ articles: [first, ...derived], unknown }: TextGroup, groups: number): Card.TextGroup {
    const doubt =
      unknown === groups - 1
        ? vscode.l10n.t('independence unknown')
        : vscode.l10n.t('independence of {0} of the others unknown', unknown);
    return {
      first: this.lineOf(first),
      derived: derived.map((one) => this.lineOf(one)),
      ...(unknown > 0 ? { unknown: doubt } : {}),
    };
  }

  private linkModel(claim: string, as: string | undefined): Card.ClaimLink {
    const statement = this.claims.get(claim)?.entry?.statement;
    return {
      claim,
      name: shorten(claim, 200),
      as: as ?? '',
      ...(statement === undefined ? {} : { statement: shorten(statement, 300) }),
    };
  }
}

/**
 * How a wording stands to the one compared with. Two figures of a count that goes up can both be right, so they do not
 * set wordings apart; but who sees them marked is not told that both say the same.
 */
function rungLabel({ pieces }: Rung, relation: Relation): string {
  const varies = pieces.some(({ kind, slot }) => kind !== 'same' && kind !== 'missing' && DETAILS.has(slot));
  return relation === 'same' && varies ? vscode.l10n.t('details vary') : relationLabel(relation);
}

const DETAILS: ReadonlySet<SlotKind> = new Set(['number', 'date', 'negation', 'unit']);

function summaryOf(groups: readonly TextGroup[]): string {
  const articles = groups.reduce((sum, group) => sum + group.articles.length, 0);
  if (articles === 0) return '';
  if (articles === 1) return vscode.l10n.t('One article carries the claim so far.');
  const unknown = groups.some((group) => group.unknown > 0)
    ? ` ${vscode.l10n.t('Where nothing shows it, independence is unknown.')}`
    : '';
  return (
    (groups.length === articles
      ? vscode.l10n.t('{0} articles; none is shown to derive from another.', articles)
      : vscode.l10n.t(
          '{0} articles, at most {1} texts: reprints stand under the text they share.',
          articles,
          groups.length,
        )) + unknown
  );
}

function piecesShown({ pieces }: Rung): Card.Piece[] {
  let left = SHOWN;
  const shown: Card.Piece[] = [];
  for (const { kind, text, was, slot } of pieces) {
    if (left <= 0) break;
    shown.push({ kind, text: undeceiving(text, left), was: shorten(was, 300), slot, label: slotLabel(slot) });
    left -= text.length;
  }
  if (left <= 0) shown.push({ kind: 'same', text: '…', was: '', slot: 'wording', label: '' });
  return shown;
}

function markedText(
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): Card.CardSuggestion['marked'] {
  const found: { text: string; mark: boolean }[] = [];
  let at = 0;
  const add = (end: number, mark: boolean): void => {
    if (end > at) found.push({ text: undeceiving(text.slice(at, end), SHOWN), mark });
    at = Math.max(at, end);
  };
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || start > SHOWN) continue;
    add(start, false);
    add(end, true);
  }
  add(Math.min(text.length, SHOWN), false);
  return found;
}
