import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';
import type { HttpResponse } from '../platform/script/http-message.ts';
import { outside, respond } from './answer.ts';
import type { RequestOutcome } from './requests.ts';

/** A request as the simulation works on it. */
export interface Received {
  readonly request: Request;
  /** Decoded, without the query. */
  readonly path: string;
  /** Empty where it is over the limit. */
  readonly body: Uint8Array;
  /** What came of it, to be written while it is answered. */
  readonly outcome: RequestOutcome;
}

/** Answers a request. */
export type Handler = (received: Received) => HttpResponse | Promise<HttpResponse>;

/** A handler for each method of each path; a path may be a template such as `/v2/tickets/{id}`. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** A path template as the router writes it: `:id` for `{id}`. */
const routerPath = (template: string): string =>
  template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => `:${name.replaceAll(/\W/g, '_')}`);

const wrongMethod =
  (template: string, allow: string): Handler =>
  ({ request: { method } }) =>
    respond(outside(405, 'METHOD_NOT_ALLOWED', `${template} takes ${allow}, and received ${method}`), { allow });

/** What answers a request by the routes: another method gets 405 with `Allow`, another path 404 with the paths there are. */
export const routed = (routes: Routes): Handler => {
  const router = new SmartRouter<Handler>({ routers: [new RegExpRouter(), new TrieRouter()] });
  for (const [template, methods] of Object.entries(routes)) {
    const path = routerPath(template);
    for (const [method, handler] of Object.entries(methods)) router.add(method, path, handler);
    router.add('ALL', path, wrongMethod(template, Object.keys(methods).join(', ')));
  }
  const paths = Object.keys(routes).join(', ');
  return (received) => {
    const { method } = received.request;
    const [found] = router.match(method === 'HEAD' ? 'GET' : method, received.path)[0];
    if (found) return found[0](received);
    return respond(outside(404, 'NOT_FOUND', `There is nothing at ${received.path}. The paths are ${paths}`));
  };
};
