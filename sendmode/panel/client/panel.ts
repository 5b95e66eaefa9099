import { element } from '../../../platform/page/client/dom.ts';
import type { ClientPanel } from '../../../platform/page/client/panel.ts';
import { createTabs } from '../../../platform/page/client/tabs.ts';
import type { AccountState, SendmodeFacts, SendmodeState } from '../views.ts';
import { createAssumptions } from './assumptions.ts';
import { createClock } from './clock.ts';
import { createFaultForm } from './fault-form.ts';
import { createFaults } from './faults.ts';
import { accountList, credits, customerList, messageList, optoutList } from './lists.ts';

/** The tabs of the panel, and what stands in them. */
const createViews = (faultsElement: HTMLElement, clockElement: HTMLElement) => {
  const [outbox, customers, optouts] = [element('div', {}), element('div', {}), element('div', {})];
  const assumptions = createAssumptions();
  const tabs = createTabs(
    'Simulated Sendmode',
    [
      { id: 'outbox', name: 'Outbox', content: outbox },
      { id: 'customers', name: 'Customers', content: customers },
      { id: 'optouts', name: 'Opt-outs', content: optouts },
      { id: 'faults', name: 'Faults', content: faultsElement },
      { id: 'clock', name: 'Clock', content: clockElement },
      { id: 'assumptions', name: 'Assumptions', content: assumptions.element },
    ],
    (id) => {
      if (id === 'assumptions') void assumptions.load();
    },
  );
  return { outbox, customers, optouts, tabs };
};

/** What the simulated Sendmode holds, and what can be done to it. */
export const panel: ClientPanel<SendmodeFacts, SendmodeState> = {
  name: 'sendmode',
  open({ place, model, facts, changed }) {
    const accounts = element('div', {});
    const faults = createFaults(createFaultForm(model.actions, facts.faultKinds), changed);
    const clock = createClock(changed);
    const { outbox, customers, optouts, tabs } = createViews(faults.element, clock.element);
    let known: readonly AccountState[] = [];
    place.append(accounts, tabs.element);
    return {
      update(state) {
        known = state.accounts;
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
      about(connection) {
        const account = known.find(({ name }) => name === connection);
        return account && { name: `Balance of ${account.name}`, value: credits(account.balance) };
      },
    };
  },
};
