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

/** Flow keys as the objects that they stand for: `body/message/text` is a member of a member. */
const treeOf = (values: SnippetCall['values']): Tree => {
  const tree: Tree = {};
  for (const [key, value] of Object.entries(values)) {
    const path = key.split('/');
    let place = tree;
    for (const step of path.slice(0, -1)) {
      place[step] ??= {};
      place = place[step] as Tree;
    }
    place[path.at(-1) ?? key] = value;
  }
  return tree;
};

/**
 * The call in Power Fx. Power Apps makes a function of an operation by leaving out all but letters and digits of its id; what is
 * required is an argument by place, with what stands in the address and the headers before the members of the body, and the rest
 * is one record.
 */
export const formulaSnippet = ({ title, operationId, required, values }: SnippetCall): string => {
  const { body, ...outside } = treeOf(values);
  const members: [string, unknown][] = [...Object.entries(outside), ...Object.entries((body ?? {}) as Tree)];
  const isRequired = (member: string): boolean =>
    required.some((key) => key === member || key.startsWith(`${member}/`) || key.split('/')[1] === member);
  const [byPlace, rest] = [true, false].map((wanted) => members.filter(([member]) => isRequired(member) === wanted));
  const optional = Object.fromEntries(rest ?? []);
  const given = [
    ...(byPlace ?? []).map(([, value]) => literal(value)),
    ...(Object.keys(optional).length > 0 ? [record(optional)] : []),
  ];
  return `${name(title)}.${operationId.replaceAll(/[^0-9a-z]/gi, '')}(${given.join(', ')})`;
};
