import { Session } from 'node:inspector';
import type { Block } from './gauge.ts';

const SHOWN = 30;

/** Records what runs until it is called with a block, and prints where the time of that one went, by function. */
export function profiler(): (block: Block) => void {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 500 });
  const began = performance.now();
  session.post('Profiler.start');
  return (block) => {
    session.post('Profiler.stop', (error, { profile }) => {
      if (error) throw error;
      const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
      const parents = new Map(
        profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
      );
      const totals = new Map<string, number>();
      let at = began;
      profile.samples?.forEach((sample, index) => {
        const lasted = (profile.timeDeltas?.[index] ?? 0) / 1000;
        at += lasted;
        if (at < block.from || at > block.from + block.ms) return;
        const seen = new Set<string>();
        for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
          const frame = nodes.get(id)?.callFrame;
          const name = `${frame?.functionName ?? ''} ${frame?.url.split('/').at(-1) ?? ''}:${(frame?.lineNumber ?? 0) + 1}`;
          if (!seen.has(name)) totals.set(name, (totals.get(name) ?? 0) + lasted);
          seen.add(name);
        }
      });
      for (const [name, time] of [...totals].sort((a, b) => b[1] - a[1]).slice(0, SHOWN))
        console.log(`${time.toFixed(1).padStart(10)} ms  ${name}`);
    });
    session.disconnect();
  };
}
