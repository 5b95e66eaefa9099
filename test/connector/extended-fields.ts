import type { Action, Connector, ResultField } from '../../connector/model.ts';
import { inputsOf } from '../../emit/action.ts';

const extendedResults = (results: readonly ResultField[], path = ''): readonly string[] =>
  results.flatMap((field) => {
    if (field.type === 'object') return extendedResults(field.fields, `${path}${field.name}.`);
    return field.extension ? [`out ${path}${field.name}`] : [];
  });

const extendedBy = (action: Action): readonly string[] =>
  [
    ...inputsOf(action).flatMap(({ name, extension }) => (extension ? [`in ${name}`] : [])),
    ...extendedResults(action.results),
  ].map((address) => `${action.operationId} ${address}`);

/** The fields of published actions that give a reason for being new or otherwise, as `Send_SMS in scheduledate`. */
export const extendedFields = ({ actions }: Connector): ReadonlySet<string> =>
  new Set(actions.filter(({ extension }) => !extension).flatMap(extendedBy));
