import type { HttpResponse } from '../platform/script/http-message.ts';
import { respond } from './answer.ts';
import { choiceNames, choiceValues } from './choices.ts';
import { choicesFrom, clockFields, faultFields, faultFrom, timeFrom } from './control-changes.ts';
import { type ControlInput, ControlInputError, controlInput, texts } from './control-input.ts';
import { deliverDue } from './outbox.ts';
import type { Handler, Routes } from './routes.ts';
import type { Simulation, State } from './simulation.ts';
import { accountView, customerViews, groupViews, messageView, neverSentView, optoutViews } from './views.ts';

const change =
  (names: readonly string[], apply: (input: ControlInput) => void, answer: () => HttpResponse): Handler =>
  ({ body }) => {
    try {
      apply(controlInput(new TextDecoder().decode(body), names));
    } catch (error) {
      if (!(error instanceof ControlInputError)) throw error;
      return respond({ status: 400, body: { error: error.message } });
    }
    return answer();
  };

const customers = ({ accounts }: State): object => ({
  customers: accounts.flatMap(customerViews),
  groups: accounts.flatMap(groupViews),
});

const balances = ({ accounts }: State): object => ({ accounts: accounts.map(accountView) });

const waitingFaults = ({ faults }: State): object => ({ faults });

type Show = (view: (state: State) => object) => () => HttpResponse;

const faultRoutes = (simulation: Simulation, show: Show): Routes[string] => {
  const ids = simulation.api.map(({ id }) => id);
  return {
    GET: show(waitingFaults),
    POST: change(faultFields, (input) => simulation.state.faults.push(faultFrom(input, ids)), show(waitingFaults)),
    DELETE: () => {
      simulation.state.faults = [];
      return show(waitingFaults)();
    },
  };
};

const clockRoutes = (simulation: Simulation, show: Show): Routes[string] => {
  const view = ({ clockAhead }: State) => ({
    now: new Date(simulation.now()).toISOString(),
    ahead: clockAhead / 1000,
  });
  const put = (input: ControlInput): void => {
    const now = simulation.now();
    simulation.state.clockAhead += timeFrom(input, now) - now;
  };
  return { GET: show(view), POST: change(clockFields, put, show(view)) };
};

const choiceRoutes = (simulation: Simulation, show: Show): Routes[string] => {
  const { unknownParts } = simulation;
  const view = ({ choices }: State) => ({ choices, values: choiceValues, unknownParts });
  const choose = (input: ControlInput): void => {
    simulation.state.choices = choicesFrom(input, simulation.state.choices);
  };
  return { GET: show(view), POST: change(choiceNames, choose, show(view)) };
};

const messages = ({ outbox }: State): object => ({
  messages: outbox.messages.map(messageView),
  neverSent: outbox.neverSent.map(neverSentView),
});

/** Emptying the outbox gives no credits back, and what waited in it never leaves. */
const outboxRoutes = (simulation: Simulation, show: Show): Routes[string] => ({
  GET: show(messages),
  DELETE: () => {
    const { outbox } = simulation.state;
    outbox.messages.length = 0;
    outbox.waiting = [];
    outbox.neverSent.length = 0;
    return show(messages)();
  },
});

/** Reads numbers as the API does: the international digits of each, or null where it is no mobile number. */
const numberRoutes = ({ readNumber }: Simulation): Routes[string] => {
  let digits: readonly (string | null)[] = [];
  const read = (input: ControlInput): void => {
    digits = texts(input, 'numbers').map((number) => readNumber(number) ?? null);
  };
  return { POST: change(['numbers'], read, () => respond({ status: 200, body: { digits } })) };
};

/**
 * The control of the simulation, under `/_control/`: what it holds, faults, the clock, choices, and starting over.
 * Every change answers with what then stands; one that cannot be understood answers 400 and changes nothing.
 */
export const controlRoutes = (simulation: Simulation): Routes => {
  const show: Show = (view) => () => {
    deliverDue(simulation.state.outbox, simulation.now());
    return respond({ status: 200, body: view(simulation.state) });
  };
  return {
    '/_control/outbox': outboxRoutes(simulation, show),
    '/_control/numbers': numberRoutes(simulation),
    '/_control/customers': { GET: show(customers) },
    '/_control/optouts': { GET: show(({ accounts }) => ({ optouts: accounts.flatMap(optoutViews) })) },
    '/_control/accounts': { GET: show(balances) },
    '/_control/requests': { GET: show(({ requests }) => ({ requests: requests.map(({ read }) => read()) })) },
    '/_control/faults': faultRoutes(simulation, show),
    '/_control/clock': clockRoutes(simulation, show),
    '/_control/choices': choiceRoutes(simulation, show),
    '/_control/reset': {
      POST: () => {
        simulation.startOver();
        return show(balances)();
      },
    },
  };
};
