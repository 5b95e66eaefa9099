/** Rules on what steps give to the operations that they call. */

import { nearest } from '../../definition/nearest.ts';
import { requestFieldsOf } from '../definition/request-fields.ts';
import { type OperationView, parametersOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import { type Breach, placed, type Rule } from '../rule.ts';
import { bodySchemaOf, calledName, callsConnector, operationOf, parametersIn } from './called.ts';
import type { Step } from './outline.ts';
import { stepRule, type Workflow } from './workflow.ts';

/** Some inputs as they are given, and the names that may and that must be among them. */
interface Inputs {
  readonly given: Place;
  readonly known: readonly string[];
  readonly required: readonly string[];
}

/** The body itself, or what a step before puts out where the whole body is that. */
const written = ({ steps }: Workflow, body: Place): Place => {
  const name = /^@outputs\('([^']+)'\)$/.exec(body.text ?? '')?.[1];
  const before = steps.find((step) => step.type === 'Compose' && step.name === name);
  return before ? before.action.at('inputs') : body;
};

/** The members of an object of the body that are objects themselves. */
const objectsIn = (api: Place, object: Place, body: Place): readonly string[] =>
  object
    .at('properties')
    .keys.filter((name) => body.has(name) && follow(api, object.at('properties', name)).has('properties'));

/** A body, and every object in it, against its schema; what an expression builds is not known here. */
const bodyInputs = (workflow: Workflow, schema: Place, body: Place): readonly Inputs[] => {
  const { api } = workflow;
  if (body.text !== undefined) return [];
  const object = follow(api, schema);
  const own = { given: body, known: object.at('properties').keys, required: object.at('required').texts };
  return [
    own,
    ...objectsIn(api, object, body).flatMap((name) =>
      bodyInputs(workflow, object.at('properties', name), body.at(name)),
    ),
  ];
};

/** The objects inside a body that are expressions; the body as a whole may be one. */
const expressionsBelow = (api: Place, schema: Place, body: Place): readonly Place[] => {
  if (body.text !== undefined) return [];
  const object = follow(api, schema);
  return objectsIn(api, object, body).flatMap((name) =>
    body.at(name).text === undefined
      ? expressionsBelow(api, object.at('properties', name), body.at(name))
      : [body.at(name)],
  );
};

const nameIn = (parameter: Place): string => parameter.at('name').text ?? '';

/** What a Logic Apps step sends; it states every header, since defaults of optional ones need not be sent. */
const logicAppsInputs = (workflow: Workflow, called: OperationView, { action }: Step): readonly Inputs[] => {
  const headers = parametersIn(workflow, called, 'header').map(nameIn);
  const schema = bodySchemaOf(workflow, called);
  const given = action.at('inputs', 'headers');
  return [
    { given, known: [...headers, ...given.keys], required: headers },
    ...(schema ? bodyInputs(workflow, schema, written(workflow, action.at('inputs', 'body'))) : []),
  ];
};

/** The flat keys under which Power Automate stores the inputs, such as `body/message/messagetext`. */
const powerAutomateInputs = ({ api }: Workflow, { place }: OperationView, { action }: Step): readonly Inputs[] => {
  const values = parametersOf(api, place).filter((parameter) => parameter.at('in').text !== 'body');
  const fields = requestFieldsOf(api, place).filter((field) => !follow(api, field.place).has('properties'));
  const isNeeded = (parameter: Place): boolean =>
    parameter.at('required').value === true || parameter.at('in').text === 'header';
  return [
    {
      given: action.at('inputs', 'parameters'),
      known: [...values.map(nameIn), ...fields.map(({ path }) => path)],
      required: [
        ...values.filter(isNeeded).map(nameIn),
        ...fields.filter((field) => field.required && field.chainRequired).map(({ path }) => path),
      ],
    },
  ];
};

