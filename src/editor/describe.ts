import * as vscode from 'vscode';
import type { ClaimCounts } from '../core/corpus/claims.ts';
import { fileNameOf } from '../core/corpus/articleNames.ts';
import type { AnchorState, Difference, SlotKind } from '../core/model/anchor.ts';
import type { Particulars } from '../core/model/annotation.ts';
import type { Relation, SpeakerStance, Stance, Verdict } from '../core/model/claim.ts';
import type { ArticleId } from '../core/ports.ts';
import { flatten } from './markdown.ts';

/** Words for people, in their language, for everything the core names by a key. */

/** "4 articles · 3 texts · 1 speaker · 1 denies": what is not known is left out. */
export function describeCounts(counts: ClaimCounts): string {
  const { articles, texts, speakers, denies } = counts;
  const parts = [articles === 1 ? vscode.l10n.t('1 article') : vscode.l10n.t('{0} articles', articles)];
  if (texts !== undefined && articles > 1)
    parts.push(texts === 1 ? vscode.l10n.t('1 text') : vscode.l10n.t('{0} texts', texts));
  if (speakers > 0)
    parts.push(speakers === 1 ? vscode.l10n.t('1 speaker') : vscode.l10n.t('{0} speakers', speakers));
  if (denies > 0) parts.push(denies === 1 ? vscode.l10n.t('1 denies') : vscode.l10n.t('{0} deny', denies));
  return parts.join(' · ');
}

export function stanceLabel(stance: Stance): string {
  switch (stance) {
    case 'asserts':
      return vscode.l10n.t('asserts');
    case 'disputes':
      return vscode.l10n.t('disputes');
    case 'reports':
      return vscode.l10n.t('reports');
  }
}

export function speakerStanceLabel(stance: SpeakerStance): string {
  switch (stance) {
    case 'affirms':
      return vscode.l10n.t('affirms');
    case 'denies':
      return vscode.l10n.t('denies');
    case 'doubts':
      return vscode.l10n.t('doubts');
    case 'expects':
      return vscode.l10n.t('expects');
  }
}

export function verdictLabel(verdict: Verdict): string {
  switch (verdict) {
    case 'unchecked':
      return vscode.l10n.t('unchecked');
    case 'true':
      return vscode.l10n.t('true');
    case 'false':
      return vscode.l10n.t('false');
    case 'missing-context':
      return vscode.l10n.t('missing context');
    case 'unverifiable':
      return vscode.l10n.t('unverifiable');
  }
}

export function stateLabel(state: AnchorState): string {
  switch (state) {
    case 'exact':
      return vscode.l10n.t('exact');
    case 'moved':
      return vscode.l10n.t('moved');
    case 'altered':
      return vscode.l10n.t('altered');
    case 'ambiguous':
      return vscode.l10n.t('ambiguous');
    case 'orphaned':
      return vscode.l10n.t('orphaned');
  }
}

export function relationLabel(relation: Relation): string {
  switch (relation) {
    case 'same':
      return vscode.l10n.t('says the same');
    case 'same-quote':
      return vscode.l10n.t('same quote');
    case 'differs':
      return vscode.l10n.t('differs');
    case 'contradicts':
      return vscode.l10n.t('contradicts');
    case 'earlier':
      return vscode.l10n.t('earlier');
    case 'later':
      return vscode.l10n.t('later');
  }
}

export function slotLabel(kind: SlotKind): string {
  switch (kind) {
    case 'number':
      return vscode.l10n.t('number');
    case 'date':
      return vscode.l10n.t('date');
    case 'name':
      return vscode.l10n.t('name');
    case 'negation':
      return vscode.l10n.t('negation');
    case 'unit':
      return vscode.l10n.t('unit');
    case 'wording':
      return vscode.l10n.t('wording');
  }
}

/** "number: 12 → 14", in one line that deceives nobody; a side without words shows as "—". */
export function differenceLabel({ kind, from, to }: Difference): string {
  return `${slotLabel(kind)}: ${flatten(from) || '—'} → ${flatten(to) || '—'}`;
}

/** The outlet where it is known, else the headline, else the file's name: what is not stated is not guessed. */
export function outletLabel(article: ArticleId, { publisher, title }: Particulars): string {
  return flatten(publisher ?? title ?? decodeURIComponent(fileNameOf(article)));
}

/** The headline, where it does not stand for the outlet already: see `outletLabel`. */
export const headlineBeside = ({ publisher, title }: Particulars): string | undefined =>
  publisher === undefined ? undefined : title;

/** Makes something when it is first asked for, and once: a format costs a hundred times what using it does. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const percentages = once(() => new Intl.NumberFormat(vscode.env.language, { style: 'percent' }));

/** A score from 0 to 1 as a percentage, as the person's language writes one. */
export const percentage = (score: number): string => percentages().format(score);

const dateFormat = (parts: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
  once(() => new Intl.DateTimeFormat(vscode.env.language, { timeZone: 'UTC', ...parts }));
const YEAR = dateFormat({ year: 'numeric' });
const MONTH = dateFormat({ year: 'numeric', month: 'long' });
const DAY = dateFormat({ year: 'numeric', month: 'long', day: 'numeric' });

/** A possibly partial ISO date for people: `2031`, `May 2031`, `4 May 2031`. */
export function dateLabel(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const format = day ? DAY : month ? MONTH : YEAR;
  return format().format(date);
}
