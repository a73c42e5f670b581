import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { CrossReference, CrossReferences, Passage } from '../../core/corpus/crossReferences.ts';
import type { Indexing } from '../../core/corpus/indexing.ts';
import type { ArticleLibrary } from '../../core/corpus/library.ts';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { length, type Range } from '../../core/model/range.ts';
import type { ArticleScope } from '../articleScope.ts';
import { DocumentText } from '../adapters/positions.ts';
import { alteration, claimHeading, SHOWN, wording } from '../hoverContent.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import type { Links } from '../links.ts';
import { escapeMarkdown } from '../markdown.ts';

/** Shows, over a passage, every other article's wording of it. */
export class Hovers implements vscode.HoverProvider {
  constructor(
    private readonly scope: ArticleScope,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly links: Pick<Links, 'line'>,
  ) {}

  register(): vscode.Disposable {
    return vscode.languages.registerHoverProvider(ARTICLE_LANGUAGES, this);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!this.scope.includes(document.uri)) return undefined;
    const text = DocumentText.of(document);
    const offset = text.offsetAt(position);
    const id = document.uri.toString();
    if (!this.annotations.isComplete) await this.annotations.load([id]);
    const tagged = this.annotations
      .of(id)
      ?.annotations.filter(({ anchoring: { range } }) => range && range.start <= offset && offset < range.end)
      .sort((a, b) => length(a.anchoring.range ?? EMPTY) - length(b.anchoring.range ?? EMPTY));
    const [innermost] = tagged ?? [];
    if (innermost?.anchoring.range) {
      const contents = await this.taggedContents(innermost);
      return new vscode.Hover(contents, text.toRange(innermost.anchoring.range));
    }
    const sentence = (await this.library.read(id))?.sentences.find(
      ({ range }) => range.start <= offset && offset < range.end,
    );
    if (!sentence?.matchable || token.isCancellationRequested) return undefined;
    return this.untagged({ article: id, range: sentence.range }, text);
  }

  private async taggedContents(one: AnchoredAnnotation): Promise<vscode.MarkdownString[]> {
    const { annotation, anchoring, article } = one;
    const contents: vscode.MarkdownString[] = [];
    const claim = annotation.claim === undefined ? undefined : this.claims.get(annotation.claim);
    if (claim) {
      contents.push(claimHeading(claim));
      contents.push(
        this.links.line([
          {
            label: vscode.l10n.t('Claim card'),
            action: () => vscode.commands.executeCommand('corroborate.openClaimCard', { claim: claim.key }),
          },
          {
            label: vscode.l10n.t('Claim matrix'),
            action: () => vscode.commands.executeCommand('corroborate.openMatrix'),
          },
        ]),
      );
    }
    if (anchoring.state === 'altered') {
      contents.push(alteration(one));
      contents.push(
        this.links.line([
          {
            label: vscode.l10n.t('Accept the new wording'),
            action: () => vscode.commands.executeCommand('corroborate.acceptWording', one),
          },
        ]),
      );
    }
    if (!anchoring.range) return contents;
    const passage: Passage = {
      article,
      range: anchoring.range,
      ...(annotation.claim === undefined ? {} : { claim: annotation.claim }),
    };
    const references = await this.references.of(passage);
    const shown = references.filter(({ status }) => status !== 'possible');
    for (const reference of shown.slice(0, SHOWN))
      contents.push(...this.referenceContents(reference, passage));
    contents.push(this.footer(passage, shown.length, references.length));
    return contents;
  }

  private async untagged(passage: Passage, text: DocumentText): Promise<vscode.Hover | undefined> {
    void this.indexing.start();
    const references = (await this.references.of(passage)).filter(({ status }) => status === 'suggested');
    if (references.length === 0) return undefined;
    const contents = [
      new vscode.MarkdownString(
        escapeMarkdown(
          references.length === 1
            ? vscode.l10n.t('Another article has this too')
            : vscode.l10n.t('{0} other passages have this too', references.length),
        ),
      ),
    ];
    for (const reference of references.slice(0, SHOWN))
      contents.push(...this.referenceContents(reference, passage));
    contents.push(
      this.links.line([
        {
          label: vscode.l10n.t('Tag this passage'),
          action: () => vscode.commands.executeCommand('corroborate.tag', passage),
        },
      ]),
    );
    return new vscode.Hover(contents, text.toRange(passage.range));
  }

  private referenceContents(reference: CrossReference, passage: Passage): vscode.MarkdownString[] {
    const links = [
      {
        label: vscode.l10n.t('Open'),
        action: () => vscode.commands.executeCommand('corroborate.open', reference.article, reference.range),
      },
    ];
    if (reference.status !== 'confirmed' && passage.claim !== undefined)
      links.push(
        {
          label: vscode.l10n.t('Same claim'),
          action: () => vscode.commands.executeCommand('corroborate.confirmMatch', { passage, reference }),
        },
        {
          label: vscode.l10n.t('Not this claim'),
          action: () => vscode.commands.executeCommand('corroborate.rejectMatch', { passage, reference }),
        },
      );
    return [wording(reference), this.links.line(links)];
  }

  /** Says what is not shown, and that the articles are still being read where they are. */
  private footer(passage: Passage, shown: number, found: number): vscode.MarkdownString {
    const rest = found - Math.min(shown, SHOWN);
    const line = this.links.line(
      rest > 0
        ? [
            {
              label:
                shown > 0 ? vscode.l10n.t('{0} more possible', rest) : vscode.l10n.t('{0} possible', rest),
              action: () => vscode.commands.executeCommand('corroborate.findMatches', passage),
            },
          ]
        : [],
    );
    const { state, done, total } = this.indexing.progress;
    const notes = [
      ...(this.annotations.isComplete ? [] : [vscode.l10n.t('Still reading the annotations.')]),
      ...(state === 'reading' ? [vscode.l10n.t('Still reading the articles: {0} of {1}.', done, total)] : []),
      ...(found === 0 ? [vscode.l10n.t('No other article is known to say this.')] : []),
    ];
    if (notes.length > 0) line.appendText(`${rest > 0 ? ' · ' : ''}${notes.join(' ')}`);
    return line;
  }
}

const EMPTY: Range = { start: 0, end: 0 };
