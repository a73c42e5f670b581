import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../../core/corpus/claimWork.ts';
import { parseArticleDetailsCsv } from '../../../core/corpus/articleDetailsCsv.ts';
import type { ArticleLibrary } from '../../../core/corpus/library.ts';
import { slugOf } from '../../../core/sidecar/ids.ts';
import type { Particulars } from '../../../core/model/annotation.ts';
import type { ArticleId, ArticleStore } from '../../../core/ports.ts';
import type { ActiveArticle } from '../../activeArticle.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';

type Field = keyof Particulars;
/** A partial ISO date, or a timestamp. */
const DATE = /^\d{4}(-\d{2}(-\d{2}(T\S+)?)?)?$/;

/** What is known of an article as a publication: entered by hand, or for many from a CSV file. */
export class DetailsCommands {
  constructor(
    private readonly active: ActiveArticle,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly articles: ArticleStore,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(this.guarded.command('corroborate.articleDetails', () => this.details()));
    disposables.add(this.guarded.command('corroborate.importArticleDetails', () => this.importDetails()));
    disposables.add(this.guarded.command('corroborate.newArticleFromClipboard', () => this.fromClipboard()));
    return disposables;
  }

  /** A list of the fields with what is known of each; choosing one edits it, Escape leaves. */
  private async details(): Promise<void> {
    const { id } = this.active;
    if (id === undefined) return;
    for (;;) {
      const stated = (await this.library.read(id))?.stated ?? {};
      const set = this.annotations.of(id)?.document.particulars ?? {};
      const items = FIELDS().map(({ field, label, hint }) => ({
        label,
        description: shown(set[field]) ?? shown(stated[field]) ?? vscode.l10n.t('not known'),
        detail:
          set[field] === undefined && stated[field] !== undefined
            ? vscode.l10n.t('as the article states it')
            : '',
        field,
        hint,
      }));
      const chosen = await vscode.window.showQuickPick(items, {
        title: vscode.l10n.t('Article Details'),
        placeHolder: vscode.l10n.t('Choose a field to fill in or change'),
        matchOnDescription: true,
      });
      if (!chosen) return;
      const value = await vscode.window.showInputBox({
        title: chosen.label,
        prompt: chosen.hint,
        value: shown(set[chosen.field] ?? stated[chosen.field]) ?? '',
        validateInput: (text) => refusal(chosen.field, text.trim()),
      });
      if (value === undefined) continue;
      await this.work.setParticulars(
        [{ article: id, set: { [chosen.field]: parsed(chosen.field, value.trim()) } }],
        vscode.l10n.t('article details: {0}', chosen.label),
      );
    }
  }

