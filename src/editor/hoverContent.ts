import * as vscode from 'vscode';
import type { Claim } from '../core/corpus/claims.ts';
import type { CrossReference } from '../core/corpus/crossReferences.ts';
import type { AnchoredAnnotation } from '../core/corpus/anchoredAnnotation.ts';
import {
  dateLabel,
  describeCounts,
  differenceLabel,
  outletLabel,
  percentage,
  relationLabel,
  speakerStanceLabel,
  stanceLabel,
  verdictLabel,
} from './describe.ts';
import { escapeMarkdown, quotation, shorten } from './markdown.ts';

/** How many other wordings a hover shows before it says how many more there are. */
export const SHOWN = 8;
const WORDING_LIMIT = 320;

/**
 * Everything below is untrusted Markdown: it holds words of articles and sidecars, each escaped. Links stand in
 * lines of their own, see `Links`.
 */
export function claimHeading(claim: Claim): vscode.MarkdownString {
  const lines = [`**${escapeMarkdown(claim.key)}** — ${escapeMarkdown(describeCounts(claim.counts))}`];
  if (claim.entry?.statement) lines.push(escapeMarkdown(shorten(claim.entry.statement, WORDING_LIMIT)));
  if (claim.entry?.verdict && claim.entry.verdict !== 'unchecked')
    lines.push(`${vscode.l10n.t('Verdict')}: **${escapeMarkdown(verdictLabel(claim.entry.verdict))}**`);
  return new vscode.MarkdownString(lines.join('  \n'));
}

/** What became of an annotation whose words were changed. */
export function alteration({ annotation, anchoring }: AnchoredAnnotation): vscode.MarkdownString {
  const changes = anchoring.changes.map((change) => escapeMarkdown(differenceLabel(change)));
  return new vscode.MarkdownString(
    [
      `**${escapeMarkdown(vscode.l10n.t('The words were changed since this was tagged'))}**`,
      ...changes,
      `${escapeMarkdown(vscode.l10n.t('Tagged as'))}: ${quotation(annotation.quote, escapeMarkdown(shorten(annotation.quote, WORDING_LIMIT)))}`,
    ].join('  \n'),
  );
}

/** Another article's wording: who, where, when, how it stands to this one, the words that differ in bold. */
export function wording(reference: CrossReference): vscode.MarkdownString {
  const { article, particulars, speaker, relation, status, differences } = reference;
  const who = [`**${escapeMarkdown(outletLabel(article, particulars))}**`];
  if (particulars.published) who.push(escapeMarkdown(dateLabel(particulars.published)));
  if (speaker.length > 0) who.push(escapeMarkdown(shorten(speaker.join(', '), 80)));
  const held = heldBy(reference);
  who.push(held ? `**${escapeMarkdown(held)}**` : `*${escapeMarkdown(relationLabel(relation))}*`);
  if (status !== 'confirmed')
    who.push(escapeMarkdown(vscode.l10n.t('suggested, {0}', percentage(reference.certainty))));
  const lines = [who.join(' · '), quotation(reference.text, emphasised(reference))];
  lines.push(...differences.map((difference) => `*${escapeMarkdown(differenceLabel(difference))}*`));
  // Two blanks at the end of a line break it without beginning a paragraph.
  return new vscode.MarkdownString(lines.join('  \n'));
}

/** That the claim is disputed, denied or doubted there, which weighs more than how the words compare. */
function heldBy({ annotation, status }: CrossReference): string | undefined {
  if (status !== 'confirmed' || !annotation) return undefined;
  if (annotation.stance === 'disputes') return stanceLabel(annotation.stance);
  const { speakerStance } = annotation;
  return speakerStance && speakerStance !== 'affirms' ? speakerStanceLabel(speakerStance) : undefined;
}

/** The wording with the words that differ in bold. */
function emphasised({ text, marks: found }: CrossReference): string {
  const marks = found
    .filter((range) => range.start < range.end && range.end <= text.length)
    .sort((a, b) => a.start - b.start);
  let at = 0;
  let markdown = '';
  for (const { start, end } of marks) {
    if (start < at) continue;
    markdown += escapeKeepingEdges(text.slice(at, start));
    const words = escapeMarkdown(text.slice(start, end));
    markdown += words ? `**${words}**` : '';
    at = end;
    if (at > WORDING_LIMIT) break;
  }
  const rest = text.slice(at);
  const short = shorten(rest, Math.max(40, WORDING_LIMIT - at));
  return markdown + (/^\s/.test(rest) && markdown ? ' ' : '') + escapeMarkdown(short);
}

/** Escaping trims; between two marks the blanks at the edges belong to the text. */
function escapeKeepingEdges(text: string): string {
  const body = escapeMarkdown(text);
  return (/^\s/.test(text) ? ' ' : '') + body + (body && /\s$/.test(text) ? ' ' : '');
}
