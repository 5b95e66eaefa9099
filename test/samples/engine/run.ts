import type { JsonValue } from '../../../emit/documents/definition.ts';
import type {
  Action,
  Actions,
  Foreach,
  If,
  JsonObject,
  Switch,
  Until,
  WorkflowDefinition,
} from '../../../emit/documents/workflow.ts';
import { type ActionResult, evaluate, evaluateText, type Surroundings } from './evaluate.ts';
import { runStep, type Sent, Terminated } from './steps.ts';
import { EvaluationError } from './values.ts';

/** A time that passes only when the workflow waits or somebody takes their time. */
export interface Clock {
  now: number;
}

/** What a call ended with; without an answer the connection broke or nobody answered in time. */
export type Answer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | 'broken'
  | 'timed out';

/** The world around a workflow. */
export interface World {
  readonly clock: Clock;
  /** Carries a call to the connector or to an address of one's own. */
  readonly send: (request: Sent) => Promise<Answer>;
  /**
   * Whether an Until loop counts as failed when any action of its last round failed, handled or not. The documentation can
   * be read either way.
   */
  readonly strictUntil?: boolean;
}

/** What a run came to. */
export interface Run {
  readonly status: 'Succeeded' | 'Failed' | 'Cancelled';
  /** The code and the message of the step that ended the run. */
  readonly error?: { readonly code: string; readonly message: string };
  readonly response?: JsonObject;
  readonly results: ReadonlyMap<string, ActionResult>;
  readonly variables: ReadonlyMap<string, JsonValue>;
}

export interface Engine {
  readonly world: World;
  readonly response: { value?: JsonObject };
  /** When the run began, in milliseconds since 1970. */
  readonly began: number;
}

const ended = (status: ActionResult['status'], outputs: JsonValue = null): ActionResult => ({ status, outputs });

/** How the end of a branch counts: a skipped action counts as what came before it. */
const branchFailed = (name: string, actions: Actions, results: Surroundings['results']): boolean => {
  const status = results.get(name)?.status;
  if (status !== 'Skipped') return status === 'Failed' || status === 'TimedOut';
  return Object.keys(actions[name]?.runAfter ?? {}).some((before) => branchFailed(before, actions, results));
};

/** A scope fails when one of its branches ends in failure (Microsoft Learn, "Handle errors and exceptions"). */
const scopeStatus = (actions: Actions, results: Surroundings['results']): ActionResult => {
  const waitedFor = Object.values(actions).flatMap((action) => Object.keys(action.runAfter ?? {}));
  const ends = Object.keys(actions).filter((name) => !waitedFor.includes(name));
  return ended(ends.some((name) => branchFailed(name, actions, results)) ? 'Failed' : 'Succeeded');
};

const skipAll = (actions: Actions, around: Surroundings): void => {
  for (const name of Object.keys(actions)) around.results.set(name, ended('Skipped'));
};

const runScope = async (actions: Actions, around: Surroundings, engine: Engine): Promise<ActionResult> => {
  for (const name of Object.keys(actions)) around.results.delete(name);
  const waiting = new Set(Object.keys(actions));
  while (waiting.size > 0) {
    const name = [...waiting].find((each) =>
      Object.keys(actions[each]?.runAfter ?? {}).every((before) => !waiting.has(before)),
    );
    const action = name === undefined ? undefined : actions[name];
    if (name === undefined || !action) throw new Error('The actions wait for each other.');
    waiting.delete(name);
    const mayRun = Object.entries(action.runAfter ?? {}).every(([before, wanted]) =>
      wanted.some((status) => status === around.results.get(before)?.status),
    );
    around.results.set(name, mayRun ? await runAction(name, action, around, engine) : ended('Skipped'));
  }
  return scopeStatus(actions, around.results);
};

