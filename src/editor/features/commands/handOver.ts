import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import { fileNameOf } from '../../../core/corpus/articleNames.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import { exported } from '../../../core/corpus/exported.ts';
import type { ArticleLibrary } from '../../../core/corpus/library.ts';
import { citedQuote } from '../../../core/export/citedQuote.ts';
import { refusalsOf, type ExportedCorpus } from '../../../core/export/corpus.ts';
import { exportAs, type ExportFormat } from '../../../core/export/formats.ts';
import type { ClaimKey } from '../../../core/model/claim.ts';
import { isSilent } from '../../../core/model/anchor.ts';
import { overlaps } from '../../../core/model/range.ts';
import type { ArticleStore } from '../../../core/ports.ts';
import { describeCounts, stateLabel } from '../../describe.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { withoutIcons, withoutLinks } from '../../markdown.ts';
import { claimsOf, type Targets } from '../../targets.ts';

/** Handing over what was found: a quotation with its source. Words that are not in the article are refused. */
export class HandOverCommands {
  constructor(
    private readonly targets: Targets,
    private readonly articles: ArticleStore,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(
      this.guarded.command('corroborate.copyCitedQuote', (given, also) => this.copyCitedQuote(given, also)),
    );
    disposables.add(
      this.guarded.command('corroborate.exportClaim', (given, also) => this.exportClaim(given, also)),
    );
    return disposables;
  }

  /** The claims of the rows it was called on, else one that is asked for. */
  private async exportClaim(given: unknown, also: unknown): Promise<void> {
    const chosenRows = claimsOf(given, also);
    const claims = chosenRows.size > 0 ? chosenRows : await this.pickClaims();
    if (!claims) return;
    const [first] = claims;
    const title =
      claims === EVERYTHING
        ? vscode.l10n.t('Export All Claims')
        : claims.size === 1
          ? vscode.l10n.t('Export “{0}”', first ?? '')
          : vscode.l10n.t('Export {0} Claims', claims.size);
    const chosen = await vscode.window.showQuickPick(FORMATS(), { title });
    if (!chosen) return;
    const corpus = await exported(
      this.articles,
      this.annotations,
      this.claims,
      { now: () => new Date() },
      claims === EVERYTHING ? undefined : claims,
    );
    const named = corpus.articles.map((article) => ({
      ...article,
      id: vscode.workspace.asRelativePath(vscode.Uri.parse(article.id, true), false),
    }));
    const handedOver = { ...corpus, articles: named };
    if (!(await acceptRefusals(handedOver))) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = `${claims.size === 1 ? first : 'claims'}.${chosen.extension}`;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export To'),
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    });
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, exportAs(chosen.format, handedOver));
    const open = vscode.l10n.t('Open');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('Exported to {0}', withoutLinks(vscode.workspace.asRelativePath(target))),
      open,
    );
    if (answer !== open) return;
    if (chosen.format === 'html') await vscode.env.openExternal(target);
    else await vscode.commands.executeCommand('vscode.open', target);
  }

  private async pickClaims(): Promise<ReadonlySet<ClaimKey> | undefined> {
    const items = this.claims
      .all()
      .map(({ key, counts }) => ({ label: withoutIcons(key), description: describeCounts(counts), key }));
    const everything = { label: vscode.l10n.t('All claims'), description: '', key: '' };
    const chosen = await vscode.window.showQuickPick([everything, ...items], {
      title: vscode.l10n.t('Export Which Claim?'),
    });
    return chosen === everything ? EVERYTHING : chosen && new Set([chosen.key]);
  }

  private async copyCitedQuote(given: unknown, also: unknown): Promise<void> {
    const [tagged] = this.targets.annotationsFor(given, also);
    if (tagged && !isSilent(tagged.anchoring.state)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'Not copied: the quote is not in the article as it was tagged ({0}). Accept the new wording or re-anchor it first.',
          stateLabel(tagged.anchoring.state),
        ),
      );
      return;
    }
    const [selected] = tagged ? [] : await this.targets.passages();
    const article = tagged?.article ?? selected?.article;
    const range = tagged?.anchoring.range ?? selected?.range;
    if (article === undefined || !range) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Select the words to copy.'));
      return;
    }
    const read = await this.library.read(article);
    if (!read) return;
    const speaker = read.quotes.find((quote) => quote.speaker && overlaps(quote.outer, range))?.speaker;
    await vscode.env.clipboard.writeText(
      citedQuote({
        quote: read.text.slice(range.start, range.end),
        speaker: tagged?.annotation.speaker ?? (speaker ? [speaker.name] : []),
        particulars: this.annotations.of(article)?.particulars ?? read.stated,
        fileName: decodeURIComponent(fileNameOf(article)),
      }),
    );
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied with its source'), 3000);
  }
}

/** Not any claims in particular: what is tied to none is handed over, too. */
const EVERYTHING: ReadonlySet<ClaimKey> = new Set();

const FORMATS = (): readonly (vscode.QuickPickItem & { format: ExportFormat; extension: string })[] => [
  {
    label: 'HTML',
    description: vscode.l10n.t('a page to read and print'),
    format: 'html',
    extension: 'html',
  },
  {
    label: 'CSV',
    description: vscode.l10n.t('a table, one row an appearance'),
    format: 'csv',
    extension: 'csv',
  },
  { label: 'Markdown', description: '', format: 'markdown', extension: 'md' },
  { label: 'W3C Web Annotation', description: 'JSON-LD', format: 'jsonld', extension: 'jsonld' },
  { label: 'ClaimReview', description: 'schema.org', format: 'claimreview', extension: 'json' },
  { label: 'REFI-QDA', description: 'QDPX', format: 'qdpx', extension: 'qdpx' },
];

/** Says which quotes are held back and why, before anything is written. */
async function acceptRefusals(corpus: ExportedCorpus): Promise<boolean> {
  const refusals = refusalsOf(corpus);
  if (refusals.length === 0) return true;
  const without = vscode.l10n.t('Export Without');
  const chosen = await vscode.window.showWarningMessage(
    refusals.length === 1
      ? vscode.l10n.t('1 quote is not verbatim in the saved article and will be held back.')
      : vscode.l10n.t(
          '{0} quotes are not verbatim in the saved articles and will be held back.',
          refusals.length,
        ),
    {
      modal: true,
      detail: refusals
        .slice(0, 10)
        .map(({ article, reason }) => `${article}: ${reason}`)
        .join('\n'),
    },
    without,
  );
  return chosen === without;
}
