import { type Context, Hono, type MiddlewareHandler, type Next } from 'hono';
import { readWithin } from '../platform/read-within.ts';
import { outside, respond } from './answer.ts';
import { type ApiOperation, readApi } from './api.ts';
import { readBody } from './body.ts';
import { controlRoutes } from './control.ts';
import { engageRoutes } from './engage/routes.ts';
import { answerThrough, BrokenConnection, takeFault } from './faults.ts';
import { echoNote } from './operations/echo.ts';
import { simulatedOperations } from './operations/index.ts';
import { perform } from './perform.ts';
import { record } from './requests.ts';
import { type Handler, mount, type Routes, type SendmodeEnv } from './routes.ts';
import { roundTrip } from './schedule.ts';
import { type SendmodeOptions, type Simulation, startSimulation } from './simulation.ts';

const largestBody = 1024 * 1024;

// A caller who sends more than this hears no answer; reading on for ever would be the worse choice.
const droppedAtMost = 63 * 1024 * 1024;

/** A simulated Sendmode that needs no socket. */
export interface Sendmode {
  /** Answers requests for Engage, which has an address of its own; absent where it is not simulated. */
  readonly engage?: Hono<SendmodeEnv>;
  /**
   * Answers requests for the API's paths and for `/_control/…`. Its `fetch` and `request` reject with {@link BrokenConnection}
   * where a fault breaks the connection.
   */
  readonly app: Hono<SendmodeEnv>;
  /** Simulates the operations of another definition from the next request on, with everything that it remembers. */
  follow(definition: SendmodeOptions['definition']): void;
}

const readingBody = async (context: Context<SendmodeEnv>, next: Next): Promise<void> => {
  const reading = await readWithin(context.req.raw, largestBody, droppedAtMost);
  if (reading.outcome === 'broken off') throw new BrokenConnection();
  context.set('body', reading.outcome === 'whole' ? reading.body : new Uint8Array());
  context.set('tooLarge', reading.outcome === 'too large');
  await next();
};

const refusingLargeBody = async (context: Context<SendmodeEnv>, next: Next): Promise<Response | undefined> => {
  if (context.get('tooLarge'))
    return respond(outside(413, 'BODY_TOO_LARGE', `The body is larger than ${largestBody} bytes; nothing was taken`));
  await next();
  return undefined;
};

const recording =
  (simulation: Simulation): MiddlewareHandler<SendmodeEnv> =>
  async (context, next) => {
    const { req } = context;
    if (/^\/_control(?:\/|$)/.test(req.path)) return next();
    const { accounts, requests } = simulation.state;
    const keys = accounts.map((each) => each.key);
    const entry = record(requests, req.raw, context.get('body'), keys, roundTrip(simulation.now()));
    context.set('record', entry);
    try {
      await next();
      entry.httpStatus = context.res.status;
    } catch (error) {
      if (error instanceof BrokenConnection) entry.httpStatus = error.sent?.status ?? null;
      throw error;
    }
  };

const handler =
  (simulation: Simulation, operation: ApiOperation): Handler =>
  (context) => {
    const { req } = context;
    const entry = context.get('record');
    const key = req.header('authorization') || req.query('access_key') || undefined;
    const body = operation.body && readBody(req.header('content-type'), context.get('body'), operation.body);
    const fault = takeFault(simulation.state.faults, operation.id);
    entry.operation = operation.id;
    entry.note = simulatedOperations.has(operation.id) ? null : echoNote(operation.id);
    entry.form = body?.form ?? 'none';
    entry.fault = fault?.kind ?? null;
    const carryOut = () => {
      const answer = perform(simulation, operation, key, body);
      entry.statusCode = answer.body.statusCode;
      return answer;
    };
    return fault === undefined
      ? respond(carryOut())
      : answerThrough(fault, carryOut, (milliseconds) => simulation.pause(milliseconds));
  };

const apiRoutes = (simulation: Simulation): Routes => {
  const routes: Record<string, Record<string, Handler>> = {};
  for (const operation of simulation.api)
    routes[operation.path] = { ...routes[operation.path], [operation.method]: handler(simulation, operation) };
  return routes;
};

/** An app that reads and records every request before a route answers it. */
const recordingApp = (simulation: Simulation, routes: Routes): Hono<SendmodeEnv> => {
  const app = new Hono<SendmodeEnv>();
  app.onError((error) => {
    throw error;
  });
  app.use(readingBody);
  app.use(recording(simulation));
  app.use(refusingLargeBody);
  mount(app, routes);
  return app;
};

/**
 * Creates a simulated Sendmode: the API that the definition describes, and its control under `/_control/`.
 * @throws SendmodeSetupError where an account is unusable.
 */
export const createSendmode = (options: SendmodeOptions): Sendmode => {
  const simulation = startSimulation(options);
  const ownApp = () => recordingApp(simulation, { ...apiRoutes(simulation), ...controlRoutes(simulation) });
  const { engage } = options;
  let app = ownApp();
  return {
    get app() {
      return app;
    },
    ...(engage ? { engage: recordingApp(simulation, engageRoutes(simulation, engage)) } : {}),
    follow: (definition) => {
      simulation.api = readApi(definition);
      app = ownApp();
    },
  };
};
