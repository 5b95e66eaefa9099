import type { GuideView, PageModel } from '../views.ts';
import { button, element, fold } from './dom.ts';

const isAbout = ({ operationIds }: GuideView, operationId: string): boolean =>
  operationIds === undefined || operationIds.includes(operationId);

/**
 * From a call to a flow that makes it: the action, the formula, the samples and the documents.
 *
 * @param showCode - Opens one kind of code for the call.
 */
export const wayOn = (
  { guides }: PageModel,
  operationId: string | undefined,
  showCode: (kind: string) => void,
): HTMLElement | undefined => {
  if (operationId === undefined) return undefined;
  const found = guides.filter((guide) => isAbout(guide, operationId));
  const codes = [
    ['Flow action', 'Copy it as an action of a flow'],
    ['Power Fx formula', 'Copy it as a formula of Power Apps'],
  ] as const;
  return fold(
    'Put it into a flow or an app',
    { class: 'way-on minor' },
    element(
      'div',
      { class: 'buttons' },
      ...codes.map(([kind, text]) => button(text, () => showCode(kind), { class: 'quiet' })),
    ),
    found.length > 0 &&
      element(
        'ul',
        {},
        ...found.map(({ title, text, path }) =>
          element('li', {}, element('a', { href: path, target: '_blank', rel: 'noopener' }, title), ` ${text}`),
        ),
      ),
  );
};
