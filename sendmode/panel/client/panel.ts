import type { AdvisedField, FieldAdvice } from '../../../platform/page/client/advice.ts';
import { element } from '../../../platform/page/client/dom.ts';
import type { ClientPanel } from '../../../platform/page/client/panel.ts';
import { createTabs } from '../../../platform/page/client/tabs.ts';
import type { SendmodeFacts, SendmodeState } from '../views.ts';
import { createAssumptions } from './assumptions.ts';
import { createClock } from './clock.ts';
import { createFaultForm } from './fault-form.ts';
import { createFaults } from './faults.ts';
import { accountList, customerList, optoutList } from './lists.ts';
import { createNumberAdvice } from './number-advice.ts';
import { createOutbox } from './outbox.ts';
import { outcomeIn, problemsIn } from './outcome.ts';
import { createTextAdvice } from './text-advice.ts';
import { credits } from './words.ts';

/** The tabs of the panel, and what stands in them. */
const createViews = (outbox: HTMLElement, faultsElement: HTMLElement, clockElement: HTMLElement) => {
  const [customers, optouts] = [element('div', {}), element('div', {})];
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
  return { customers, optouts, tabs };
};

/** The fields are known by the last part of their flow key, wherever the description puts them. */
const advise = (field: AdvisedField): FieldAdvice | undefined => {
  const [, before = '', name] = /^(.*?)([^/]+)$/.exec(field.key) ?? [];
  if (name === 'messagetext') return createTextAdvice(field, `${before}recipients`);
  return name === 'recipients' || name === 'mobilenumber' ? createNumberAdvice(field) : undefined;
};

/** What the simulated Sendmode holds, and what can be done to it. */
export const panel: ClientPanel<SendmodeFacts, SendmodeState> = {
  name: 'sendmode',
  open({ place, model, facts, changed }) {
    const accounts = element('div', {});
    const faults = createFaults(createFaultForm(model.actions, facts.faultKinds), changed);
    const clock = createClock(changed);
    const outbox = createOutbox(changed);
    const { customers, optouts, tabs } = createViews(outbox.element, faults.element, clock.element);
    let known: SendmodeState | undefined;
    place.append(accounts, tabs.element);
    return {
      update(state) {
        known = state;
        accounts.replaceChildren(accountList(state.accounts));
        outbox.update(state.messages);
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
        const account = known?.accounts.find(({ name }) => name === connection);
        return account && { name: `Balance of ${account.name}`, value: credits(account.balance) };
      },
      outcome: (trace) => known && outcomeIn(trace, known),
      problems: (trace) => known && problemsIn(trace, known, model),
      advise,
    };
  },
};
