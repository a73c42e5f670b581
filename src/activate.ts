import * as vscode from 'vscode';
import { Annotations } from './core/corpus/annotations.ts';
import type { BulkReader } from './core/corpus/bulkReader.ts';
import { Claims } from './core/corpus/claims.ts';
import { ClaimWork } from './core/corpus/claimWork.ts';
import { AnnotatedTexts } from './core/corpus/annotatedTexts.ts';
import { Conflicts } from './core/corpus/conflicts.ts';
import { CrossReferences } from './core/corpus/crossReferences.ts';
import { Indexing } from './core/corpus/indexing.ts';
import { ArticleLibrary } from './core/corpus/library.ts';
import { PassageWork } from './core/corpus/passageWork.ts';
import { PassageWriter } from './core/corpus/passageWriter.ts';
import { RecentTexts } from './core/corpus/recentTexts.ts';
import { Registers } from './core/corpus/registers.ts';
import { Suggestions } from './core/corpus/suggestions.ts';
import { UndoHistory } from './core/corpus/undoHistory.ts';
import { embeddedMatchIndex } from './core/matching/embeddedMatchIndex.ts';
import type { MatchIndex } from './core/matching/matchIndex.ts';
import { takenAsSame } from './core/matching/relate.ts';
import { SemanticMatchIndex } from './core/matching/semanticMatchIndex.ts';
import type { ArticleId, Logger, Scheduler } from './core/ports.ts';
import { ActiveArticle } from './editor/activeArticle.ts';
import { ArticleFiles } from './editor/adapters/articleFiles.ts';
import { ChannelLogger } from './editor/adapters/log.ts';
import { isThere, readAsUtf8 } from './editor/adapters/decoding.ts';
import { GitTexts } from './editor/adapters/gitTexts.ts';
import { FileSearch } from './editor/adapters/fileSearch.ts';
import { SidecarFiles, type WriteOnDisk } from './editor/adapters/sidecarFiles.ts';
import { ArticleScope } from './editor/articleScope.ts';
import { ClaimPicker } from './editor/claimPicker.ts';
import { ClaimLocations } from './editor/claimLocations.ts';
import { DisposableStore } from './editor/disposables.ts';
import { AnnotationCommands } from './editor/features/commands/annotations.ts';
import { BoundaryCommands } from './editor/features/commands/boundaries.ts';
import { CardCommands } from './editor/features/commands/cards.ts';
import { ClaimCommands } from './editor/features/commands/claims.ts';
import { DetailsCommands } from './editor/features/commands/details.ts';
import { ExtentCommands } from './editor/features/commands/extents.ts';
import { HandOverCommands } from './editor/features/commands/handOver.ts';
import { MatchCommands } from './editor/features/commands/matches.ts';
import { registerMergeDriver, type MergeDriverInstaller } from './editor/features/commands/mergeDriver.ts';
import { MoveCommands } from './editor/features/commands/moving.ts';
import { OccurrenceCommands } from './editor/features/commands/occurrences.ts';
import { registerOpening } from './editor/features/commands/opening.ts';
import { registerSamples } from './editor/features/commands/samples.ts';
import { TagCommands } from './editor/features/commands/tagging.ts';
import { TourCommands } from './editor/features/commands/touring.ts';
import { UndoCommands } from './editor/features/commands/undo.ts';
import { AssistantTools } from './editor/features/assistantTools.ts';
import { ArticleProblems } from './editor/features/articleProblems.ts';
import { Badges } from './editor/features/badges.ts';
import { registerCaretContext } from './editor/features/caretContext.ts';
import { ClaimsFileStructure } from './editor/features/claimsFileStructure.ts';
import { ClaimsFileWriting } from './editor/features/claimsFileWriting.ts';
import { ConflictProblems } from './editor/features/conflictProblems.ts';
import { Decorations } from './editor/features/decorations.ts';
import { SidecarDiagnostics } from './editor/features/diagnostics.ts';
import { registerFileOperations } from './editor/features/fileOperations.ts';
import { Notes } from './editor/features/notes.ts';
import { Hovers } from './editor/features/hover.ts';
import { LiveEdits } from './editor/features/liveEdits.ts';
import { Navigation } from './editor/features/navigation.ts';
import { Outline } from './editor/features/outline.ts';
import { registerOffers } from './editor/features/offers.ts';
import { ParagraphCounts } from './editor/features/paragraphCounts.ts';
import { ParagraphLenses } from './editor/features/paragraphLenses.ts';
import { Renaming } from './editor/features/renaming.ts';
import { SelectionActions } from './editor/features/selectionActions.ts';
import { registerSemanticModel, type SentenceModels } from './editor/features/semanticModel.ts';
import { ArticleColours } from './editor/features/semanticTokens.ts';
import { registerIndexingStatus } from './editor/features/statusBar.ts';
import { Strays } from './editor/features/strays.ts';
import { registerWriteTrouble } from './editor/features/writeTrouble.ts';
import { SuggestedActions } from './editor/features/suggestedActions.ts';
import { Watching } from './editor/features/watching.ts';
import { Guarded } from './editor/guarded.ts';
import { LastClaim } from './editor/lastClaim.ts';
import { Links } from './editor/links.ts';
import { NamedClaims } from './editor/namedClaims.ts';
import { registerFor } from './editor/registerFor.ts';
import { settings } from './editor/settings.ts';
import { Targets } from './editor/targets.ts';
import { ArticleView } from './editor/views/articleView.ts';
import { AttentionView } from './editor/views/attentionView.ts';
import { CardPanels } from './editor/views/card/cardPanels.ts';
import { ClaimsView } from './editor/views/claimsView.ts';
import { MatrixPanel } from './editor/views/matrix/matrixPanel.ts';
import { SuggestionsView } from './editor/views/suggestionsView.ts';

