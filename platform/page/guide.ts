import { readFile } from 'node:fs/promises';
import type { Context, Hono } from 'hono';
import type { GuideView } from './views.ts';

/** Something to read that leads on from a call, such as a document or a sample. */
export interface Guide {
  /** Its part of the address, in small letters, digits and dashes; several guides may share one file under one name. */
  readonly name: string;
  readonly title: string;
  /** What a reader finds there, in a sentence. */
  readonly text: string;
  /** The file, which the browser is given as plain text. */
  readonly file: string;
  /** The actions that it is about. @default every one */
  readonly operationIds?: readonly string[];
}

const folder = '/_page/guides/';

/** What the page is told about a guide. */
export const guideView = ({ name, title, text, operationIds }: Guide): GuideView => ({
  title,
  text,
  path: folder + name,
  ...(operationIds ? { operationIds } : {}),
});

/** Lets the application hand out the guides. It reads a file when it is asked for, so that a change of it is seen. */
export const serveGuides = (app: Hono, guides: readonly Guide[]): void => {
  const files = new Map(guides.map(({ name, file }) => [name, file]));
  app.get(`${folder}:name`, async (context: Context) => {
    const file = files.get(context.req.param('name') ?? '');
    const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return context.notFound();
    return context.body(text, 200, { 'content-type': 'text/plain; charset=utf-8' });
  });
};
