import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Gateway } from '../gateway/gateway.ts';
import { type Assets, makeAssets } from './assets.ts';
import { brandIcon, brandOf, brandStyle } from './brand.ts';
import { type Guide, serveGuides } from './guide.ts';
import { createLive, type Live, serveChanges } from './live.ts';
import { pageModel } from './model.ts';
import type { Panel } from './panel.ts';
import { readPageState, wordsOfCalls } from './state.ts';

/** What the page shows and drives. */
export interface PageParts {
  readonly gateway: Gateway;
  /** @default none */
  readonly panels?: readonly Panel[];
  /** What leads on from a call. @default none */
  readonly guides?: readonly Guide[];
  /** What changes what is served. @default nothing does */
  readonly live?: Live;
}

/** Everything comes from the gateway itself, nothing runs that is not a file of its own, and no other page may frame it. */
const headers: Readonly<Record<string, string>> = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const secured = async (context: Context, next: () => Promise<void>): Promise<void> => {
  await next();
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
};

/**
 * Adds the page to a gateway's application, before its first request: `GET /`; under `/_page/` its files, its model and
 * what changes while it is open; and what each panel answers under its name (`/_example/…`), so that the page needs no
 * other origin. The gateway's guard against foreign pages holds for all of them.
 */
export const mountPage = (app: Hono, { gateway, panels = [], guides = [], live = createLive() }: PageParts): void => {
  const brand = () => brandOf(gateway.connector.brandColor);
  let made: Promise<Assets> | undefined;
  const answer = (context: Context, text: string, contentType: string): Response =>
    context.body(text, 200, { 'content-type': `${contentType}; charset=utf-8` });
  const serve = (name: keyof Assets, contentType: string) => async (context: Context) => {
    made ??= makeAssets(panels);
    return answer(context, (await made)[name], contentType);
  };

  app.use('/', secured, etag());
  app.use('/_page/*', secured, etag());
  app.get('/', serve('page', 'text/html'));
  app.get('/_page/main.js', serve('program', 'text/javascript'));
  app.get('/_page/page.css', serve('styles', 'text/css'));
  app.get('/_page/brand.css', (context) => answer(context, brandStyle(brand()), 'text/css'));
  app.get('/_page/icon.svg', (context) =>
    answer(context, brandIcon(gateway.connector.title, brand()), 'image/svg+xml'),
  );
  app.get('/_page/model', (context) => context.json(pageModel(gateway, { panels, guides, live })));
  app.get('/_page/state', async (context) => context.json(await readPageState(gateway.traces, panels, live)));
  app.get('/_page/calls', (context) => context.json({ calls: wordsOfCalls(gateway.traces) }));
  app.delete('/_page/calls', (context) => {
    gateway.traces.clear();
    return context.json({ calls: [] });
  });
  serveGuides(app, guides);
  app.use('/_changes', secured);
  serveChanges(app, live);
  for (const panel of panels) {
    app.use(`/_${panel.name}/*`, secured);
    app.all(`/_${panel.name}/:part{[a-z]+}`, (context) =>
      panel.answer(context.req.param('part') ?? '', context.req.raw),
    );
  }
};
