import type { CallTrace } from '../../gateway/trace.ts';
import { callAction, PlatformError } from './api.ts';
import type { CallForm } from './call-form.ts';
import type { Poll } from './poll.ts';
import type { Result } from './result.ts';
import type { Problems } from './values.ts';

/** What a call needs of the rest of the page. */
interface SenderEvents {
  announce(text: string): void;
  show(trace: CallTrace): void;
  /** What was wrong about single values. */
  problems(trace: CallTrace): Problems;
  /** The call has ended, however it did. */
  ended(): void;
}

/** Calls the action of the form, one call at a time, and shows what came of it once the panels know of it too. */
export const createSender = (form: CallForm, result: Result, poll: Poll, events: SenderEvents) => {
  let sending = false;
  const call = async (values: object): Promise<void> => {
    sending = true;
    form.setSending(true);
    result.pending(form.action().title);
    try {
      const trace = await callAction(form.action().operationId, form.connection(), values);
      await poll.now();
      events.show(trace);
      form.showProblems(events.problems(trace));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      result.fail(error.message);
    } finally {
      sending = false;
      form.setSending(false);
    }
    await poll.now();
    events.ended();
  };
  return {
    isSending: () => sending,
    send: async (): Promise<void> => {
      if (sending) return;
      const { values, problems } = form.read();
      if (problems.size === 0) await call(values);
      else events.announce(`Not sent. ${[...problems.values()].map(({ text }) => text).join(' ')}`);
    },
  };
};
