import { element } from '../../platform/page/client/dom.ts';
import { createTabs } from '../../platform/page/client/tabs.ts';
import type { PageModel, SendmodeState } from '../../platform/page/shapes.ts';
import { createAssumptions } from './assumptions.ts';
import { createClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { accountList, customerList, messageList, optoutList } from './lists.ts';

/** What the simulated Sendmode holds, and what can be done to it. */
export interface SendmodePanel {
  update(state: SendmodeState): void;
}

/** @param changed - Is told when something was switched here. */
export const createSendmodePanel = (place: HTMLElement, model: PageModel, changed: () => void): SendmodePanel => {
  const accounts = element('div', {});
  const [outbox, customers, optouts] = [element('div', {}), element('div', {}), element('div', {})];
  const faults = createFaults(model, changed);
  const clock = createClock(changed);
  const assumptions = createAssumptions();
  const tabs = createTabs(
    'Simulated Sendmode',
    [
      { id: 'outbox', name: 'Outbox', content: outbox },
      { id: 'customers', name: 'Customers', content: customers },
      { id: 'optouts', name: 'Opt-outs', content: optouts },
      { id: 'faults', name: 'Faults', content: faults.element },
      { id: 'clock', name: 'Clock', content: clock.element },
      { id: 'assumptions', name: 'Assumptions', content: assumptions.element },
    ],
    (id) => {
      if (id === 'assumptions') void assumptions.load();
    },
  );
  place.append(accounts, tabs.element);
  return {
    update(state) {
      accounts.replaceChildren(accountList(state.accounts));
      outbox.replaceChildren(messageList(state.messages));
      customers.replaceChildren(customerList(state.customers));
      optouts.replaceChildren(optoutList(state.optouts));
      faults.update(state.faults);
      clock.update(state.clockAhead);
      tabs.count('outbox', state.messages.total);
      tabs.count('customers', state.customers.total);
      tabs.count('optouts', state.optouts.total);
      tabs.count('faults', state.faults.length || undefined);
    },
  };
};
