import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import {
  claimsOf,
  type Appearance,
  type ExportedArticle,
  type ExportedClaim,
  type ExportedCorpus,
} from './corpus.ts';
import { found, held, nameOf, provenance, webAddress } from './particulars.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; padding-bottom: .2rem; overflow-wrap: anywhere; }
blockquote { margin: 1.2rem 0 .3rem; padding-left: 1rem; border-left: 4px solid #b07d10; white-space: pre-line; }
blockquote.refused { border-left-style: dotted; font-style: italic; }
footer, .made, .copies { font-size: .85rem; opacity: .85; overflow-wrap: anywhere; }
.verdict { font-weight: 600; }
@media print {
  body { max-width: none; margin: 0; }
  section article { break-inside: avoid; }
  a { color: inherit; }
}
`;

/**
 * One page that needs nothing else: no script, no request. Its content security policy allows nothing but its own
 * style sheet, so that words of an article stay words whatever they hold.
 */
export function toHtml(corpus: ExportedCorpus): string {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(utf8ToBytes(STYLE)))}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Claims and who carries them</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Claims and who carries them</h1>
<p class="made">Made ${escapeHtml(corpus.generated)}. Every quote was compared with the saved copy of its article.</p>
${claimsOf(corpus).map(section).join('\n')}
<section>
<h2>Saved copies</h2>
<ul class="copies">
${corpus.articles.map(copy).join('\n')}
</ul>
</section>
</body>
</html>
`;
}

function copy(article: ExportedArticle): string {
  const facts = provenance(article).map(escapeHtml);
  return `<li>${[link(nameOf(article), article.particulars.url), ...facts].join(' · ')}</li>`;
}

function section({ key, entry, appearances }: ExportedClaim): string {
  const evidence = (entry?.evidence ?? []).map(({ source, url, quote, says, retrieved }) => {
    const cited = [
      link(source ?? url ?? '', url),
      escapeHtml(says ?? ''),
      quote ? `<q>${escapeHtml(quote)}</q>` : '',
    ];
    if (retrieved) cited.push(`retrieved ${escapeHtml(retrieved)}`);
    return `<li>${cited.filter(Boolean).join(', ')}</li>`;
  });
  return [
    '<section>',
    `<h2>${escapeHtml(key ?? 'Not tied to a claim')}</h2>`,
    entry?.statement ? `<p>${escapeHtml(entry.statement)}</p>` : '',
    entry?.verdict ? `<p class="verdict">Verdict: ${escapeHtml(entry.verdict)}</p>` : '',
    evidence.length > 0 ? `<ul>${evidence.join('')}</ul>` : '',
    appearances.length === 0 ? '<p>No passage is tagged with this claim.</p>' : '',
    ...appearances.map(quotation),
    '</section>',
  ]
    .filter(Boolean)
    .join('\n');
}

function quotation(appearance: Appearance): string {
  const { article, annotation, proof } = appearance;
  const { url } = article.particulars;
  const address = webAddress(url);
  const cite = address === undefined ? '' : ` cite="${escapeHtml(address)}"`;
  const facts = [...found(appearance), ...held(annotation)].map(escapeHtml);
  const words = proof.proven
    ? `<blockquote${cite} dir="auto">${escapeHtml(proof.quote)}</blockquote>`
    : `<blockquote class="refused">Not quoted: ${escapeHtml(proof.reason)}.</blockquote>`;
  const note = annotation.note ? `<p>${escapeHtml(annotation.note)}</p>` : '';
  return `<article>${words}<footer>${[link(nameOf(article), url), ...facts].join(' · ')}</footer>${note}</article>`;
}

function link(name: string, url: string | undefined): string {
  const address = webAddress(url);
  return address === undefined
    ? escapeHtml(name)
    : `<a href="${escapeHtml(address)}" rel="noopener noreferrer">${escapeHtml(name)}</a>`;
}

/** Words as HTML text or as an attribute's value in double quotes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648; core has neither `btoa` nor `Buffer`. */
function base64(bytes: Uint8Array): string {
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).join('');
    encoded += digits.slice(0, Math.min(4, bytes.length - at + 1)).padEnd(4, '=');
  }
  return encoded;
}
