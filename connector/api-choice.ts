import { engage } from './engage.ts';
import { extensions } from './extensions.ts';
import type { ConnectionChoice } from './model.ts';

/** The host of Sendmode's documented API. */
export const v2Host = 'rest.sendmode.com';

/** Which of Sendmode's APIs a connection uses. */
export const apiChoice: ConnectionChoice = {
  name: 'sendmode_api',
  header: engage.choiceHeader.value,
  label: 'Sendmode API',
  description:
    'The Sendmode API that your account is on: v2, or engage for accounts of the newer generation. Leave it empty for v2. On the wrong one a text may be accepted and never sent.',
  tooltip:
    'If you manage your texts at engage.sendmode.com, or your key begins with live_, choose engage. If you are not sure, ask Sendmode.',
  values: [
    {
      value: 'v2',
      label: 'v2, the documented REST API',
      description: 'Accounts that Sendmode serves with its documented REST API.',
      host: v2Host,
    },
    {
      value: 'engage',
      label: 'Engage, the newer API',
      description: 'Accounts of the newer generation, which are managed at engage.sendmode.com.',
      host: engage.host.value,
    },
  ],
  extension: extensions.sendmode_api,
};
