const edges = (text: string): string => text.trim();

const cellsOf = (text: string): string[] => text.split(/[\t\n\r\u0085\u2028\u2029]+/);

/** A comma in a text or a decimal separates nothing; one between long numbers does. */
const isLongNumber = (piece: string): boolean => (piece.match(/\d/g) ?? []).length >= 5 && !/\p{L}{4}/u.test(piece);

const piecesOf = (cell: string): string[] => {
  const pieces = cell
    .split(/[,;]/)
    .map(edges)
    .filter((piece) => piece !== '');
  return pieces.length > 1 && pieces.every(isLongNumber) ? pieces : [cell];
};

/**
 * The items of a column, a list or a selection of a spreadsheet that is pasted: one for each line or cell, and for each number of
 * a list with commas or semicolons, without those that are empty.
 */
export const pastedRows = (text: string): string[] =>
  cellsOf(text)
    .flatMap(piecesOf)
    .map(edges)
    .filter((row) => row !== '');
