/** Rows under their head as plain text columns; columns of digits stand to the right. */
export const textTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [head, ...rows];
  const columns = head.map((_, column) => ({
    width: Math.max(...lines.map((line) => line[column]?.length ?? 0)),
    digits: rows.length > 0 && rows.every((line) => /^\d*$/.test(line[column] ?? '')),
  }));
  return lines
    .map((line) =>
      columns
        .map(({ width, digits }, column) =>
          digits ? (line[column] ?? '').padStart(width) : (line[column] ?? '').padEnd(width),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