const runIf = async ({ expression, actions, else: otherwise }: If, around: Surroundings, engine: Engine) => {
  const holds = expression.and.every(({ equals: [text, wanted] }) => evaluateText(text, around) === wanted);
  skipAll((holds ? otherwise?.actions : actions) ?? {}, around);
  return runScope((holds ? actions : otherwise?.actions) ?? {}, around, engine);
};

const runSwitch = ({ expression, cases, default: otherwise }: Switch, around: Surroundings, engine: Engine) => {
  const value = evaluateText(expression, around);
  const found = Object.values(cases).find((each) => each.case === value);
  return runScope((found ?? otherwise).actions, around, engine);
};

const runForeach = async (name: string, loop: Foreach, around: Surroundings, engine: Engine): Promise<ActionResult> => {
  const list = evaluate(loop.foreach, around);
  if (!Array.isArray(list)) throw new EvaluationError(`${name} has nothing to go through.`);
  if (loop.runtimeConfiguration.concurrency.repetitions !== 1) throw new Error('This engine runs one round at a time.');
  let failed = false;
  for (const item of list) {
    const inside = { ...around, items: new Map([...around.items, [name, item]]) };
    failed = (await runScope(loop.actions, inside, engine)).status === 'Failed' || failed;
  }
  return ended(failed ? 'Failed' : 'Succeeded');
};

const runUntil = async (loop: Until, around: Surroundings, engine: Engine): Promise<ActionResult> => {
  for (let round = 1; ; round += 1) {
    const { status } = await runScope(loop.actions, around, engine);
    const anyFailed = Object.keys(loop.actions).some((name) => around.results.get(name)?.status === 'Failed');
    if (evaluateText(loop.expression, around) === true || round >= loop.limit.count) {
      return ended(engine.world.strictUntil && anyFailed ? 'Failed' : status);
    }
  }
};

const runInside = (name: string, action: Action, around: Surroundings, engine: Engine): Promise<ActionResult> => {
  switch (action.type) {
    case 'If':
      return runIf(action, around, engine);
    case 'Switch':
      return runSwitch(action, around, engine);
    case 'Foreach':
      return runForeach(name, action, around, engine);
    case 'Until':
      return runUntil(action, around, engine);
    default:
      return runStep(action, around, engine);
  }
};

const runAction = async (name: string, action: Action, around: Surroundings, engine: Engine): Promise<ActionResult> => {
  try {
    return await runInside(name, action, around, engine);
  } catch (error) {
    if (error instanceof EvaluationError) return ended('Failed');
    throw error;
  }
};

/** The parameters of a definition, with values in the place of those that it starts with. */
const parameterValues = ({ parameters }: WorkflowDefinition, values: JsonObject): JsonObject => ({
  ...Object.fromEntries(Object.entries(parameters).map(([name, { defaultValue }]) => [name, defaultValue])),
  ...values,
});

/**
 * Runs a workflow definition as Microsoft documents it: order and status of actions, scopes, loops and conditions. It is
 * this project's reading of the documentation and not the platform itself.
 */
export const runWorkflow = async (
  definition: WorkflowDefinition,
  trigger: JsonObject,
  world: World,
  parameters: JsonObject = {},
): Promise<Run> => {
  const around: Surroundings = {
    trigger,
    parameters: parameterValues(definition, parameters),
    variables: new Map(),
    results: new Map(),
    items: new Map(),
    now: () => world.clock.now,
  };
  const engine: Engine = { world, response: {}, began: world.clock.now };
  const came = (): Pick<Run, 'response' | 'results' | 'variables'> => ({
    ...(engine.response.value ? { response: engine.response.value } : {}),
    results: around.results,
    variables: around.variables,
  });
  try {
    const { status } = await runScope(definition.actions, around, engine);
    return { status: status === 'Failed' ? 'Failed' : 'Succeeded', ...came() };
  } catch (error) {
    if (!(error instanceof Terminated)) throw error;
    return { status: error.status, ...(error.reason ? { error: error.reason } : {}), ...came() };
  }
};
