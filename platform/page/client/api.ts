import type { CallTrace } from '../../gateway/trace.ts';
import type { CallWords, PageModel, PageState } from '../views.ts';

/** The platform did not do what was asked; the message is for people. */
export class PlatformError extends Error {}

const gone = 'The local platform does not answer. Start it again with "npm run dev"; this page then goes on by itself.';

const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
  try {
    return await fetch(path, init);
  } catch {
    throw new PlatformError(gone);
  }
};

const messageOf = (body: unknown): string | undefined => {
  const { error } = (body ?? {}) as { error?: string | { message?: string } };
  return typeof error === 'string' ? error : error?.message;
};

const readJson = async <Body>(response: Response): Promise<Body> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Body;
  throw new PlatformError(messageOf(body) ?? `The local platform answered ${response.status} to ${response.url}.`);
};

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const getModel = async (): Promise<PageModel> => readJson(await request('/_page/model'));

/** The state as text, so that a state like the last one is known without looking into it. */
export const getStateText = async (): Promise<string> => {
  const response = await request('/_page/state');
  if (response.ok) return response.text();
  return readJson<string>(response);
};

export const parseState = (text: string): PageState => JSON.parse(text) as PageState;

export const getTrace = async (id: string): Promise<CallTrace> =>
  readJson(await request(`/_trace/${encodeURIComponent(id)}`));

/** The path and query at which an action is called with flow keys. */
export const operationPath = (operationId: string, connection: string): string =>
  `/operations/${encodeURIComponent(operationId)}?connection=${encodeURIComponent(connection)}`;

/** Calls an action as a flow does, and returns everything that happened. @throws PlatformError if nothing can be known. */
export const callAction = async (operationId: string, connection: string, values: object): Promise<CallTrace> => {
  const response = await request(operationPath(operationId, connection), json('POST', values));
  const id = response.headers.get('x-ms-correlation-id');
  if (id === null) return readJson(response);
  return getTrace(id);
};

/** What was said in the last calls, by their ids. */
export const getCallWords = async (): Promise<ReadonlyMap<string, string>> => {
  const { calls } = await readJson<{ calls: readonly CallWords[] }>(await request('/_page/calls'));
  return new Map(calls.map(({ id, words }) => [id, words]));
};

/** Forgets the last calls. */
export const clearCalls = async (): Promise<void> => {
  await readJson(await request('/_page/calls', { method: 'DELETE' }));
};

/** Reads or changes a part of a panel. */
export type PanelControl = <Answer>(part: string, method: 'GET' | 'POST' | 'DELETE', body?: object) => Promise<Answer>;

/** How the client of a panel asks its server part. What it returns throws a PlatformError with what is wrong about a change. */
export const controlOf =
  (panel: string): PanelControl =>
  async (part, method, body) =>
    readJson(await request(`/_${panel}/${part}`, method === 'POST' ? json('POST', body ?? {}) : { method }));
