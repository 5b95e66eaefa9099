import type { Definition } from '../../emit/documents/definition.ts';
import { apiConnectionProblems, openApiConnectionProblems } from './inputs.ts';
import { answerFields, type CalledOperation, operationOf, unknownOutcome } from './operations.ts';
import { type Place, textsOf } from './outline.ts';
import { isRefused, type Problem } from './problem.ts';
import type { Declared } from './references.ts';
import { callsIn, type Reading, read } from './syntax.ts';

type Found = Omit<Problem, 'pointer'> & { readonly below?: string };

const sentTwice = 'A text message can go out twice, or fail without anybody noticing.';

const isInside = (inner: Place, outer: Place): boolean => inner.pointer.startsWith(`${outer.pointer}/`);

/** The neighbours that run after an action when it ended in any of these ways. */
const followers = (place: Place, statuses: readonly string[], { places }: Declared): Place[] =>
  places.filter(
    (other) =>
      other.scope === place.scope &&
      statuses.every((status) => other.action.runAfter?.[place.name]?.some((wanted) => wanted === status)),
  );

/** Logic Apps runs no script: the step is never retried, and whatever comes back is read. */
const logicAppsProblems = (place: Place, declared: Declared): Found[] => {
  const { action, name } = place;
  if (action.type !== 'ApiConnection') return [];
  const reader = declared.places.find(
    ({ action: other, scope }) =>
      scope === place.scope && other.type === 'ParseJson' && other.inputs.content === `@body('${name}')`,
  );
  const isRead =
    reader !== undefined && followers(reader, ['Succeeded', 'Failed', 'Skipped', 'TimedOut'], declared).length > 0;
  return [
    ...(action.inputs.retryPolicy?.type === 'none' && action.description
      ? []
      : [
          {
            code: 'SendIsRetried',
            message: 'The step must not be repeated, and does not say that there are no retries and why.',
            value: action.inputs.retryPolicy,
            consequence: sentTwice,
            fix: 'Give it the retry policy none, and the reason as its description.',
          },
        ]),
    ...(isRead
      ? []
      : [
          {
            code: 'AnswerIsNotRead',
            message: 'No step reads the status code in the answer, or none goes on when it cannot be read.',
            value: name,
            consequence: sentTwice,
            fix: `Parse body('${name}') in the same scope, and run a step after that however it ended.`,
          },
        ]),
  ];
};

/** In Power Automate the script answers 424; a step after every failure has to tell it from a refusal. */
const powerAutomateProblems = (place: Place, declared: Declared): Found[] => {
  if (place.action.type !== 'OpenApiConnection') return [];
  const mentionsIt = (other: Place): boolean =>
    textsOf(other)
      .flatMap((text) => callsIn(read(text).meaning ?? { kind: 'literal', value: null }))
      .some(({ args }) => args.some((arg) => arg.kind === 'literal' && arg.value === Number(unknownOutcome)));
  const handles = (follower: Place): boolean =>
    mentionsIt(follower) || declared.places.some((inner) => isInside(inner, follower) && mentionsIt(inner));
  if (followers(place, ['Failed', 'TimedOut'], declared).some(handles)) return [];
  return [
    {
      code: 'UnknownOutcomeIsNotHandled',
      message: `No step runs after a failure or a time-out and looks for the status ${unknownOutcome}.`,
      value: place.name,
      consequence: sentTwice,
      fix: 'Add a condition that runs after both and puts the message on a review list.',
    },
  ];
};

const callProblems = (api: Definition, called: CalledOperation, place: Place, declared: Declared): Found[] => {
  const { action } = place;
  return [
    ...(action.type === 'ApiConnection' ? apiConnectionProblems(api, called, action) : []),
    ...(action.type === 'OpenApiConnection' ? openApiConnectionProblems(api, called, action) : []),
    ...(called.mustNotBeRepeated
      ? [...logicAppsProblems(place, declared), ...powerAutomateProblems(place, declared)]
      : []),
  ];
};

/** Whether an action that calls the connector calls what it has, with the inputs it takes, and never sends twice. */
export const operationProblems = (api: Definition, place: Place, declared: Declared): Problem[] => {
  const { action, pointer } = place;
  if (action.type !== 'ApiConnection' && action.type !== 'OpenApiConnection') return [];
  const called = operationOf(api, action);
  const found: Found[] = called
    ? callProblems(api, called, place, declared)
    : [
        {
          code: 'OperationUnknown',
          message: 'The step calls an operation that the connector does not have.',
          value: action.type === 'ApiConnection' ? action.inputs.path : action.inputs.host.operationId,
          consequence: isRefused,
          fix: 'Name an operation of the definition.',
        },
      ];
  return found.map(({ below, ...rest }) => ({ ...rest, pointer: `${pointer}${below ?? ''}` }));
};

/** Whether the fields that an expression reads from an answer are fields of that operation's answers. */
export const answerProblems = (api: Definition, { text, meaning }: Reading, { places }: Declared): Problem[] =>
  (meaning ? callsIn(meaning) : []).flatMap(({ name, args: [argument], steps: [step] }) => {
    if (name.toLowerCase() !== 'body' || argument?.kind !== 'literal' || step?.key.kind !== 'literal') return [];
    const action = places.find((place) => place.name === argument.value)?.action;
    const called = action && operationOf(api, action);
    const fields = called ? answerFields(api, called) : undefined;
    if (!fields || fields.includes(String(step.key.value))) return [];
    return [
      {
        code: 'AnswerFieldUnknown',
        pointer: text.pointer,
        message: `The expression reads ${step.key.value}, which no answer of the operation has.`,
        value: text.text,
        consequence: 'The expression is empty when the workflow runs.',
        fix: `The answers have ${[...new Set(fields)].join(', ')}.`,
      },
    ];
  });
