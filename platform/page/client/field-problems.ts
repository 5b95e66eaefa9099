import type { CallTrace } from '../../gateway/trace.ts';
import type { FormField, PageAction } from '../views.ts';
import { errorText, fieldProblems } from './meaning.ts';
import type { Problems } from './values.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The name that a field has on the wire. */
const wireName = ({ key }: FormField): string => key.split('/').at(-1) ?? key;

/** A field's name where an error begins with it, comes to it after a colon, or puts it in quotes; with the number of an item. */
const namedIn = (field: FormField): RegExp =>
  new RegExp(`(^|: |")${escaped(wireName(field))}(?:\\[(\\d+)\\])?(?=[ ,:"])`);

const labelledText = (field: FormField, error: string): string =>
  error.replace(namedIn(field), (_, before: string, item: string | undefined) =>
    item === undefined ? `${before}${field.label}` : `${before}${field.label}, item ${Number(item) + 1}:`,
  );

/** The field that an error names, the first where there are several; an error that quotes a value names its field before. */
const fieldIn = (action: PageAction, error: string): { field: FormField; item?: number } | undefined => {
  const named = [...action.shown, ...action.folded].flatMap((field) => {
    const found = namedIn(field).exec(error);
    return found ? [{ field, at: found.index, item: found[2] }] : [];
  });
  const [first] = named.toSorted((one, other) => one.at - other.at);
  return first && { field: first.field, ...(first.item === undefined ? {} : { item: Number(first.item) }) };
};

/**
 * What was found wrong about single values, by flow key: the gateway's own findings, or an error of the service that names a
 * field, which is then told by the label, at the item of a list where it names one.
 */
export const problemsOf = ({ answer }: CallTrace, action: PageAction | undefined): Problems => {
  const found = fieldProblems(answer.body);
  const error = found.size === 0 ? errorText(answer.body) : undefined;
  if (!action || error === undefined) return found;
  const { field, item } = fieldIn(action, error) ?? {};
  if (!field) return found;
  return new Map([[field.key, { text: labelledText(field, error), ...(item === undefined ? {} : { item }) }]]);
};