const inputsOf = (step: Step, workflow: Workflow): readonly Inputs[] => {
  const called = callsConnector(step) ? operationOf(workflow, step) : undefined;
  if (!called) return [];
  return step.type === 'ApiConnection'
    ? logicAppsInputs(workflow, called, step)
    : powerAutomateInputs(workflow, called, step);
};

const unknownIn = ({ given, known }: Inputs): readonly string[] => given.keys.filter((name) => !known.includes(name));

/** The required names that are absent, but for those that an unknown name is a misspelling of: that is one fault. */
const missingIn = (inputs: Inputs): readonly string[] => {
  const missing = inputs.required.filter((name) => !inputs.given.has(name));
  const meant = unknownIn(inputs).map((name) => nearest(name, missing));
  return missing.filter((name) => !meant.includes(name));
};

const unknownInput = ({ given, known }: Inputs, name: string): Breach => {
  const meant = nearest(name, known);
  return {
    ...placed(given.at(name)),
    message: `The step fills in ${name}, which the operation does not have.`,
    fix: `${meant === undefined ? '' : `Did you mean ${meant}? `}It has ${known.join(', ') || 'no fields'}.`,
  };
};

const consequence = 'The service refuses the request, or leaves out what it does not know.';

export const inputRules: readonly Rule<Workflow>[] = [
  stepRule(
    {
      code: 'OperationUnknown',
      demand: 'A step must call an operation that the connector has.',
      fix: 'Name an operation of the definition.',
    },
    (step, workflow) =>
      callsConnector(step) && !operationOf(workflow, step)
        ? [
            {
              pointer: step.action.pointer,
              value: calledName(step).value,
              message: 'The step calls an operation that the connector does not have.',
            },
          ]
        : [],
  ),
  stepRule(
    {
      code: 'FieldMissing',
      demand: 'A step must fill in what the operation requires.',
      consequence,
      fix: 'Fill it in.',
    },
    (step, workflow) =>
      inputsOf(step, workflow).flatMap((inputs) =>
        missingIn(inputs).map((name) => ({
          ...placed(inputs.given),
          message: `The step leaves out ${name}, which the operation requires.`,
        })),
      ),
  ),
  stepRule(
    {
      code: 'FieldUnknown',
      demand: 'A step must fill in only what the operation has.',
      consequence,
      fix: 'Correct the name or take it out.',
    },
    (step, workflow) =>
      inputsOf(step, workflow).flatMap((inputs) => unknownIn(inputs).map((name) => unknownInput(inputs, name))),
  ),
  stepRule(
    {
      code: 'ObjectIsExpression',
      demand: 'Below the root of a body no object may be an expression.',
      consequence: 'The designer finds the required fields inside it empty, and refuses to save the workflow.',
      fix: 'Build the whole body in a step before, and give outputs() of that step as the body.',
    },
    (step, workflow) => {
      const called = step.type === 'ApiConnection' ? operationOf(workflow, step) : undefined;
      const schema = called && bodySchemaOf(workflow, called);
      const found = schema ? expressionsBelow(workflow.api, schema, step.action.at('inputs', 'body')) : [];
      return found.map((place) => ({
        ...placed(place),
        message: 'An object inside the body is an expression.',
      }));
    },
  ),
  stepRule(
    {
      code: 'ContentTypeWrong',
      demand: 'A step must send a content type that the operation takes.',
      consequence,
      fix: 'Send one that it takes.',
    },
    (step, workflow) => {
      const called = step.type === 'ApiConnection' ? operationOf(workflow, step) : undefined;
      const own = called?.place.at('consumes');
      const taken = (own?.isMissing === false ? own : workflow.api.at('consumes')).texts;
      const headers = step.action.at('inputs', 'headers');
      const sent = headers.at('Content-Type');
      return called && sent.text !== undefined && !taken.includes(sent.text)
        ? [
            {
              pointer: headers.pointer,
              value: sent.value,
              message: `The step sends Content-Type ${sent.text}, and the operation takes ${taken.join(', ')}.`,
            },
          ]
        : [];
    },
  ),
];
