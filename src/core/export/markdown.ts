import { claimsOf, type Appearance, type ExportedCorpus } from './corpus.ts';
import { found, held, nameOf, provenance, webAddress } from './particulars.ts';

/** A report for people: a section a claim, a quotation an appearance, with what proves it. */
export function toMarkdown(corpus: ExportedCorpus): string {
  const lines: string[] = [
    '# Claims and who carries them',
    '',
    `Made ${escapeMarkdown(corpus.generated)}.`,
    '',
  ];
  for (const { key, entry, appearances } of claimsOf(corpus)) {
    lines.push(`## ${escapeMarkdown(key ?? 'Not tied to a claim')}`, '');
    if (entry?.statement) lines.push(escapeMarkdown(entry.statement), '');
    if (entry?.verdict) lines.push(`Verdict: **${escapeMarkdown(entry.verdict)}**`, '');
    for (const { source, url, quote, says, retrieved } of entry?.evidence ?? []) {
      const cited = [link(source ?? url ?? '', url), says, quote && `“${escapeMarkdown(quote)}”`];
      if (retrieved) cited.push(`retrieved ${escapeMarkdown(retrieved)}`);
      lines.push(`- Evidence: ${cited.filter(Boolean).join(', ')}`);
    }
    if (entry && entry.evidence.length > 0) lines.push('');
    for (const appearance of appearances) lines.push(...quotation(appearance), '');
    if (appearances.length === 0) lines.push('No passage is tagged with this claim.', '');
  }
  lines.push('## Saved copies', '');
  for (const article of corpus.articles) {
    const name = link(nameOf(article), article.particulars.url);
    lines.push(`- ${[name, ...provenance(article).map(escapeMarkdown)].join(' · ')}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function quotation(appearance: Appearance): string[] {
  const { article, annotation, proof } = appearance;
  const words = proof.proven
    ? proof.quote.split('\n').map((line) => (line.trim() ? `> ${escapeMarkdown(line)}` : '>'))
    : [`> *Not quoted: ${escapeMarkdown(proof.reason)}.*`];
  const name = link(nameOf(article), article.particulars.url);
  const facts = [name, ...[...found(appearance), ...held(annotation)].map(escapeMarkdown)];
  const note = annotation.note ? [`  Note: ${escapeMarkdown(annotation.note)}`] : [];
  return [...words, '', `— ${facts.join(' · ')}`, ...note];
}

function link(name: string, url: string | undefined): string {
  const address = webAddress(url);
  return address === undefined ? escapeMarkdown(name) : `[${escapeMarkdown(name)}](<${address}>)`;
}

/** Words as Markdown shows them and takes for nothing else; one line. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replaceAll('&', '&amp;')
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      .replace(/^(?=[#+=-])/, '\\')
      .replace(/^(\d+)(?=[.)])/, '$1\\')
      // Bare addresses are linked by many renderers, escaped or not.
      .replace(/:(?=\/\/)/g, '&#58;')
      .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}&#46;`)
      .replaceAll('@', '&#64;')
  );
}
