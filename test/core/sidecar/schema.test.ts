import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Problem } from '../../../src/core/model/problem.ts';
import claimsSchema from '../../../src/core/sidecar/claims.schema.json' with { type: 'json' };
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import {
  ANNOTATION_KEYS,
  ARTICLE_KEYS,
  CLAIM_KEYS,
  EVIDENCE_KEYS,
  REGISTER_KEYS,
  REJECTION_KEYS,
  ROOT_KEYS,
} from '../../../src/core/sidecar/keys.ts';
import { parseRegister } from '../../../src/core/sidecar/register.ts';
import sidecarSchema from '../../../src/core/sidecar/sidecar.schema.json' with { type: 'json' };

const FIXTURES = new URL('../../fixtures/sidecars/', import.meta.url);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validSidecar = ajv.compile(sidecarSchema);
const validRegister = ajv.compile(claimsSchema);

const fixtures = (folder: string): { name: string; source: string }[] =>
  readdirSync(new URL(folder, FIXTURES))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, source: readFileSync(new URL(`${folder}${name}`, FIXTURES), 'utf8') }));

/** What a fixture's `#!` lines say is wrong with it. */
const expected = (source: string): string[] =>
  Array.from(source.matchAll(/^#! (.+?)\r?$/gm), ([, problem = '']) => problem).sort();

const found = (problems: readonly Problem[]): string[] =>
  problems.map(({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`).sort();

const hasError = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

describe('the schema of sidecars', () => {
  for (const { name, source } of fixtures('')) {
    it(`agrees with the reader on ${name}`, () => {
      const { problems } = parseSidecar(source);
      assert.deepEqual(found(problems), expected(source));
      assert.equal(
        validSidecar(parse(source) ?? null),
        !hasError(problems),
        ajv.errorsText(validSidecar.errors),
      );
    });
  }

  for (const { name, source } of fixtures('beyond-schema/'))
    it(`leaves ${name} to the reader`, () => {
      const { problems, annotations } = parseSidecar(source);
      assert.ok(hasError(problems));
      if (expected(source).length > 0) assert.deepEqual(found(problems), expected(source));
      const good = [...source.matchAll(/id: (\w+)\r?\n    quote: (?:Good|Ours|Theirs)\./g)].map(
        ([, id]) => id,
      );
      assert.deepEqual(
        good.filter((id) => !annotations.some((annotation) => annotation.id === id)),
        [],
      );
    });

  it('describes every field the reader knows, and no other', () => {
    const { properties, definitions } = sidecarSchema;
    assert.deepEqual(Object.keys(properties), [...ROOT_KEYS]);
    assert.deepEqual(Object.keys(properties.article.properties), [...ARTICLE_KEYS]);
    assert.deepEqual(Object.keys(definitions.annotation.properties), [...ANNOTATION_KEYS]);
    assert.deepEqual(Object.keys(definitions.rejection.properties), [...REJECTION_KEYS]);
  });
});

describe('the schema of claims registers', () => {
  for (const { name, source } of fixtures('registers/'))
    it(`agrees with the reader on ${name}`, () => {
      const { problems } = parseRegister(source);
      assert.deepEqual(found(problems), expected(source));
      assert.equal(
        validRegister(parse(source) ?? null),
        !hasError(problems),
        ajv.errorsText(validRegister.errors),
      );
    });

  it('describes every field the reader knows, and no other', () => {
    const { properties, definitions } = claimsSchema;
    assert.deepEqual(Object.keys(properties), [...REGISTER_KEYS]);
    assert.deepEqual(Object.keys(definitions.claim.properties), [...CLAIM_KEYS]);
    assert.deepEqual(Object.keys(definitions.claim.properties.evidence.items.properties), [...EVIDENCE_KEYS]);
  });
});
