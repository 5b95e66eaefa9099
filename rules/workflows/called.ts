import { isBody, nameOf, type OperationView, operationsOf, parametersOf, responsesOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import type { Step } from './outline.ts';
import type { Workflow } from './workflow.ts';

/** HTTP 424: the answer of an operation whose outcome is unknown, so that nobody may repeat it. */
export const unknownOutcome = '424';

/** Logic Apps calls an operation by its path, Power Automate by its id. */
const callTypes = ['ApiConnection', 'OpenApiConnection'];

export const callsConnector = ({ type }: Step): boolean => callTypes.includes(type);

/** How a step names the operation that it calls. */
export const calledName = ({ type, action }: Step): Place =>
  type === 'ApiConnection' ? action.at('inputs', 'path') : action.at('inputs', 'host', 'operationId');

/** The operation that a step calls, undefined when the connector has none such. */
export const operationOf = ({ api }: Workflow, step: Step): OperationView | undefined => {
  const { text } = calledName(step);
  const method = step.action.at('inputs', 'method').text?.toLowerCase();
  return operationsOf(api).find(({ path, place, ...each }) =>
    step.type === 'ApiConnection' ? path === text && each.method === method : place.at('operationId').text === text,
  );
};

export const mustNotBeRepeated = ({ place }: OperationView): boolean => place.at('responses').has(unknownOutcome);

/** The schema of the body, its reference followed. */
export const bodySchemaOf = ({ api }: Workflow, { place }: OperationView): Place | undefined => {
  const body = parametersOf(api, place).find(isBody);
  return body && follow(api, body.at('schema'));
};

/** The parameters of an operation in one place, such as its headers. */
export const parametersIn = ({ api }: Workflow, { place }: OperationView, location: string): readonly Place[] =>
  parametersOf(api, place).filter((parameter) => parameter.at('in').text === location);

/** The names of the fields that an operation can answer with, whether it succeeded or not. */
export const answerFields = ({ api }: Workflow, { place }: OperationView): readonly string[] => [
  ...new Set(
    responsesOf(api, place).flatMap((response) =>
      follow(api, response.place.at('schema')).at('properties').members.map(nameOf),
    ),
  ),
];
