import { askingButton } from '../../../platform/page/client/asking-button.ts';
import { element } from '../../../platform/page/client/dom.ts';
import { createSearchBox } from '../../../platform/page/client/search-box.ts';
import type { MessageState, Newest } from '../views.ts';
import { createAttempt } from './attempt.ts';
import { control } from './control.ts';
import { list } from './lists.ts';
import { messageText, messageView } from './message-card.ts';

/** The messages that Sendmode accepted, to search and to clear. */
export interface OutboxView {
  readonly element: HTMLElement;
  update(messages: Newest<MessageState>): void;
}

const noted = (message: MessageState): HTMLElement =>
  element('li', { 'data-message': message.id }, messageView(message));

/** @param changed - Is told when the outbox was cleared. */
export const createOutbox = (changed: () => void): OutboxView => {
  const attempt = createAttempt();
  const place = element('div', {});
  let newest: Newest<MessageState> = { total: 0, items: [] };
  const clear = (): void => {
    void attempt.run(async () => {
      await control('outbox', 'DELETE');
      changed();
    });
  };
  const search = createSearchBox('Search the outbox', () => show());
  const tools = element(
    'div',
    { class: 'list-tools' },
    search.element,
    askingButton('Clear', 'Forget these messages', clear),
  );
  /** A search looks through all messages, not only through the newest. */
  const showFound = (): Promise<void> =>
    attempt.run(async () => {
      const { messages } = await control<{ messages: MessageState[] }>('outbox', 'GET');
      const found = messages.filter((message) => search.matches(messageText(message))).reverse();
      const empty = `None of ${messages.length} messages has that in it.`;
      if (search.active())
        place.replaceChildren(list(empty, { total: found.length, items: found.slice(0, 50) }, noted));
    });
  const show = (): void => {
    tools.hidden = newest.total === 0;
    if (search.active() && newest.total > 0) void showFound();
    else
      place.replaceChildren(list('The outbox is empty. A message that Sendmode accepts appears here.', newest, noted));
  };
  return {
    element: element('div', {}, tools, attempt.problem, place),
    update(messages) {
      newest = messages;
      show();
    },
  };
};
