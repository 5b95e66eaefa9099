import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Gateway } from '../gateway/gateway.ts';
import { createAssets } from './assets.ts';
import { brandColors, brandIcon, brandStyle } from './colors.ts';
import { pageModel } from './model.ts';
import { controlAddress, readPageState, type SendmodePart } from './state.ts';

/** What the page shows and drives. */
export interface PageParts {
  readonly gateway: Gateway;
  /** The simulated Sendmode behind the gateway; without it the page has no outbox. */
  readonly sendmode?: SendmodePart;
  /** The connector's `iconBrandColor`, `#rrggbb`. @default a calm blue */
  readonly brandColor?: string;
}

/** Everything comes from the gateway itself, nothing runs that is not a file of its own, and no other page may frame it. */
const headers: Readonly<Record<string, string>> = {
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

const forward = async (sendmode: SendmodePart, context: Context): Promise<Response> => {
  const { method } = context.req;
  const path = context.req.param('part') ?? '';
  const body = method === 'GET' || method === 'HEAD' ? undefined : await context.req.text();
  return sendmode.fetch(new Request(controlAddress(path), { method, ...(body === undefined ? {} : { body }) }));
};

/**
 * Adds the page to a gateway's application, before its first request: `GET /`; under `/_page/` its files, its model and
 * what changes while it is open; and under `/_sendmode/` the control of the simulated Sendmode (`/_sendmode/outbox` is
 * its `/_control/outbox`), so that the page needs no other origin. The gateway's guard against foreign pages holds for
 * all of them.
 */
export const mountPage = (app: Hono, { gateway, sendmode, brandColor }: PageParts): void => {
  const assets = createAssets();
  const colors = brandColors(brandColor);
  const serve = (name: string) => async (context: Context) => {
    const asset = await assets.find(name);
    return asset
      ? context.body(asset.text, 200, { 'content-type': asset.contentType, 'cache-control': 'no-cache' })
      : context.notFound();
  };
  const generated = (text: string, contentType: string) => (context: Context) =>
    context.body(text, 200, { 'content-type': contentType, 'cache-control': 'no-cache' });

  app.use('/', secured, etag());
  app.use('/_page/*', secured, etag());
  app.use('/_sendmode/*', secured);
  app.get('/', serve('index.html'));
  app.get('/_page/styles/:file', (context) => serve(`styles/${context.req.param('file')}`)(context));
  app.get('/_page/brand.css', generated(brandStyle(colors), 'text/css; charset=utf-8'));
  app.get('/_page/icon.svg', generated(brandIcon(gateway.connector.title, colors), 'image/svg+xml'));
  app.get('/_page/client/:file', (context) => serve(`client/${context.req.param('file')}`)(context));
  app.get('/_page/model', (context) => context.json(pageModel(gateway, sendmode !== undefined)));
  app.get('/_page/state', async (context) => context.json(await readPageState(gateway.traces, sendmode)));
  if (sendmode) app.all('/_sendmode/:part{[a-z]+}', (context) => forward(sendmode, context));
};