  private async importDetails(): Promise<void> {
    const [uri] = (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import Article Details from CSV'),
      filters: { CSV: ['csv', 'tsv', 'txt'] },
      canSelectMany: false,
    })) ?? [undefined];
    if (!uri) return;
    const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
    const { rows, problems } = parseArticleDetailsCsv(text);
    const known = await this.articles.list();
    const matched: { article: ArticleId; set: Particulars }[] = [];
    const unknown: string[] = [];
    for (const { article, particulars } of rows) {
      const ids = known.filter((id) => isNamed(id, article));
      const [id] = ids;
      if (id !== undefined && ids.length === 1) matched.push({ article: id, set: particulars });
      else unknown.push(article);
    }
    const complaints = [
      ...problems.map(({ row, message }) => vscode.l10n.t('Row {0}: {1}', row, message)),
      ...unknown.map((name) => vscode.l10n.t('{0}: no article, or more than one, of this name', name)),
    ];
    const apply = vscode.l10n.t('Import');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Set the details of {0} articles?', matched.length),
      { modal: true, detail: complaints.slice(0, 12).join('\n') },
      ...(matched.length > 0 ? [apply] : []),
    );
    if (chosen !== apply) return;
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Importing article details…') },
      () => this.work.setParticulars(matched, vscode.l10n.t('importing article details')),
    );
  }

  private async fromClipboard(): Promise<void> {
    const text = (await vscode.env.clipboard.readText()).trim();
    if (!text) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The clipboard holds no text. Copy the article first.'),
      );
      return;
    }
    const folder = await folderMeant();
    if (!folder) return;
    const [headline = ''] = text.split('\n', 1);
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('New Article from Clipboard'),
      prompt: vscode.l10n.t('File name'),
      value: `${slugOf(headline)}.txt`,
      validateInput: async (value) => {
        if (!/^[^/\\:*?"<>|]+\.(txt|md|article)$/.test(value.trim()))
          return vscode.l10n.t('A file name ending in .txt, .md or .article, without a folder');
        return (await exists(vscode.Uri.joinPath(folder, value.trim())))
          ? vscode.l10n.t('There is a file of this name already')
          : undefined;
      },
    });
    if (name === undefined) return;
    const uri = vscode.Uri.joinPath(folder, name.trim());
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${text}\n`));
    await vscode.window.showTextDocument(uri);
    const today = new Date().toISOString().slice(0, 10);
    const address = await vscode.window.showInputBox({
      title: vscode.l10n.t('Where is it from?'),
      prompt: vscode.l10n.t('The address of the article, if there is one'),
      placeHolder: 'https://',
      validateInput: (value) => refusal('url', value.trim()),
    });
    if (!address?.trim()) return;
    await this.work.setParticulars(
      [{ article: uri.toString(), set: { url: address.trim(), retrieved: today } }],
      vscode.l10n.t('article details'),
    );
  }
}

const FIELDS = (): readonly { field: Field; label: string; hint: string }[] => [
  { field: 'title', label: vscode.l10n.t('Title'), hint: '' },
  { field: 'publisher', label: vscode.l10n.t('Outlet'), hint: vscode.l10n.t('Who published it') },
  {
    field: 'agency',
    label: vscode.l10n.t('Agency'),
    hint: vscode.l10n.t('Agencies credited for the text, with commas'),
  },
  { field: 'author', label: vscode.l10n.t('Author'), hint: vscode.l10n.t('Names, with commas') },
  {
    field: 'published',
    label: vscode.l10n.t('Published'),
    hint: vscode.l10n.t('As 2031-05-04; 2031-05 or 2031 where no more is known'),
  },
  { field: 'url', label: vscode.l10n.t('Address'), hint: vscode.l10n.t('Where it stands on the web') },
  { field: 'archive', label: vscode.l10n.t('Archive Link'), hint: vscode.l10n.t('A saved copy on the web') },
  {
    field: 'retrieved',
    label: vscode.l10n.t('Retrieved'),
    hint: vscode.l10n.t('When you took it, as 2031-05-04'),
  },
];

const isList = (field: Field): boolean => field === 'agency' || field === 'author';

function shown(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'object' ? value.join(', ') : value;
}

function parsed(field: Field, text: string): string | string[] | undefined {
  if (text === '') return undefined;
  return isList(field)
    ? text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
    : text;
}

function refusal(field: Field, text: string): string | undefined {
  if (text === '') return undefined;
  if ((field === 'published' || field === 'retrieved') && !DATE.test(text))
    return vscode.l10n.t('A date as 2031-05-04, 2031-05 or 2031');
  if ((field === 'url' || field === 'archive') && !/^https?:\/\/\S+$/.test(text))
    return vscode.l10n.t('An address that begins with http:// or https://');
  return undefined;
}

/** A CSV names an article by its path in the workspace or, where that is plain, by its file name. */
function isNamed(id: ArticleId, name: string): boolean {
  const wanted = `/${name.replaceAll('\\', '/').replace(/^\.?\//, '')}`;
  return decodeURIComponent(id).endsWith(wanted);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    // There is nothing to stat: what was asked.
    return false;
  }
}

async function folderMeant(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const here = vscode.window.activeTextEditor?.document.uri;
  const active = here && vscode.workspace.getWorkspaceFolder(here);
  if (here && active) return vscode.Uri.joinPath(here, '..');
  return folders.length > 1 ? (await vscode.window.showWorkspaceFolderPick())?.uri : folders[0]?.uri;
}
