/** One line of a table: what we measured over what it is held against. */
export interface Row {
  readonly work: string;
  readonly ratio: number;
  /** What the ratio has to be at least, or at most. */
  readonly target: { readonly least: number } | { readonly most: number };
  /** The figures behind the ratio, in words. */
  readonly figures: string;
}

const isMet = ({ ratio, target }: Row): boolean => ('least' in target ? ratio >= target.least : ratio <= target.most);

const wanted = ({ target }: Row): string => ('least' in target ? `at least ${target.least}` : `at most ${target.most}`);

/** Prints rows, the ratio first. @returns whether each is met. */
export const printRows = (title: string, rows: readonly Row[]): boolean => {
  console.log(title);
  for (const row of rows) {
    const verdict = `${wanted(row)}, ${isMet(row) ? 'met' : 'MISSED'}`;
    console.log(`  ${row.ratio.toFixed(2).padStart(6)}  ${verdict.padEnd(22)} ${row.work.padEnd(50)} ${row.figures}`);
  }
  console.log('');
  return rows.every(isMet);
};
