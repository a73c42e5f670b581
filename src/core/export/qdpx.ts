import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { zipSync } from 'fflate';
import { CodePoints } from '../text/codePoints.ts';
import {
  appearancesOf,
  claimsOf,
  type Appearance,
  type ExportedArticle,
  type ExportedCorpus,
} from './corpus.ts';

const NAMESPACE = 'urn:QDA-XML:project:1.0';
const NOBODY = 'Unknown';

/**
 * A REFI-QDA project (version 1.0, 18 March 2019) as programs for qualitative analysis exchange them: a zip of
 * `project.qde` and the saved copies. Claims, tags and stances are codes, every annotation whose quote is proven a
 * coded selection. Positions count code points. Ids are made from names, so that the same corpus yields the same file.
 */
export function toQdpx(corpus: ExportedCorpus): Uint8Array {
  const sources = corpus.articles.filter((article) => article.text !== undefined);
  const files: Record<string, Uint8Array> = { 'project.qde': utf8ToBytes(toProject(corpus, sources)) };
  for (const { id, text } of sources) files[`Sources/${guid('source', id)}.txt`] = utf8ToBytes(text ?? '');
  // A zip tells local time, from 1980 on: the same reading of the clock everywhere keeps the file the same.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

function toProject(corpus: ExportedCorpus, sources: readonly ExportedArticle[]): string {
  const appearances = appearancesOf(corpus);
  const people = new Set([NOBODY, ...appearances.flatMap(({ annotation }) => annotation.creator ?? [])]);
  const users = Array.from(people, (name) => element('User', { guid: guid('user', name), name }));
  const codes = [
    codeGroup('Claims', 'claim', claimCodes(corpus)),
    codeGroup('Tags', 'tag', names(appearances.flatMap(({ annotation }) => annotation.tags))),
    codeGroup('Stances', 'stance', names(appearances.flatMap(({ annotation }) => annotation.stance ?? []))),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Project${attributes({ xmlns: NAMESPACE, name: 'Claims', origin: 'Corroborate', creatingUserGUID: guid('user', NOBODY), creationDateTime: corpus.generated })}>`,
    element('Users', {}, users),
    element('CodeBook', {}, [element('Codes', {}, codes)]),
    element(
      'Sources',
      {},
      sources.map((article) => sourceElement(article, appearances, corpus.generated)),
    ),
    '</Project>',
    '',
  ].join('\n');
}

function claimCodes(corpus: ExportedCorpus): { name: string; description?: string }[] {
  return claimsOf(corpus).flatMap(({ key, entry }) =>
    key === undefined ? [] : [{ name: key, ...(entry?.statement && { description: entry.statement }) }],
  );
}

const names = (all: readonly string[]): { name: string; description?: string }[] =>
  Array.from(new Set(all))
    .sort()
    .map((name) => ({ name }));

/** A code that groups others; the group itself is not to be coded with. */
function codeGroup(
  title: string,
  kind: string,
  codes: readonly { readonly name: string; readonly description?: string }[],
): string {
  const children = codes.map(({ name, description }) =>
    element(
      'Code',
      { guid: guid(kind, name), name, isCodable: 'true' },
      description === undefined ? [] : [`<Description>${escapeXml(description)}</Description>`],
    ),
  );
  return element('Code', { guid: guid('group', title), name: title, isCodable: 'false' }, children);
}

function sourceElement(article: ExportedArticle, appearances: readonly Appearance[], made: string): string {
  const codePoints = new CodePoints(article.text ?? '');
  const selections = appearances
    .filter((appearance) => appearance.article === article)
    .map((appearance) => selectionElement(appearance, codePoints, made));
  const { title, url, published } = article.particulars;
  const description = [title, published, url].filter(Boolean).join(' · ');
  const id = guid('source', article.id);
  return element(
    'TextSource',
    {
      guid: id,
      name: article.id,
      plainTextPath: `internal://${id}.txt`,
      creatingUser: guid('user', NOBODY),
      creationDateTime: made,
    },
    [...(description ? [`<Description>${escapeXml(description)}</Description>`] : []), ...selections],
  );
}

function selectionElement(
  { article, annotation, proof }: Appearance,
  codePoints: CodePoints,
  made: string,
): string {
  if (!proof.proven) return '';
  const by = {
    creatingUser: guid('user', annotation.creator ?? NOBODY),
    creationDateTime: dateTime(annotation.created) ?? made,
  };
  const codes = [
    ...(annotation.claim === undefined ? [] : [guid('claim', annotation.claim)]),
    ...annotation.tags.map((tag) => guid('tag', tag)),
    ...(annotation.stance === undefined ? [] : [guid('stance', annotation.stance)]),
  ];
  const codings = codes.map((code) =>
    element('Coding', { guid: guid('coding', article.id, annotation.id, code), ...by }, [
      element('CodeRef', { targetGUID: code }),
    ]),
  );
  const description = [
    annotation.speaker.length > 0 &&
      `${annotation.speaker.join(', ')} ${annotation.speakerStance ?? 'affirms'}`,
    annotation.note,
  ].filter(Boolean);
  return element(
    'PlainTextSelection',
    {
      guid: guid('selection', article.id, annotation.id),
      name: annotation.id,
      startPosition: String(codePoints.at(proof.range.start)),
      endPosition: String(codePoints.at(proof.range.end)),
      ...by,
    },
    [
      ...(description.length > 0 ? [`<Description>${escapeXml(description.join('. '))}</Description>`] : []),
      ...codings,
    ],
  );
}

/** xsd:dateTime, where the sidecar has a full timestamp. */
function dateTime(stamp: string | undefined): string | undefined {
  return stamp !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(stamp)
    ? stamp
    : undefined;
}

/** A stable id in the shape of a version 8 UUID (RFC 9562: custom): a hash of what it stands for. */
function guid(...parts: readonly string[]): string {
  const hex = bytesToHex(sha256(utf8ToBytes(parts.join('\0'))));
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return groups.join('-');
}

function element(
  name: string,
  values: Readonly<Record<string, string>>,
  children: readonly string[] = [],
): string {
  const inner = children.filter((child) => child !== '');
  return inner.length === 0
    ? `<${name}${attributes(values)}/>`
    : `<${name}${attributes(values)}>\n${inner.join('\n')}\n</${name}>`;
}

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value).replace(/[\t\n\r]+/g, ' ')}"`)
    .join('');

/** Words as XML text or attribute value; characters XML 1.0 cannot hold become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
