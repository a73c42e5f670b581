/** Prints rows of figures under headings, the first column a name. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly [string, ...number[]])[],
): void {
  const wide = Math.max(24, ...rows.map(([name]) => name.length));
  console.log([''.padEnd(wide), ...headings.map((heading) => heading.padStart(12))].join(''));
  for (const [name, ...figures] of rows)
    console.log([name.padEnd(wide), ...figures.map((figure) => figure.toFixed(3).padStart(12))].join(''));
}
