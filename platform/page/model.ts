import type { Gateway } from '../gateway/gateway.ts';
import { actionForm, resultLabels } from './form.ts';
import { guideView } from './guide.ts';
import type { PageParts } from './mount.ts';
import type { PageModel } from './views.ts';

/** The page's model, from what the gateway says of itself and of its connector, and from the panels. */
export const pageModel = (
  gateway: Gateway,
  { panels, guides, live }: Required<Omit<PageParts, 'gateway'>>,
): PageModel => {
  const { document, operations } = gateway.connector;
  const { status: _status, operations: _operations, ...health } = gateway.health();
  return {
    ...health,
    description: document.info.description ?? '',
    actions: operations.map((operation) => ({
      ...actionForm(document, operation),
      method: operation.method,
      path: operation.path,
      responses: operation.responses,
      results: resultLabels(document, operation),
    })),
    guides: guides.map(guideView),
    live: live.state(),
    panels: panels.map(({ name, title, facts }) => ({ name, title, facts })),
  };
};
