import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AnchoringContext } from '../../src/core/anchoring/context.ts';
const dir = process.argv[2]!;
const out: string[] = [];
const mode = process.argv[3];
for (const f of readdirSync(dir).sort()) {
  const d = JSON.parse(readFileSync(join(dir, f), 'utf8'));
  const t0 = performance.now();
  const ctx = new AnchoringContext(d.newText, mode === 'old' ? d.oldText : undefined);
  const prep = performance.now() - t0;
  for (const a of d.annotations) {
    const t = performance.now();
    const r = ctx.anchor({ quote: a.exact, prefix: a.prefix, suffix: a.suffix, position: [a.start, a.end] });
    const ms = performance.now() - t;
    out.push(
      JSON.stringify({
        pair: d.id,
        id: a.id,
        start: r.range?.start ?? null,
        end: r.range?.end ?? null,
        state: r.state === 'orphaned' || r.state === 'ambiguous' ? 'orphan' : r.state,
        ms,
        prepMs: prep,
        real: r.state,
        places: ctx.trace,
      }),
    );
  }
}
console.log(out.join('\n'));
