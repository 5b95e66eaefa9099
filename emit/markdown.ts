const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A table under its head. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');

/** Items, one a line. */
export const markdownList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Steps, numbered from one. */
export const markdownSteps = (steps: readonly string[]): string =>
  steps.map((step, index) => `${index + 1}. ${step}`).join('\n');

/** Parts with an empty line between each, and a line break at the end. */
export const markdownPage = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
