import type { PageModel } from '../views.ts';
import { element } from './dom.ts';

const scriptNotice = ({ script }: PageModel): HTMLElement | undefined =>
  script.state === 'missing'
    ? element(
        'div',
        { class: 'notice bad', role: 'note' },
        element('strong', {}, 'The script is not applied.'),
        ` Calls go on without it, so answers differ from the platform's. ${script.reason ?? ''}`,
      )
    : undefined;

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
