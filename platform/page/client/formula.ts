import type { SnippetCall } from './snippets.ts';

const name = (text: string): string => (/^[a-z_]\w*$/i.test(text) ? text : `'${text.replaceAll("'", "''")}'`);

const literal = (value: unknown): string => {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return record(value as Readonly<Record<string, unknown>>);
  return value === null || value === undefined ? 'Blank()' : String(value);
};

const record = (members: Readonly<Record<string, unknown>>): string =>
  `{${Object.entries(members)
    .map(([key, value]) => `${name(key)}: ${literal(value)}`)
    .join(', ')}}`;

type Tree = { [name: string]: unknown };

type Fields = SnippetCall['fields'];

/** Flow keys as the objects that they stand for: `body/message/text` is a member of a member. What has no value is blank. */
const treeOf = (fields: Fields, values: SnippetCall['values']): Tree => {
  const tree: Tree = {};
  for (const { key } of fields) {
    const path = key.split('/');
    let place = tree;
    for (const step of path.slice(0, -1)) {
      place[step] ??= {};
      place = place[step] as Tree;
    }
    place[path.at(-1) ?? key] = values[key] ?? null;
  }
  return tree;
};

/** A record of which nothing is given is left out, like any other optional argument. */
const isGiven = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.values(value).some(isGiven)
    : value !== null && value !== undefined;

/**
 * The call in Power Fx. Power Apps makes a function of an operation by leaving out all but letters and digits of its id; what is
 * required is an argument by place, with what stands in the address and the headers before the members of the body, and the rest
 * is one record. A record inside an argument has to have every column.
 */
export const formulaSnippet = ({ title, operationId, fields, values }: SnippetCall): string => {
  const { body, ...outside } = treeOf(fields, values);
  const members: [string, unknown][] = [...Object.entries(outside), ...Object.entries((body ?? {}) as Tree)];
  const required = fields.filter((field) => field.required).map(({ key }) => key.replace(/^body\//, '').split('/')[0]);
  const byPlace = members.filter(([member]) => required.includes(member)).map(([, value]) => literal(value));
  const optional = members.filter(([member, value]) => !required.includes(member) && isGiven(value));
  const given = [...byPlace, ...(optional.length > 0 ? [record(Object.fromEntries(optional))] : [])];
  return `${name(title)}.${operationId.replaceAll(/[^0-9a-z]/gi, '')}(${given.join(', ')})`;
};
