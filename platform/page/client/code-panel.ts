import { operationPath } from './api.ts';
import { button, element } from './dom.ts';
import { commandSnippet, curlSnippet, flowSnippet, powerShellSnippet, type SnippetCall } from './snippets.ts';

const kinds = [
  ['npm run call', commandSnippet],
  ['curl', curlSnippet],
  ['PowerShell', powerShellSnippet],
  ['Flow action', flowSnippet],
] as const;

/** The call that stands in the form, as it is written elsewhere, each with a button that copies it. */
export const createCodePanel = (announce: (text: string) => void) => {
  const codes = kinds.map(([name, write]) => ({ name, write, code: element('pre', { class: 'body', tabindex: 0 }) }));
  const copy = async (name: string, text: string): Promise<void> => {
    await navigator.clipboard.writeText(text).then(
      () => announce(`${name} copied.`),
      () => announce('The browser did not allow copying. Select the text and copy it by hand.'),
    );
  };
  return {
    element: element(
      'div',
      { class: 'codes' },
      element('p', { class: 'muted' }, 'The call with the values of the form.'),
      ...codes.map(({ name, code }) =>
        element(
          'section',
          {},
          element(
            'div',
            { class: 'code-head' },
            element('h3', {}, name),
            button('Copy', () => void copy(name, code.textContent ?? ''), {
              class: 'quiet',
              'aria-label': `Copy ${name}`,
            }),
          ),
          code,
        ),
      ),
    ),
    update(call: Omit<SnippetCall, 'origin' | 'path'>): void {
      const path = operationPath(call.operationId, call.connection);
      for (const { code, write } of codes) code.textContent = write({ ...call, origin: location.origin, path });
    },
  };
};
