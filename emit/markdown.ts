const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A table under its head. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');

/** An item behind its mark; its other lines stand under its first letter. */
const item = (mark: string, text: string): string =>
  `${mark} ${text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length + 1)}`)}`;

/** Items behind dashes. */
export const markdownList = (items: readonly string[]): string => items.map((text) => item('-', text)).join('\n');

/** Steps, numbered from one. */
export const markdownSteps = (steps: readonly string[]): string =>
  steps.map((text, index) => item(`${index + 1}.`, text)).join('\n');

/** Lines of code, without a language unless one is given. */
export const markdownCode = (lines: readonly string[], language = ''): string =>
  [`\`\`\`${language}`, ...lines, '```'].join('\n');

/** A text that is broken into these lines. */
export const markdownLines = (...lines: readonly string[]): string => lines.join('\n');

/** Parts with an empty line between each. */
export const markdownParts = (...parts: readonly string[]): string => parts.join('\n\n');

/** A page of these parts, with a line break at the end. */
export const markdownPage = (...parts: readonly string[]): string => `${markdownParts(...parts)}\n`;
