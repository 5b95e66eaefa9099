import type { Context, Hono } from 'hono';
import { outside, respond } from './answer.ts';
import type { RequestOutcome } from './requests.ts';

/** What travels with a request of the API through the app. */
export interface SendmodeEnv {
  Variables: {
    record: RequestOutcome;
    /** The request's body; empty where it is over the limit. */
    body: Uint8Array;
    tooLarge: boolean;
  };
}

/** Answers a request. */
export type Handler = (context: Context<SendmodeEnv>) => Response | Promise<Response>;

/** A handler for each method of each path; a path may be a template such as `/v2/tickets/{id}`. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** A path template as Hono writes it: `:id` for `{id}`. */
const honoPath = (template: string): string =>
  template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => `:${name.replaceAll(/\W/g, '_')}`);

/** Lets an app answer the routes: another method gets 405 with `Allow`, another path 404 with the paths there are. */
export const mount = (app: Hono<SendmodeEnv>, routes: Routes): void => {
  for (const [template, methods] of Object.entries(routes)) {
    const path = honoPath(template);
    for (const [method, handler] of Object.entries(methods)) app.on(method, path, handler);
    const allow = Object.keys(methods).join(', ');
    app.all(path, ({ req }) =>
      respond(outside(405, 'METHOD_NOT_ALLOWED', `${template} takes ${allow}, and received ${req.method}`), { allow }),
    );
  }
  app.notFound(({ req }) => {
    const paths = Object.keys(routes).join(', ');
    return respond(outside(404, 'NOT_FOUND', `There is nothing at ${req.path}. The paths are ${paths}`));
  });
};
