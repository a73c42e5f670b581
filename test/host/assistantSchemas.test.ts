import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { isClaimKey } from '../../src/core/sidecar/ids.ts';
import {
  FIELDS,
  readFindInput,
  readListInput,
  readTagInput,
  RefusedInput,
} from '../../src/editor/assistantInput.ts';

interface Schema {
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly additionalProperties: boolean;
}

const declared = (
  JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { languageModelTools: readonly { name: keyof typeof FIELDS; inputSchema: Schema }[] };
  }
).contributes.languageModelTools;

const READERS: Readonly<Record<keyof typeof FIELDS, (input: unknown) => object>> = {
  corroborate_list_claims: readListInput,
  corroborate_find_matches: readFindInput,
  corroborate_tag_passage: readTagInput,
};

/** What a model might give for any field. */
const VALUES: readonly unknown[] = [
  '',
  ' \n',
  'x',
  'ferry-warned-twice',
  'fähre-gewarnt',
  'Two Words',
  'two words',
  '-x',
  'x--y',
  'asserts',
  'asserts: yes',
  'disputes',
  'reports',
  'denies',
  'x'.repeat(100),
  'x'.repeat(101),
  'x'.repeat(4000),
  'x'.repeat(4001),
  '🚢'.repeat(4000),
  '🚢'.repeat(4001),
  '10',
  0,
  1,
  25,
  100,
  101,
  1.5,
  -1,
  1e9,
  true,
  null,
  [],
  ['x'],
  {},
];

function reads(read: (input: unknown) => object, input: unknown): boolean {
  try {
    read(input);
    return true;
  } catch (cause) {
    assert.ok(cause instanceof RefusedInput, String(cause));
    return false;
  }
}

describe('what an assistant gives to a tool', () => {
  it('is declared for the tools that are read, and no others', () => {
    assert.deepEqual(declared.map(({ name }) => name).toSorted(), Object.keys(FIELDS).toSorted());
  });

  for (const { name, inputSchema } of declared) {
    const fields: { readonly required: object; readonly optional: object } = FIELDS[name];
    const accepts = new Ajv().compile(inputSchema);
    const read = READERS[name];

    it(`has the same fields in the schema of ${name} and in what reads it`, () => {
      const names = [...Object.keys(fields.required), ...Object.keys(fields.optional)];
      assert.deepEqual(Object.keys(inputSchema.properties).toSorted(), names.toSorted());
      assert.deepEqual([...(inputSchema.required ?? [])].toSorted(), Object.keys(fields.required).toSorted());
      assert.equal(inputSchema.additionalProperties, false);
    });

    it(`is taken by ${name} where its schema takes it, but for blanks and what can name no claim`, () => {
      const good = Object.fromEntries(Object.keys(fields.required).map((field) => [field, 'x']));
      assert.ok(accepts(good) && reads(read, good));
      let [taken, refused] = [0, 0];
      for (const field of Object.keys(inputSchema.properties))
        for (const value of VALUES) {
          const input = { ...good, [field]: value };
          const isTaken = reads(read, input);
          const said = `${field}: ${JSON.stringify(value).slice(0, 40)}`;
          const isNoText =
            typeof value === 'string' && (value.trim() === '' || (field === 'claim' && !isClaimKey(value)));
          assert.equal(isTaken, accepts(input) && !isNoText, said);
          if (isTaken) taken++;
          else refused++;
        }
      assert.ok(taken > 5 && refused > 20, `${taken} taken, ${refused} refused`);
      for (const field of Object.keys(fields.required)) {
        const { [field]: _, ...without } = good;
        assert.ok(!accepts(without) && !reads(read, without), `without ${field}`);
      }
      const more = { ...good, more: 'x' };
      assert.ok(!accepts(more) && !reads(read, more));
    });
  }
});
