import type { Context } from 'hono';
import { respond } from './answer.ts';
import { choiceNames, choiceValues, unknownParts } from './choices.ts';
import { CLOCK_FIELDS, choicesFrom, FAULT_FIELDS, faultFrom, timeFrom } from './control-changes.ts';
import { type ControlInput, ControlInputError, controlInput } from './control-input.ts';
import { deliverDue } from './outbox.ts';
import type { Routes, SendmodeEnv } from './routes.ts';
import type { Simulation } from './simulation.ts';
import type { State } from './state.ts';
import { accountView, customerViews, groupViews, messageView, optoutViews } from './views.ts';

/**
 * The control of the simulation, under `/_control/`: what it holds, faults, the clock, choices, and starting over.
 * Every change answers with what then stands; one that cannot be understood answers 400 and changes nothing.
 */
export function controlRoutes(simulation: Simulation): Routes {
  const show = (view: (state: State) => object) => () => {
    deliverDue(simulation.state.outbox, simulation.now());
    return respond({ status: 200, body: view(simulation.state) });
  };
  const clock = ({ clockAhead }: State) => ({
    now: new Date(simulation.now()).toISOString(),
    ahead: clockAhead / 1000,
  });

  return {
    '/_control/outbox': { GET: show(({ outbox }) => ({ messages: outbox.messages.map(messageView) })) },
    '/_control/customers': { GET: show(customers) },
    '/_control/optouts': { GET: show(({ accounts }) => ({ optouts: accounts.flatMap(optoutViews) })) },
    '/_control/accounts': { GET: show(balances) },
    '/_control/requests': { GET: show(({ requests }) => ({ requests })) },
    '/_control/faults': {
      GET: show(waitingFaults),
      POST: change(FAULT_FIELDS, (input) => simulation.state.faults.push(faultFrom(input)), show(waitingFaults)),
      DELETE: () => {
        simulation.state.faults = [];
        return show(waitingFaults)();
      },
    },
    '/_control/clock': {
      GET: show(clock),
      POST: change(
        CLOCK_FIELDS,
        (input) => {
          const now = simulation.now();
          simulation.state.clockAhead += timeFrom(input, now) - now;
        },
        show(clock),
      ),
    },
    '/_control/choices': {
      GET: show(choicesView),
      POST: change(
        choiceNames,
        (input) => {
          simulation.state.choices = choicesFrom(input, simulation.state.choices);
        },
        show(choicesView),
      ),
    },
    '/_control/reset': {
      POST: () => {
        simulation.startOver();
        return show(balances)();
      },
    },
  };
}

function change(names: readonly string[], apply: (input: ControlInput) => void, answer: () => Response) {
  return (context: Context<SendmodeEnv>): Response => {
    try {
      apply(controlInput(new TextDecoder().decode(context.get('body')), names));
    } catch (error) {
      if (!(error instanceof ControlInputError)) throw error;
      return respond({ status: 400, body: { error: error.message } });
    }
    return answer();
  };
}

function customers({ accounts }: State): object {
  return { customers: accounts.flatMap(customerViews), groups: accounts.flatMap(groupViews) };
}

function balances({ accounts }: State): object {
  return { accounts: accounts.map(accountView) };
}

function waitingFaults({ faults }: State): object {
  return { faults };
}

function choicesView({ choices }: State): object {
  return { choices, values: choiceValues, unknownParts };
}
