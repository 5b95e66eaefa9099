import path from 'node:path';
import { sendmode } from '../connector/sendmode.ts';
import type { Guide } from '../platform/page/guide.ts';
import { powerAutomateFlows } from '../samples/power-automate/index.ts';
import { repositoryFolder } from './repository.ts';

const document = (name: string, title: string, text: string, file: string): Guide => ({
  name,
  title,
  text,
  file: path.join(repositoryFolder, file),
});

const documents: readonly Guide[] = [
  document('hosts', 'Set it up on your host', 'Step by step, from nothing to the first message.', 'docs/hosts.md'),
  document('reference', 'Reference', 'Every field, every answer, and what is assumed.', 'docs/reference.md'),
];

/** The actions of the connector that a flow calls. */
const calledIn = (flow: object): string[] => {
  const text = JSON.stringify(flow);
  return sendmode.actions
    .map(({ operationId }) => operationId)
    .filter((operationId) => text.includes(`"operationId":"${operationId}"`));
};

/** What leads on from a call of this project's connector: the samples that use its action, and the documents. */
export const guides = (): Guide[] => [
  ...powerAutomateFlows(sendmode).map(({ displayName, description, definition }) => ({
    ...document('samples', `Sample: ${displayName}`, description, 'samples/README.md'),
    operationIds: calledIn(definition),
  })),
  ...documents,
];
