import type { HostConnection } from './host-connection.ts';
import type { Send } from './http-message.ts';
import { decodeRequest, encodeMessage, type HostMessage } from './messages.ts';

const failureFrom = (error: unknown) => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { kind: name === 'TimeoutError' ? 'timeout' : 'broken', message };
};

/** Sends what the script asks for, and stops sending when the script or the call gives up. */
export const relayRequests = (host: HostConnection, send: Send) => {
  const underWay = new Map<number, AbortController>();
  return {
    begin: async ({ id, call, request }: Extract<HostMessage, { type: 'send' }>) => {
      const controller = new AbortController();
      underWay.set(call, controller);
      try {
        const response = await send(decodeRequest(request), controller.signal);
        host.write(id, { type: 'sent', call, response: encodeMessage(response) });
      } catch (error) {
        host.write(id, { type: 'sent', call, failure: failureFrom(error) });
      } finally {
        underWay.delete(call);
      }
    },
    abandon: (call: number) => underWay.get(call)?.abort(),
    end: () => {
      for (const controller of underWay.values()) controller.abort();
    },
  };
};
