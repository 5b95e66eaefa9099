import type { PageModel } from '../views.ts';
import { element, fold } from './dom.ts';

/** Whether calls are made that the script should run around. */
const runsWithout = ({ actions, script: { operationIds } }: PageModel): boolean =>
  operationIds === 'all' || actions.some(({ operationId }) => operationIds?.includes(operationId));

const scriptNotice = (model: PageModel): HTMLElement | undefined => {
  const { script } = model;
  const [firstLine = '', ...rest] = (script.reason ?? '').split('\n');
  const more = rest.join('\n').trim();
  return script.state === 'missing'
    ? element(
        'div',
        { class: 'notice bad', role: 'note' },
        element('strong', {}, 'The script is not applied.'),
        runsWithout(model) ? " Calls go on without it, so answers differ from the platform's." : '',
        ` ${firstLine}`,
        more !== '' && fold('All of the message', {}, element('pre', { tabindex: 0 }, more)),
      )
    : undefined;
};

/** What a person has to know before anything else: the script that does not run, and what is odd about the connector. */
export const notices = (model: PageModel): HTMLElement[] => {
  const script = scriptNotice(model);
  return [
    ...(script ? [script] : []),
    ...model.warnings.map((warning) =>
      element('div', { class: 'notice warning', role: 'note' }, element('strong', {}, 'Warning.'), ` ${warning}`),
    ),
  ];
};
