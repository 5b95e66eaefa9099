import { respond } from '../answer.ts';
import { answerThrough, takeFault } from '../faults.ts';
import type { Handler, Routes } from '../routes.ts';
import type { Simulation } from '../simulation.ts';
import type { EngageApi } from './api.ts';
import { performOnEngage } from './perform.ts';

// The operation of the connector that sends texts: a fault that waits for it strikes on either API.
const operationId = 'Send_SMS';

const sending =
  (simulation: Simulation, api: EngageApi, isToSeveral: boolean): Handler =>
  ({ request: { headers }, body, outcome }) => {
    const fault = takeFault(simulation.state.faults, operationId);
    outcome.operation = operationId;
    outcome.note = 'On Engage.';
    outcome.fault = fault?.kind ?? null;
    const request = { key: headers.get('authorization') ?? undefined, body, isToSeveral };
    const carryOut = () => performOnEngage(simulation, api, request);
    return fault === undefined
      ? respond(carryOut())
      : answerThrough(fault, carryOut, (milliseconds) => simulation.pause(milliseconds));
  };

/** The routes of Engage: a text to one number, and to several. */
export const engageRoutes = (simulation: Simulation, api: EngageApi): Routes => ({
  [api.sendPath]: { POST: sending(simulation, api, false) },
  [api.bulkPath]: { POST: sending(simulation, api, true) },
});
