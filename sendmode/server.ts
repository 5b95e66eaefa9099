import { getPath } from 'hono/utils/url';
import { toResponse } from '../platform/answer.ts';
import { readWithin } from '../platform/read-within.ts';
import type { HttpResponse } from '../platform/script/http-message.ts';
import { outside, respond } from './answer.ts';
import { type ApiOperation, readApi } from './api.ts';
import { readBody } from './body.ts';
import { controlRoutes } from './control.ts';
import { engageRoutes } from './engage/routes.ts';
import { answerThrough, BrokenConnection, takeFault } from './faults.ts';
import { echoNote } from './operations/echo.ts';
import { simulatedOperations } from './operations/index.ts';
import { perform } from './perform.ts';
import { keepRequest, startOutcome } from './requests.ts';
import { type Handler, type Routes, routed } from './routes.ts';
import { type SendmodeOptions, type Simulation, startSimulation } from './simulation.ts';

const largestBody = 1024 * 1024;

// A caller who sends more than this hears no answer; reading on for ever would be the worse choice.
const droppedAtMost = 63 * 1024 * 1024;

/** Answers requests. Each of its ways rejects with {@link BrokenConnection} where a fault breaks the connection. */
export interface SendmodeApp {
  /** Answers with plain data. */
  answer(request: Request): Promise<HttpResponse>;
  fetch(request: Request): Promise<Response>;
  /** Makes a request for a path and answers it. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** A simulated Sendmode that needs no socket. */
export interface Sendmode {
  /** Answers requests for Engage, which has an address of its own; absent where it is not simulated. */
  readonly engage?: SendmodeApp;
  /** Answers requests for the API's paths and for `/_control/…`. */
  readonly app: SendmodeApp;
  /** Simulates the operations of another definition from the next request on, with everything that it remembers. */
  follow(definition: SendmodeOptions['definition']): void;
}

/** The key in the address, for a request without one in its header. */
const keyInAddress = ({ url }: Request): string | undefined =>
  (url.includes('access_key') && new URL(url).searchParams.get('access_key')) || undefined;

const handler =
  (simulation: Simulation, operation: ApiOperation): Handler =>
  ({ request, body: bytes, outcome }) => {
    const { headers } = request;
    const key = headers.get('authorization') || keyInAddress(request);
    const body = operation.body && readBody(headers.get('content-type') ?? undefined, bytes, operation.body);
    const fault = takeFault(simulation.state.faults, operation.id);
    outcome.operation = operation.id;
    outcome.note = simulatedOperations.has(operation.id) ? null : echoNote(operation.id);
    outcome.form = body?.form ?? 'none';
    outcome.fault = fault?.kind ?? null;
    const carryOut = () => {
      const answer = perform(simulation, operation, key, body);
      outcome.statusCode = answer.body.statusCode;
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

const tooLarge = (): HttpResponse =>
  respond(outside(413, 'BODY_TOO_LARGE', `The body is larger than ${largestBody} bytes; nothing was taken`));

/** Reads and records every request but those to the control before a route answers it. */
const recordingApp = (simulation: Simulation, routes: Routes): SendmodeApp => {
  const route = routed(routes);
  const answer = async (request: Request): Promise<HttpResponse> => {
    const reading = await readWithin(request, largestBody, droppedAtMost);
    if (reading.outcome === 'broken off') throw new BrokenConnection();
    const body = reading.outcome === 'whole' ? reading.body : new Uint8Array();
    const path = getPath(request);
    const outcome = startOutcome();
    if (!/^\/_control(?:\/|$)/.test(path)) {
      const { accounts, requests } = simulation.state;
      const keys = accounts.map(({ key }) => key);
      keepRequest(requests, { request, body, keys, receivedAt: simulation.now() }, outcome);
    }
    if (reading.outcome === 'too large') {
      outcome.httpStatus = 413;
      return tooLarge();
    }
    try {
      const answered = await route({ request, path, body, outcome });
      outcome.httpStatus = answered.status;
      return answered;
    } catch (error) {
      if (error instanceof BrokenConnection) outcome.httpStatus = error.sent?.status ?? null;
      throw error;
    }
  };
  const fetch = async (request: Request) => toResponse(await answer(request));
  return { answer, fetch, request: (path, init) => fetch(new Request(new URL(path, 'http://localhost'), init)) };
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
