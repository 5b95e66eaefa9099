import packageJson from '../package.json' with { type: 'json' };
import { checkCredits } from './actions/check-credits.ts';
import { importCustomer } from './actions/import-customer.ts';
import { optoutCustomer } from './actions/optout-customer.ts';
import { sendSms } from './actions/send-sms.ts';
import { apiChoice, v2Host } from './api-choice.ts';
import { assumptions, inferred } from './assumptions.ts';
import { availability } from './availability.ts';
import { defaultErrorDescription, errors } from './errors.ts';
import { commandStatusCode, errorText } from './fields.ts';
import type { Connector } from './model.ts';
import { sendmodeCodes } from './sendmode-codes.ts';

/** The Sendmode connector. Titles and limits are those of https://learn.microsoft.com/connectors/sendmode */
export const sendmode: Connector = {
  name: 'sendmode',
  title: 'Sendmode',
  description: 'Connect to your Sendmode Business Messaging account and Send SMS messages instantly to any country.',
  version: packageJson.version,
  releaseStatus: 'Preview',
  publisher: 'SendMode',
  contact: { name: 'Sendmode', url: 'https://www.sendmode.com' },
  website: 'https://www.sendmode.com',
  privacyPolicy: inferred.privacyPolicy.value,
  categories: ['Communication', 'Marketing'],
  brandColor: '#14506e',
  host: v2Host,
  basePath: '/v2',
  connection: {
    name: 'api_key',
    header: 'Authorization',
    label: 'API Key',
    description: 'The access key of your Sendmode account.',
    tooltip:
      'Paste the access key that Sendmode shows in the API settings of your account, without any word before it.',
  },
  availability,
  apiChoice,
  throttling: { calls: 100, renewalPeriod: 60, scope: 'connection' },
  contentType: {
    name: 'Content-Type',
    label: 'Header Content Type',
    description: 'The type of the request body. Sendmode requires application/json; leave it as it is.',
    value: 'application/json',
  },
  errors,
  defaultErrorDescription,
  outcome: { code: commandStatusCode, error: errorText },
  codes: sendmodeCodes,
  testConnection: checkCredits.operationId,
  actions: [sendSms, importCustomer, checkCredits, optoutCustomer],
  assumptions,
};
