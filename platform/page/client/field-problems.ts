import type { CallTrace } from '../../gateway/trace.ts';
import type { FormField, PageAction } from '../views.ts';
import { errorText, fieldProblems } from './meaning.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The name that a field has on the wire. */
const wireName = ({ key }: FormField): string => key.split('/').at(-1) ?? key;

/** A field's name where an error begins with it, or comes to it after a colon. */
const namedIn = (field: FormField): RegExp =>
  new RegExp(`(?:^|: )${escaped(wireName(field))}(?:\\[(\\d+)\\])?(?=[ ,:])`);

const labelledText = (field: FormField, error: string): string =>
  error.replace(namedIn(field), (found, item: string | undefined) => {
    const label = item === undefined ? field.label : `${field.label}, item ${Number(item) + 1}:`;
    return found.startsWith(': ') ? `: ${label}` : label;
  });

/**
 * What was found wrong about single values, by flow key: the gateway's own findings, or an error of the service that begins with
 * the name of a field, which is then told by the label.
 */
export const problemsOf = ({ answer }: CallTrace, action: PageAction | undefined): ReadonlyMap<string, string> => {
  const found = fieldProblems(answer.body);
  const error = found.size === 0 ? errorText(answer.body) : undefined;
  if (!action || error === undefined) return found;
  const field = [...action.shown, ...action.folded].find((each) => namedIn(each).test(error));
  return field ? new Map([[field.key, labelledText(field, error)]]) : found;
};
