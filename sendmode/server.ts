import { type Context, Hono, type MiddlewareHandler, type Next } from 'hono';
import { outside, respond } from './answer.ts';
import { readBody } from './body.ts';
import { readWithin } from './body-size.ts';
import { controlRoutes } from './control.ts';
import { answerThrough, BrokenConnection, takeFault } from './faults.ts';
import { operations } from './operations/index.ts';
import type { Operation } from './operations/operation.ts';
import { perform } from './perform.ts';
import { record } from './requests.ts';
import { type Handler, mount, type Routes, type SendmodeEnv } from './routes.ts';
import { roundTrip } from './schedule.ts';
import { type SendmodeOptions, type Simulation, startSimulation } from './simulation.ts';

const LARGEST_BODY = 1024 * 1024;

/** A simulated Sendmode that needs no socket. */
export interface Sendmode {
  /**
   * Answers requests for `/v2/…` and `/_control/…`. Its `fetch` and `request` reject with {@link BrokenConnection}
   * where a fault breaks the connection.
   */
  readonly app: Hono<SendmodeEnv>;
}

/**
 * Creates a simulated Sendmode: the documented REST API v2 under `/v2/`, and its control under `/_control/`.
 * @throws SendmodeSetupError where an account is unusable.
 */
export function createSendmode(options: SendmodeOptions = {}): Sendmode {
  const simulation = startSimulation(options);
  const app = new Hono<SendmodeEnv>();
  app.onError((error) => {
    throw error;
  });
  app.use(readingBody);
  app.use(recording(simulation));
  app.use(refusingLargeBody);
  mount(app, { ...apiRoutes(simulation), ...controlRoutes(simulation) });
  return { app };
}

async function readingBody(context: Context<SendmodeEnv>, next: Next): Promise<void> {
  const body = await readWithin(context.req.raw.body, LARGEST_BODY);
  context.set('body', body ?? new Uint8Array());
  context.set('tooLarge', body === undefined);
  await next();
}

async function refusingLargeBody(context: Context<SendmodeEnv>, next: Next): Promise<Response | undefined> {
  if (context.get('tooLarge'))
    return respond(outside(413, 'BODY_TOO_LARGE', `The body is larger than ${LARGEST_BODY} bytes; nothing was taken`));
  await next();
  return undefined;
}

function recording(simulation: Simulation): MiddlewareHandler<SendmodeEnv> {
  return async (context, next) => {
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
}

function apiRoutes(simulation: Simulation): Routes {
  return Object.fromEntries(operations.map((each) => [each.path, { [each.method]: handler(simulation, each) }]));
}

function handler(simulation: Simulation, operation: Operation): Handler {
  return (context) => {
    const { req } = context;
    const entry = context.get('record');
    const key = req.header('authorization') || req.query('access_key') || undefined;
    const body = operation.body && readBody(req.header('content-type'), context.get('body'), operation.body);
    const fault = takeFault(simulation.state.faults, operation.id);
    entry.operation = operation.id;
    entry.form = body?.form ?? 'none';
    entry.fault = fault?.kind ?? null;
    const carryOut = () => {
      const answer = perform(simulation.state, simulation.now(), operation, key, body);
      entry.statusCode = answer.body.statusCode;
      return answer;
    };
    return fault === undefined
      ? respond(carryOut())
      : answerThrough(fault, carryOut, (milliseconds) => simulation.pause(milliseconds));
  };
}
