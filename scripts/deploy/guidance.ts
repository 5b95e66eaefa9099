import type { Connector } from '../../connector/model.ts';
import type { Environment } from '../environment/file.ts';

/** What a person does after a deployment. */
export const nextSteps = ({ title, connection, testConnection, actions }: Connector): string => {
  const first = actions.find(({ operationId }) => operationId === testConnection)?.summary ?? testConnection;
  return [
    'Next:',
    `  1. In the maker portal (https://make.powerapps.com) open Custom connectors, ${title}, Edit, and its Test tab.`,
    `  2. Create a connection there with your ${connection.label}.`,
    `  3. Call ${first}, which changes nothing, then use the connector in a flow. It may take some minutes until flows see a change.`,
  ].join('\n');
};

/**
 * How to undo a deployment. The platform keeps no earlier version of a connector.
 *
 * @param release - the tag of the release before this one; without it the commit is to be looked for.
 */
export const rollingBack = (
  purpose: 'create' | 'update',
  { name }: Environment,
  release: string | undefined,
): string =>
  purpose === 'create'
    ? 'To roll back: delete the connector in the maker portal, under Custom connectors, and its id from the file of the environment. Flows that use it stop then.'
    : [
        release === undefined
          ? 'To roll back: the platform keeps no earlier version, so deploy the commit of this repository that was deployed before. There is no release before this state; look for the commit:'
          : `To roll back: the platform keeps no earlier version, so deploy the earlier state of this repository. The release before this one is ${release}:`,
        ...(release === undefined ? ['  git log --oneline'] : []),
        `  git switch --detach ${release ?? 'COMMIT'}`,
        '  npm ci',
        '  npm run build',
        `  npm run deploy -- --environment ${name}`,
        '  git switch -',
        '  npm ci',
      ].join('\n');
