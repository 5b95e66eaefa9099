import type { PackageSources } from '../../../emit/package-sources.ts';
import type { SampleFlow } from '../../../emit/sample-flow.ts';
import { fixedDescription, fixedDocuments } from '../../connector/fixed-description.ts';

/** The sources of the packages with a short script, so that these tests depend on neither the real one nor the real description. */
export const sources: PackageSources = {
  connector: fixedDescription,
  ...fixedDocuments(),
  script: 'public class Script : ScriptBase { /* é */ }\n',
};

const host = (operationId: string) => ({
  connectionName: 'shared_sendmode',
  operationId,
  apiId: '/providers/Microsoft.PowerApps/apis/shared_sendmode',
});

const frame = {
  $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  outputs: {},
} as const;

const platformParameters = {
  $connections: { type: 'Object', defaultValue: {} },
  $authentication: { type: 'SecureObject', defaultValue: {} },
} as const;

const authentication = "@parameters('$authentication')";

/** A flow that sends one text, and whose name needs escaping in XML. */
export const textFlow: SampleFlow = {
  name: 'TextFlow',
  displayName: 'Send "A & B" <now>',
  description: 'Sends one text, if the balance is > 0.',
  definition: {
    ...frame,
    parameters: platformParameters,
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object', properties: {} } } } },
    actions: {
      Enough: {
        type: 'If',
        expression: { and: [{ equals: ['@true', true] }] },
        actions: {
          Send_SMS: {
            type: 'OpenApiConnection',
            runAfter: {},
            inputs: {
              host: host('Send_SMS'),
              parameters: { 'body/message/messagetext': 'Hello', 'body/message/recipients': ['0870000000'] },
              authentication,
            },
          },
        },
      },
    },
  },
};

/** A flow that reads the balance and writes it with another connector. */
export const mailFlow: SampleFlow = {
  name: 'MailFlow',
  displayName: 'Mail the balance',
  description: 'Mails the balance once a day.',
  definition: {
    ...frame,
    parameters: { ...platformParameters, address: { type: 'String', defaultValue: '' } },
    triggers: { Recurrence: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } },
    actions: {
      Check_Credits: {
        type: 'OpenApiConnection',
        runAfter: {},
        inputs: { host: host('Check_Credits'), parameters: {}, authentication },
      },
      Send_an_email: {
        type: 'OpenApiConnection',
        runAfter: { Check_Credits: ['Succeeded'] },
        inputs: {
          host: {
            connectionName: 'shared_office365',
            operationId: 'SendEmailV2',
            apiId: '/providers/Microsoft.PowerApps/apis/shared_office365',
          },
          parameters: { 'emailMessage/To': "@parameters('address')" },
          authentication,
        },
      },
    },
  },
};

export const flows = [textFlow, mailFlow];
