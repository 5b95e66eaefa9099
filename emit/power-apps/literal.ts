import type { JsonValue } from '../documents/definition.ts';

/** A name as Power Fx writes it: in single quotes unless it is a plain identifier. */
export const powerFxName = (name: string): string =>
  /^[a-z_][0-9a-z_]*$/i.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Every line but the first, moved to the right. */
const indented = (lines: string): string => lines.replaceAll('\n', '\n    ');

/** Items between brackets, one a line. */
export const block = (open: string, items: readonly string[], close: string): string =>
  items.length === 0
    ? open + close
    : [open, items.map((item) => `    ${indented(item)}`).join(',\n'), close].join('\n');

/** A value as a literal of Power Fx. A list becomes a table with the one column `Value`. */
export const powerFxLiteral = (value: JsonValue): string => {
  if (typeof value === 'string') return text(value);
  if (value === null) return 'Blank()';
  if (Array.isArray(value)) return `[${value.map(powerFxLiteral).join(', ')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, member]) => `${powerFxName(name)}: ${powerFxLiteral(member)}`);
    return block('{', members, '}');
  }
  return String(value);
};
