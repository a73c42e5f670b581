import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { activate as activateWith } from './activate.ts';
import { MergeDriver } from './node/mergeDriver.ts';
import { replaceFile } from './node/replaceFile.ts';
import { NodeSentenceModels } from './node/sentenceModels.ts';
import { WorkerIndex } from './node/workerIndex.ts';
import { Turns } from './turns.ts';

/** The extension in a Node extension host: on a desktop or over Remote. */
export function activate(context: ExtensionContext): void {
  activateWith(context, {
    scheduler: new Turns((then) => void setImmediate(then)),
    onDisk: replaceFile,
    sentenceModels: new NodeSentenceModels(
      context.asAbsolutePath('dist/encoderWorker.js'),
      context.globalStorageUri.fsPath,
    ),
    index: ({ file, encodings, logger }) =>
      new WorkerIndex({
        setup: {
          code: {
            script: context.asAbsolutePath('dist/indexThread.js'),
            compiled: join(context.globalStorageUri.fsPath, 'index.compiled'),
          },
          file: file.fsPath,
        },
        encodings,
        logger,
      }),
    mergeDriver: new MergeDriver(context.asAbsolutePath('dist/cli.js'), context.globalStorageUri.fsPath),
  });
}