/** What only one kind of extension host can give. */
export interface Host {
  readonly scheduler: Scheduler;
  /** Where the extension runs beside the files. */
  readonly onDisk?: WriteOnDisk;
  /** Where native code can be run. */
  readonly sentenceModels?: SentenceModels;
  /** An index that is kept between sessions, in a thread of its own where one can be had. */
  readonly index: (needs: IndexNeeds) => MatchIndex & BulkReader;
  /** Where git can be run. */
  readonly mergeDriver?: MergeDriverInstaller;
}

export interface IndexNeeds {
  /** The file it is kept in. */
  readonly file: vscode.Uri;
  readonly articles: ArticleFiles;
  readonly library: ArticleLibrary;
  /** Tells of articles whether their bytes are UTF-8, as far as the settings of this moment say. */
  readonly encodings: () => (article: ArticleId) => boolean;
  readonly logger: Logger;
}

/** Builds the extension. Nothing is read until the first view, command or sidecar asks for it. */
export function activate(context: vscode.ExtensionContext, host: Host): void {
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  const channel = disposables.add(vscode.window.createOutputChannel('Corroborate', { log: true }));
  const logger = new ChannelLogger(channel);
  const guarded = new Guarded(logger);

  // Files
  const scope = new ArticleScope();
  const search = new FileSearch();
  const articles = new ArticleFiles(scope, search, host.scheduler);
  const sidecars = new SidecarFiles(search, host.onDisk);

  // Core
  const library = new ArticleLibrary(articles, host.scheduler);
  const oldTexts = new RecentTexts(new GitTexts(logger), host.scheduler);
  const annotations = new Annotations(sidecars, library, oldTexts, logger, host.scheduler);
  const registers = new Registers(sidecars, logger);
  const file = context.storageUri && vscode.Uri.joinPath(context.storageUri, 'articles.index');
  const stored =
    file &&
    disposables.add(
      host.index({
        file,
        articles,
        library,
        encodings: readAsUtf8,
        logger,
      }),
    );
  const index = new SemanticMatchIndex(
    stored ??
      // Cross-references relate passages themselves, knowing more of their articles than the index does.
      embeddedMatchIndex({
        relate: takenAsSame,
        texts: async (article) => (await library.read(article))?.text,
      }),
    (article) => library.read(article),
    (reason) => void guarded.run('ranking with the sentence model', () => Promise.reject(reason)),
  );
  const texts = new AnnotatedTexts(annotations);
  const claims = new Claims(annotations, registers, texts, logger);
  const references = new CrossReferences(library, annotations, claims, index, host.scheduler);
  const indexing = new Indexing(articles, library, annotations, index, host.scheduler, logger, stored);
  const suggestions = new Suggestions(annotations, references, indexing, host.scheduler, logger);
  const history = new UndoHistory(annotations, registers, logger);
  const writer = new PassageWriter(
    articles,
    library,
    annotations,
    { now: () => new Date() },
    { below: (limit) => Math.floor(Math.random() * limit) },
    host.scheduler,
    (article) => settings.creator.of(vscode.Uri.parse(article, true)) || undefined,
  );
  const work = new ClaimWork(articles, annotations, registers, claims, history, writer, registerFor);
  const passages = new PassageWork(library, history, writer);

  // Editor
  const active = disposables.add(new ActiveArticle(scope));
  const targets = new Targets(active, library, annotations);
  const lastClaim = new LastClaim();
  const picker = new ClaimPicker(claims, references, indexing, guarded);
  const links = new Links(disposables);
  const named = new NamedClaims(annotations);
  const locations = new ClaimLocations(annotations, claims, registers);
  disposables.add(
    new LiveEdits(scope, library, annotations, indexing, oldTexts, work, guarded, host.scheduler),
  );
  disposables.add(new Watching(scope, library, annotations, registers, indexing, oldTexts, search, guarded));
  disposables.add(registerFileOperations(scope));
  disposables.add(new Strays(scope, articles, library, annotations, indexing, work, guarded, host.scheduler));
  disposables.add(registerWriteTrouble(annotations, registers, guarded));
  disposables.add(new Decorations(annotations, claims));
  disposables.add(new ParagraphCounts(annotations, claims).register());
  disposables.add(new Hovers(scope, library, annotations, claims, references, indexing, links).register());
  disposables.add(new Navigation(annotations, claims, named, locations).register());
  disposables.add(new Outline(annotations));
  disposables.add(new Renaming(annotations, registers, claims, named, history).register());
  disposables.add(new ClaimsFileStructure(annotations, locations).register());
  disposables.add(new ClaimsFileWriting(annotations, registers, claims).register());
  disposables.add(new Badges(annotations));
  disposables.add(new Notes(annotations, work, guarded));
  disposables.add(new ArticleProblems(scope, annotations));
  const conflicts = new Conflicts(annotations, claims, registers);
  disposables.add(new ConflictProblems(annotations, claims, conflicts, work, host.scheduler, guarded));
  disposables.add(new ParagraphLenses(annotations, claims, locations).register());
  disposables.add(new SelectionActions(scope, annotations, lastClaim).register());
  disposables.add(new SuggestedActions(suggestions).register());
  disposables.add(new ArticleColours(scope, library).register());
  disposables.add(new SidecarDiagnostics(annotations, registers));
  disposables.add(registerIndexingStatus(indexing));
  disposables.add(registerSemanticModel(host.sentenceModels, index));
  disposables.add(registerCaretContext(annotations, targets));
  disposables.add(registerOffers(context, active, annotations, history, guarded));

  // Views
  const articleView = disposables.add(new ArticleView(annotations, library, active, targets, work, guarded));
  disposables.add(
    new ClaimsView(annotations, claims, registers, work, context.workspaceState, host.scheduler, guarded),
  );
  const suggestionsView = disposables.add(new SuggestionsView(suggestions, guarded));
  disposables.add(new AttentionView(annotations, guarded));
  const { extensionUri } = context;
  const cards = disposables.add(
    new CardPanels(extensionUri, annotations, claims, references, indexing, work, guarded, logger, texts),
  );
  const matrix = disposables.add(
    new MatrixPanel(extensionUri, annotations, claims, host.scheduler, guarded, logger),
  );

  // Commands
  disposables.add(registerOpening(guarded));
  disposables.add(
    new TagCommands(targets, library, annotations, picker, work, lastClaim, guarded).register(),
  );
  disposables.add(
    new AnnotationCommands(targets, annotations, picker, work, guarded, (given) =>
      articleView.annotationsFor(given),
    ).register(),
  );
  disposables.add(
    new OccurrenceCommands(
      targets,
      articles,
      library,
      annotations,
      picker,
      work,
      host.scheduler,
      lastClaim,
      guarded,
    ).register(),
  );
  disposables.add(new BoundaryCommands(targets, library, annotations, passages, guarded).register());
  disposables.add(new ExtentCommands(active, targets, passages, guarded).register());
  disposables.add(new ClaimCommands(targets, claims, work, guarded).register());
  disposables.add(
    new MatchCommands(targets, references, indexing, work, guarded, suggestionsView).register(),
  );
  disposables.add(new MoveCommands(targets, annotations, active, guarded).register());
  disposables.add(new TourCommands(annotations, suggestions, active, guarded).register());
  disposables.add(new UndoCommands(history, guarded).register());
  disposables.add(new DetailsCommands(active, library, annotations, articles, work, guarded).register());
  disposables.add(new HandOverCommands(targets, articles, library, annotations, claims, guarded).register());
  disposables.add(
    new CardCommands(
      context.globalStorageUri,
      targets,
      articles,
      annotations,
      claims,
      guarded,
      (claim) => cards.show(claim),
      () => matrix.show(),
    ).register(),
  );
  disposables.add(
    new AssistantTools(scope, library, claims, references, indexing, work, () => sidecarsRead).register(),
  );
  disposables.add(registerMergeDriver(host.mergeDriver, guarded));
  disposables.add(registerSamples(context.extensionUri, context.globalStorageUri, guarded));
  disposables.add(guarded.command('corroborate.showLog', () => channel.show()));

  // What the last session read answers while sidecars and articles are still looked at.
  if (file && stored)
    void guarded.run('taking up the stored index', async () => {
      if (await isThere(file)) await stored.open();
    });
  // Registers are few: whether there are claims is known before every sidecar is read.
  const sidecarsRead = Promise.all([registers.loadAll(), annotations.loadAll()]);
  void guarded.run('reading the sidecars', async () => {
    await sidecarsRead;
    if (!annotations.all().next().done) await indexing.start();
  });
}
