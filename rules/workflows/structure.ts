import { isInCircle } from './order.ts';
import { enclosing, type Place, textsOf } from './outline.ts';
import { isRefused, type Problem } from './problem.ts';
import { type Declared, variableProblem } from './references.ts';
import { callsIn, read } from './syntax.ts';

/** Microsoft Learn, "Limits and configuration for Azure Logic Apps", section "Definition limits". */
const limits = { name: 80, description: 256, depth: 8, cases: 25, rounds: 5000, atOnce: 50 };

const statuses: readonly string[] = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

type Found = Omit<Problem, 'pointer'> & { readonly below?: string };

const orderProblems = (place: Place): Found[] => {
  const { action, scope } = place;
  const after = Object.entries(action.runAfter ?? {});
  const strangers = after.filter(([name]) => !(name in scope.actions)).map(([name]) => name);
  const wrong = after.flatMap(([, wanted]) => wanted.filter((status) => !statuses.includes(status)));
  const common = { below: '/runAfter', value: action.runAfter, consequence: isRefused };
  return [
    ...strangers.map((name) => ({
      ...common,
      code: 'RunAfterNoNeighbour',
      message: `The step runs after ${name}, which is no action of the same scope.`,
      fix: 'Name an action that stands beside it.',
    })),
    ...wrong.map((status) => ({
      ...common,
      code: 'RunAfterStatus',
      message: `The step waits for the status ${status}, which no action has.`,
      fix: `Use ${statuses.join(', ')}.`,
    })),
    ...(after.some(([, wanted]) => wanted.length === 0)
      ? [{ ...common, code: 'RunAfterNothing', message: 'The step waits for no status.', fix: 'Name at least one.' }]
      : []),
    ...(isInCircle(place)
      ? [{ ...common, code: 'RunAfterCircle', message: 'The step waits for itself.', fix: 'Break the circle.' }]
      : []),
  ];
};

const sizeProblems = ({ name, action, pointer }: Place, depth: number): Found[] => {
  const description = action.description ?? '';
  const cases = action.type === 'Switch' ? Object.keys(action.cases).length : 0;
  const rounds = action.type === 'Until' ? action.limit.count : 0;
  const atOnce = action.type === 'Foreach' ? action.runtimeConfiguration.concurrency.repetitions : 0;
  const checks: readonly (readonly [string, number, number, unknown])[] = [
    ['characters in its name', name.length, limits.name, name],
    ['characters in its description', description.length, limits.description, description],
    ['actions around it and itself', depth, limits.depth, pointer],
    ['cases', cases, limits.cases, cases],
    ['rounds', rounds, limits.rounds, rounds],
    ['rounds at the same time', atOnce, limits.atOnce, atOnce],
  ];
  return checks
    .filter(([, count, most]) => count > most)
    .map(([what, count, most, value]) => ({
      code: 'LimitExceeded',
      message: `The step has ${count} ${what}, and ${most} are the most.`,
      value,
      consequence: isRefused,
      fix: 'Make it shorter or move a part into a step before.',
    }));
};

const placementProblems = ({ action, scope }: Place, loops: readonly Place[], { definition }: Declared): Found[] => {
  const common = { value: action.type, consequence: isRefused };
  if (action.type === 'Response' && Object.values(definition.triggers).some(({ type }) => type !== 'Request')) {
    const message = 'A workflow that nobody has called answers.';
    return [{ ...common, code: 'ResponseWithoutRequest', message, fix: 'Give it a request trigger.' }];
  }
  if ((action.type === 'Response' || action.type === 'Terminate') && loops.length > 0) {
    const message = `${action.type} stands inside a loop.`;
    return [{ ...common, code: 'NotInsideLoop', message, fix: 'Put it after the loop.' }];
  }
  if (action.type === 'InitializeVariable' && scope.owner) {
    const message = 'A variable is initialised inside another step.';
    return [{ ...common, code: 'OnlyAtTopLevel', message, fix: 'Initialise it at the start, outside of all steps.' }];
  }
  return [];
};

/** The name of the variable that a step changes. */
const changedBy = ({ action }: Place): string | undefined => {
  switch (action.type) {
    case 'SetVariable':
    case 'AppendToArrayVariable':
    case 'IncrementVariable':
      return action.inputs.name;
    default:
      return undefined;
  }
};

/** A step that changes a variable cannot read it at the same time (Microsoft Learn, "Store and manage values"). */
const changeProblems = (place: Place, declared: Declared): Found[] => {
  const name = changedBy(place);
  if (name === undefined) return [];
  const common = { below: '/inputs/name', value: name, consequence: isRefused };
  const calls = textsOf(place).flatMap((text) => callsIn(read(text).meaning ?? { kind: 'literal', value: null }));
  const readsItself = calls.some(
    ({ name: called, args: [argument] }) =>
      called.toLowerCase() === 'variables' && argument?.kind === 'literal' && argument.value === name,
  );
  return [
    ...variableProblem(name, place, declared).map((found) => ({ ...common, ...found })),
    ...(readsItself
      ? [
          {
            ...common,
            code: 'VariableReadsItself',
            message: `The step changes the variable ${name} to something made of it.`,
            fix: 'Compose the new value in a step before.',
          },
        ]
      : []),
  ];
};

/** Names must be unique in the whole workflow, since expressions refer to actions by name alone. */
const nameProblems = ({ name }: Place, { places }: Declared): Found[] =>
  places.filter((other) => other.name === name).length === 1
    ? []
    : [
        {
          code: 'ActionNameTwice',
          message: `There are several actions called ${name}.`,
          value: name,
          consequence: isRefused,
          fix: 'Give each a name of its own.',
        },
      ];

/** Whether an action stands where it may, waits for what exists, and keeps within the limits of the hosts. */
export const structureProblems = (place: Place, declared: Declared): Problem[] => {
  const around = enclosing(place);
  const loops = around.filter(({ action }) => action.type === 'Foreach' || action.type === 'Until');
  return [
    ...nameProblems(place, declared),
    ...orderProblems(place),
    ...sizeProblems(place, around.length),
    ...placementProblems(place, loops, declared),
    ...changeProblems(place, declared),
  ].map(({ below, ...found }) => ({ ...found, pointer: `${place.pointer}${below ?? ''}` }));
};
