import type { Annotation, Particulars, Rejection } from '../model/annotation.ts';
import type { ClaimEntry } from '../model/claim.ts';
import type { Changes } from './patch.ts';
import type { Field, Value } from './yaml/write.ts';

/** The fields of an annotation that can be set; undefined takes one away. */
export type AnnotationFields = {
  readonly [Name in Exclude<keyof Annotation, 'id'>]?: Annotation[Name] | undefined;
};

export type RejectionFields = {
  readonly [Name in Exclude<keyof Rejection, 'id'>]?: Rejection[Name] | undefined;
};

export type ArticleFields = {
  readonly [Name in keyof Particulars]?: Particulars[Name] | undefined;
} & { readonly original?: string | undefined; readonly digest?: string | undefined };

/** The fields of a claim's entry that can be set; undefined takes one away. */
export type ClaimFields = {
  readonly [Name in Exclude<keyof ClaimEntry, 'key'>]?: ClaimEntry[Name] | undefined;
};

const text = (value: string | undefined): Value | undefined =>
  value === undefined || value === '' ? undefined : { kind: 'text', text: value };

const quoted = (value: string | undefined): Value | undefined =>
  value === undefined ? undefined : { kind: 'quoted', text: value };

const list = (texts: readonly string[] | undefined): Value | undefined =>
  texts === undefined || texts.length === 0 ? undefined : { kind: 'texts', texts };

const oneOrMore = (texts: readonly string[] | undefined): Value | undefined =>
  texts?.length === 1 ? { kind: 'text', text: texts[0] ?? '' } : list(texts);

/** How each field is written. A quote is always there, were it empty. */
const FIELDS: {
  readonly [Name in keyof Required<AnnotationFields>]: (value: AnnotationFields[Name]) => Value | undefined;
} = {
  claim: text,
  stance: text,
  quote: (value) => (value === undefined ? undefined : { kind: 'literal', text: value }),
  prefix: quoted,
  suffix: quoted,
  lookalikes: list,
  position: (position) => (position === undefined ? undefined : { kind: 'position', position }),
  digest: text,
  speaker: oneOrMore,
  speakerStance: text,
  via: list,
  relation: text,
  tags: list,
  note: text,
  creator: text,
  created: text,
  history: (wordings) =>
    wordings === undefined || wordings.length === 0
      ? undefined
      : {
          kind: 'maps',
          maps: wordings.map((wording) => [
            { key: 'quote', value: { kind: 'literal', text: wording.quote } },
            ...(wording.until === undefined
              ? []
              : [{ key: 'until', value: { kind: 'text', text: wording.until } as const }]),
          ]),
        },
};

const ARTICLE: {
  readonly [Name in keyof Required<ArticleFields>]: (value: ArticleFields[Name]) => Value | undefined;
} = {
  title: text,
  author: oneOrMore,
  publisher: text,
  agency: list,
  published: text,
  url: text,
  archive: text,
  retrieved: text,
  original: text,
  digest: text,
};

const CLAIM: {
  readonly [Name in keyof Required<ClaimFields>]: (value: ClaimFields[Name]) => Value | undefined;
} = {
  statement: text,
  verdict: text,
  reviewUrl: text,
  evidence: (all) =>
    maps(
      all?.map((one) => ({ ...one })),
      ['source', 'url', 'retrieved', 'quote', 'says'],
    ),
  related: (all) => maps(all, ['claim', 'as'], true),
  distinct: list,
  tags: list,
  note: text,
};

function maps(
  entries: readonly { readonly [key: string]: string | undefined }[] | undefined,
  order: readonly string[],
  flow = false,
): Value | undefined {
  if (entries === undefined || entries.length === 0) return undefined;
  const fieldsOf = (entry: { readonly [key: string]: string | undefined }): readonly Field[] =>
    order.flatMap((key) => {
      const said = entry[key];
      return said === undefined ? [] : [{ key, value: { kind: 'text', text: said } }];
    });
  return { kind: 'maps', maps: entries.map(fieldsOf), flow };
}

export const claimChanges = (fields: ClaimFields): Changes => changes(CLAIM, fields);

/** What fields of an annotation or a rejection look like in YAML, in the order of the documentation. */
export const annotationChanges = (fields: AnnotationFields | RejectionFields): Changes =>
  changes(FIELDS, fields);

export const articleChanges = (fields: ArticleFields): Changes => changes(ARTICLE, fields);

/** A new annotation or rejection, in the order of the documentation. */
export function entryFields(entry: Annotation | Rejection): readonly Field[] {
  const { id, ...fields } = entry;
  const pairs = [...changes(FIELDS, fields)].flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value }],
  );
  return [{ key: 'id', value: { kind: 'text', text: id } }, ...pairs];
}

function changes(writers: object, fields: object): Changes {
  const known = writers as Readonly<Record<string, (value: unknown) => Value | undefined>>;
  const given = new Map<string, unknown>(Object.entries(fields));
  return new Map(
    Object.keys(known).flatMap((key) =>
      given.has(key) ? [[key, known[key]?.(given.get(key))] as const] : [],
    ),
  );
}
