/** The cells of a column or a list that is pasted: one for each line or tab, without those that are empty. */
export const pastedRows = (text: string): string[] =>
  text
    .split(/[\t\n\r\u0085\u2028\u2029]+/)
    .map((row) => row.trim())
    .filter((row) => row !== '');
