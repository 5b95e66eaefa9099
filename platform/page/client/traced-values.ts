import type { CallTrace } from '../../gateway/trace.ts';
import type { PageAction } from '../views.ts';

type Values = Readonly<Record<string, unknown>>;

const asObject = (text: string): Values | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
  } catch {
    return undefined;
  }
};

const valueAt = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Values | undefined)?.[name], body);

/**
 * The values of a call by their flow keys, so that it can be put into the form again; undefined where they are not to be had: a
 * call that was not understood, one whose body was cut, or one of a flow with values outside its body.
 */
export const valuesOfTrace = ({ way, caller }: CallTrace, action: PageAction | undefined): Values | undefined => {
  if (!action) return undefined;
  if (caller.body === '') return action.shown.some(({ required }) => required) ? undefined : {};
  const body = asObject(caller.body);
  if (way === 'operation' || !body) return body;
  const fields = [...action.shown, ...action.folded];
  if (fields.some(({ required, inBody, default: initial }) => required && !inBody && initial === undefined))
    return undefined;
  const found = fields
    .filter(({ inBody }) => inBody)
    .map(({ key }) => [key, valueAt(body, key.split('/').slice(1))] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
};
