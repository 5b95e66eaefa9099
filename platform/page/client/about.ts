import type { PageModel } from '../views.ts';
import { element } from './dom.ts';

const scriptText = ({ script }: PageModel): string => {
  if (script.state === 'none') return 'none';
  const operations = script.operationIds === 'all' ? 'every action' : (script.operationIds ?? []).join(', ');
  return script.state === 'applied' ? `runs around ${operations}` : 'not applied';
};

/** What the gateway knows of the connector. */
export const aboutList = (model: PageModel): HTMLElement => {
  const { throttling, policies } = model;
  const facts = [
    ['Behind the gateway', model.backend],
    ['As flows call it', `${location.origin}/apim/${model.name}/{connection}/…`],
    ['Throttling', `${throttling.calls} calls in ${throttling.renewalPeriod} seconds for each connection`],
    ['Policies', policies.map(({ title, template }) => `${title} (${template})`).join(', ') || 'none'],
    ['Script', scriptText(model)],
    ['Connections', model.connections.join(', ')],
  ] as const;
  return element(
    'dl',
    { class: 'headers' },
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
};
