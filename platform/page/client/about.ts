import type { PageModel } from '../views.ts';
import { element } from './dom.ts';

const scriptText = ({ script }: PageModel): string => {
  if (script.state === 'none') return 'none';
  const operations = script.operationIds === 'all' ? 'every action' : (script.operationIds ?? []).join(', ');
  return script.state === 'applied' ? `runs around ${operations}` : 'not applied';
};

/** A field of the form in which a person creates a connection. */
const askedFor = ({ name, label = name, required, allowed, description = '' }: PageModel['connectionForm'][number]) =>
  `${label}${required ? ' (required)' : ''}${allowed ? `: ${allowed.join(' or ')}` : ''}. ${description}`.trim();

/** What a connection chose beside its secrets, such as `API v2`; empty where there is nothing to choose. */
export const connectionChoices = ({ choices }: PageModel, name: string): string =>
  (choices[name] ?? []).map(({ label, value }) => `${label} ${value}`).join(', ');

const connectionText = (model: PageModel, name: string): string =>
  [name, connectionChoices(model, name)].filter((text) => text !== '').join(': ');

/** What the gateway knows of the connector. */
export const aboutList = (model: PageModel): HTMLElement => {
  const { throttling, policies } = model;
  const facts = [
    ['Behind the gateway', model.backend],
    ['As flows call it', `${location.origin}/apim/${model.name}/{connection}/…`],
    ['Throttling', `${throttling.calls} calls in ${throttling.renewalPeriod} seconds for each connection`],
    ['Policies', policies.map(({ title, template }) => `${title} (${template})`).join(', ') || 'none'],
    ['Script', scriptText(model)],
    ['Connections', model.connections.map((name) => connectionText(model, name)).join(' · ')],
    ['A connection asks for', model.connectionForm.map(askedFor).join(' · ') || 'nothing'],
  ] as const;
  return element(
    'dl',
    { class: 'headers' },
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
};
