import type { Action, Actions, SecureData, Trigger } from '../emit/documents/workflow.ts';

/**
 * Keeps personal data out of run histories: the trigger that brings it, the calls that take it, and every step that hands it
 * on to one, as far as the host has the setting. Lists and reports that a person reads there are left as they are. Source:
 * Microsoft Learn, "Secure access and data in Azure Logic Apps"; which types have the setting, the designer's own manifests.
 */

const whole: SecureData = { secureData: { properties: ['inputs', 'outputs'] } };

/** The setting hides the outputs of these types together with their inputs. */
const inputsAlone: SecureData = { secureData: { properties: ['inputs'] } };

/** The names of steps, loops and variables that a step reads; a variable as `$name`, a loop by its own name. */
const readBy = (action: Action): readonly string[] => {
  const text = JSON.stringify('inputs' in action ? action.inputs : action.type === 'Foreach' ? action.foreach : '');
  return [...text.matchAll(/\b(body|outputs|actions|items|variables)\('([^']+)'\)/g)].map(([, how, name = '']) =>
    how === 'variables' ? `$${name}` : name,
  );
};

/** Whether a step hands the data of people to a service. */
const handsOver = (action: Action): boolean => {
  switch (action.type) {
    case 'Http':
      return true;
    case 'ApiConnection':
      return action.inputs.body !== undefined;
    case 'OpenApiConnection':
      return Object.keys(action.inputs.parameters).some((key) => key.startsWith('body/'));
    default:
      return false;
  }
};

const scopesOf = (action: Action): readonly Actions[] => {
  switch (action.type) {
    case 'Foreach':
    case 'Until':
      return [action.actions];
    case 'If':
      return [action.actions, ...(action.else ? [action.else.actions] : [])];
    case 'Switch':
      return [...Object.values(action.cases).map(({ actions }) => actions), action.default.actions];
    default:
      return [];
  }
};

const allOf = (actions: Actions): readonly (readonly [name: string, action: Action])[] =>
  Object.entries(actions).flatMap(([name, action]): (readonly [string, Action])[] => [
    [name, action],
    ...scopesOf(action).flatMap(allOf),
  ]);

/** What a step is read by: its name, and the variable that it gives a value to. */
const namesOf = ([name, action]: readonly [string, Action]): readonly string[] => {
  if (action.type === 'InitializeVariable') return [name, ...action.inputs.variables.map((one) => `$${one.name}`)];
  const setsOne = ['SetVariable', 'AppendToArrayVariable', 'IncrementVariable'].includes(action.type);
  return setsOne && 'inputs' in action ? [name, `$${(action.inputs as { name: string }).name}`] : [name];
};

/** A report goes to an address of the owner's and is read in the history too, so what it is made of stays as it is. */
const isReport = (action: Action): boolean => action.type === 'Http' && action.inputs.uri.startsWith('@');

/** The steps from which data reaches a service, and those that hand it over. */
const onTheWay = (actions: Actions): ReadonlySet<Action> => {
  const all = allOf(actions);
  const found = new Set(all.filter(([, action]) => handsOver(action)).map(([, action]) => action));
  for (const action of found) {
    const read = isReport(action) ? [] : readBy(action);
    for (const step of all) if (namesOf(step).some((name) => read.includes(name))) found.add(step[1]);
  }
  return found;
};

const securedOne = (action: Action): Action => {
  switch (action.type) {
    case 'Compose':
    case 'ParseJson':
      return { ...action, runtimeConfiguration: inputsAlone };
    case 'Select':
    case 'Query':
    case 'Http':
    case 'ApiConnection':
    case 'OpenApiConnection':
      return { ...action, runtimeConfiguration: whole };
    default:
      return action;
  }
};

const securedIn = (actions: Actions, chosen: ReadonlySet<Action>): Actions =>
  Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      withScopes(chosen.has(action) ? securedOne(action) : action, (scope) => securedIn(scope, chosen)),
    ]),
  );

/** An action whose inner scopes are changed. */
export const withScopes = (action: Action, change: (actions: Actions) => Actions): Action => {
  switch (action.type) {
    case 'Foreach':
    case 'Until':
      return { ...action, actions: change(action.actions) };
    case 'If':
      return {
        ...action,
        actions: change(action.actions),
        ...(action.else ? { else: { actions: change(action.else.actions) } } : {}),
      };
    case 'Switch': {
      const cases = Object.entries(action.cases).map(([name, each]) => [
        name,
        { case: each.case, actions: change(each.actions) },
      ]);
      return { ...action, cases: Object.fromEntries(cases), default: { actions: change(action.default.actions) } };
    }
    default:
      return action;
  }
};

/** The actions with the setting on each that brings personal data to a service. */
export const secured = (actions: Actions): Actions => securedIn(actions, onTheWay(actions));

/** A trigger that brings what somebody sends is secured; a clock brings nothing. */
export const securedTrigger = (trigger: Trigger): Trigger =>
  trigger.type === 'Request'
    ? { ...trigger, runtimeConfiguration: { ...trigger.runtimeConfiguration, ...whole } }
    : trigger;
