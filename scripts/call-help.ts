import type { LoadedConnector } from '../platform/loading/connector.ts';
import { actionForm } from '../platform/page/form.ts';
import type { ActionForm, FormField } from '../platform/page/views.ts';
import { textTable } from './table.ts';

const fieldsOf = ({ shown, folded }: ActionForm): readonly FormField[] => [...shown, ...folded];

/** A value as it is written in a setting that every shell hands on as it is. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
};

const setting = ({ key, example }: FormField): string => {
  const text = `${key}=${written(example ?? '…')}`;
  return /[\s,;&|<>()]/.test(text) ? `"${text}"` : text;
};

/** A line to copy that calls an action with the examples of what it requires. */
export const exampleCall = (form: ActionForm): string =>
  [
    'npm run call',
    form.operationId,
    ...fieldsOf(form)
      .filter((field) => field.required && field.default === undefined)
      .map(setting),
  ].join(' ');

const typeText = ({ type, items, choices }: FormField): string => {
  if (choices) return choices.map(String).join(' or ');
  return type === 'array' ? `list of ${items?.type ?? 'string'}` : type;
};

const table = (fields: readonly FormField[]): string =>
  fields.length === 0
    ? 'It takes no values.'
    : textTable(
        ['flow key', '', 'type', 'label'],
        fields.map((field) => [field.key, field.required ? 'required' : '', typeText(field), field.label]),
      );

const actionText = (form: ActionForm): string =>
  [`${form.operationId}: ${form.description}`, '', table(fieldsOf(form)), '', `  ${exampleCall(form)}`].join('\n');

/** The forms of the actions of a connector. */
export const formsOf = ({ document, operations }: LoadedConnector): ActionForm[] =>
  operations.map((operation) => actionForm(document, operation));

/** The actions, or the one that is named: flow keys with labels, what is required, and a call to copy. */
export const callHelp = (connector: LoadedConnector, operationId: string | undefined): string => {
  const forms = formsOf(connector);
  const named = forms.filter((form) => form.operationId === operationId);
  return (named.length > 0 ? named : forms).map(actionText).join('\n\n');
};
