import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claim, Claims } from '../../core/corpus/claims.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import { RELATIONS, SPEAKER_STANCES, STANCES, VERDICTS } from '../../core/model/claim.ts';
import type { Place } from '../../core/sidecar/fields.ts';
import { writingAt, type Writing } from '../../core/sidecar/writing.ts';
import { inline } from '../../core/sidecar/yaml/write.ts';
import { CLAIMS_FILES, ClaimsFile } from '../claimsFile.ts';
import { describeCounts, outletLabel } from '../describe.ts';
import { claimHeading } from '../hoverContent.ts';
import { escapeMarkdown, shorten } from '../markdown.ts';

/** How many appearances a hover over a key shows. */
const SHOWN = 6;

interface Offer {
  readonly value: string;
  readonly detail?: string;
  readonly documentation?: string;
}

/** Completion of claims, tags, speakers and fixed words in sidecars and registers, and what a name stands for. */
export class ClaimsFileWriting implements vscode.CompletionItemProvider, vscode.HoverProvider {
  constructor(
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    private readonly claims: Claims,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerCompletionItemProvider(CLAIMS_FILES, this, ' ', '[', '"'),
      vscode.languages.registerHoverProvider(CLAIMS_FILES, this),
    );
  }

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.CompletionItem[] | undefined {
    const file = ClaimsFile.of(document);
    const writing = file && writingAt(file.text.text, file.text.offsetAt(position));
    if (!file || !writing) return undefined;
    const range = file.text.toRange(writing.range);
    return this.offers(writing).map((offer, index) => completion(offer, writing, range, index));
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const file = ClaimsFile.of(document);
    const place = file?.placeAt(position);
    if (!file || !place) return undefined;
    const contents = this.about(place);
    return contents && new vscode.Hover(contents, file.text.toRange(place.range));
  }

  private offers({ kind }: Writing): readonly Offer[] {
    switch (kind) {
      case 'claim':
        return this.claims.all().map(offerOf);
      case 'entry':
        return this.claims
          .all()
          .filter(({ entry }) => entry === undefined)
          .map(offerOf);
      case 'tag':
        return this.counted('tag');
      case 'speaker':
        return this.counted('speaker');
      case 'stance':
        return STANCES.map((value) => ({ value }));
      case 'speakerStance':
        return SPEAKER_STANCES.map((value) => ({ value }));
      case 'relation':
        return RELATIONS.map((value) => ({ value }));
      case 'verdict':
        return VERDICTS.map((value) => ({ value }));
    }
  }

  /** The tags or speakers of all files, the most used first. */
  private counted(kind: 'tag' | 'speaker'): readonly Offer[] {
    const counts = new Map<string, number>();
    for (const place of this.places())
      if (place.kind === kind) counts.set(place.value, (counts.get(place.value) ?? 0) + 1);
    return Array.from(counts)
      .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
      .map(([value, count]) => ({ value, detail: usedLabel(count) }));
  }

  private *places(): Generator<Place> {
    for (const { document } of this.annotations.all()) yield* document.places;
    for (const [, document] of this.registers.all()) yield* document.places;
  }

  private about({ kind, value }: Place): vscode.MarkdownString[] | undefined {
    if (kind === 'claim') {
      const claim = this.claims.get(value);
      return claim && [claimHeading(claim), ...this.appearances(claim)];
    }
    const used = usedLabel(
      Array.from(this.places()).filter((one) => one.kind === kind && one.value === value).length,
    );
    const lines = [`**${escapeMarkdown(value)}** — ${escapeMarkdown(used)}`];
    const names = kind === 'speaker' ? this.otherNames(value) : [];
    if (names.length > 0) lines.push(escapeMarkdown(vscode.l10n.t('Also named: {0}', names.join(', '))));
    return [new vscode.MarkdownString(lines.join('  \n'))];
  }

  private otherNames(name: string): string[] {
    const canonical = this.registers.canonicalSpeaker(name);
    const aliases = Array.from(this.registers.all()).flatMap(
      ([, { speakers }]) => speakers.get(canonical) ?? [],
    );
    return [canonical, ...aliases].filter((other) => other !== name);
  }

  private appearances({ appearances }: Claim): vscode.MarkdownString[] {
    return appearances.slice(0, SHOWN).map(({ article, annotation }) => {
      const outlet = outletLabel(article, this.annotations.of(article)?.particulars ?? {});
      return new vscode.MarkdownString(
        `**${escapeMarkdown(outlet)}**  \n“${escapeMarkdown(shorten(annotation.quote, 200))}”`,
      );
    });
  }
}

function offerOf({ key, entry, counts, appearances }: Claim): Offer {
  const wording = entry?.statement ?? appearances[0]?.annotation.quote;
  return {
    value: key,
    detail: describeCounts(counts),
    ...(wording === undefined ? {} : { documentation: shorten(wording, 300) }),
  };
}

const usedLabel = (count: number): string =>
  count === 1 ? vscode.l10n.t('used once') : vscode.l10n.t('used {0} times', count);

function completion(
  { value, detail, documentation }: Offer,
  { kind, mark }: Writing,
  range: vscode.Range,
  index: number,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(shorten(value, 100), KINDS[kind]);
  const text = inline({ kind: 'text', text: value });
  item.insertText = kind === 'entry' ? `${text}:` : text;
  item.range = range;
  // What is typed is compared with this, the quotation mark it began with included.
  item.filterText = mark + value;
  item.sortText = String(index).padStart(6, '0');
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = documentation;
  return item;
}

const KINDS: Readonly<Record<Writing['kind'], vscode.CompletionItemKind>> = {
  claim: vscode.CompletionItemKind.Reference,
  entry: vscode.CompletionItemKind.Reference,
  tag: vscode.CompletionItemKind.Keyword,
  speaker: vscode.CompletionItemKind.User,
  stance: vscode.CompletionItemKind.EnumMember,
  speakerStance: vscode.CompletionItemKind.EnumMember,
  relation: vscode.CompletionItemKind.EnumMember,
  verdict: vscode.CompletionItemKind.EnumMember,
};
