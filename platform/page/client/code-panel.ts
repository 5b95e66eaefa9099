import type { PageModel } from '../views.ts';
import { operationPath } from './api.ts';
import { copyButton } from './copy-button.ts';
import { element } from './dom.ts';
import { formulaSnippet } from './formula.ts';
import { commandSnippet, curlSnippet, flowSnippet, powerShellSnippet, type SnippetCall } from './snippets.ts';

/** The kinds of code, by the name that stands above each. */
const kinds = [
  ['npm run call', commandSnippet],
  ['curl', curlSnippet],
  ['PowerShell', powerShellSnippet],
  ['Flow action', flowSnippet],
  ['Power Fx formula', formulaSnippet],
] as const;

/** The call that stands in the form, and the connector that it is made to. */
interface CallInForm {
  readonly connector: PageModel;
  readonly connection: string;
  readonly operationId: string;
  readonly values: SnippetCall['values'];
}

/** The call that stands in the form, as it is written elsewhere, each with a button that copies it. */
export const createCodePanel = (announce: (text: string) => void) => {
  const codes = kinds.map(([name, write]) => ({ name, write, code: element('pre', { class: 'body', tabindex: 0 }) }));
  return {
    element: element(
      'div',
      { class: 'codes' },
      element('p', { class: 'muted' }, 'The call with the values of the form.'),
      ...codes.map(({ name, code }) =>
        element(
          'section',
          { 'aria-label': name },
          element(
            'div',
            { class: 'code-head' },
            element('h3', {}, name),
            copyButton('Copy', name, () => code.textContent ?? '', announce),
          ),
          code,
        ),
      ),
    ),
    update({ connector, connection, operationId, values }: CallInForm): void {
      const action = connector.actions.find((each) => each.operationId === operationId);
      const call: SnippetCall = {
        origin: location.origin,
        path: operationPath(operationId, connection),
        connector: connector.name,
        title: connector.title,
        connection,
        operationId,
        fields: [...(action?.shown ?? []), ...(action?.folded ?? [])],
        values,
      };
      for (const { code, write } of codes) code.textContent = write(call);
    },
    /** Takes the reader to one kind of code. */
    show(kind: string): void {
      const found = codes.find(({ name }) => name === kind);
      found?.code.parentElement?.scrollIntoView({ block: 'nearest' });
      found?.code.focus();
    },
  };
};
