import type { operations } from 'sendmode-connector/types';
import type { ContractCase, OperationId } from '../case.ts';

const sms: operations['Send_SMS']['requestBody']['content']['application/json'] = {
  message: { messagetext: 'See you at 9:30', recipients: ['0870000000'], customerid: 'order-1042' },
};

const customer: operations['Import_Customer']['requestBody']['content']['application/json'] = {
  group: 'Newsletter',
  importdata: { mobilenumber: '0870000000', firstname: 'Aoife' },
};

const optOut: operations['Optout_Customer']['requestBody']['content']['application/json'] = {
  message: { mobilenumber: '0870000000', optoutresponse: 'STOP' },
};

/** The reference that the plain call of `Send_SMS` gives. */
export const plainCustomerId = sms.message.customerid;

/** An ordinary call of each action, for cases that are about Sendmode's reply. */
export const plainCalls: Readonly<Record<OperationId, Pick<ContractCase, 'wire' | 'call' | 'sends'>>> = {
  Send_SMS: {
    wire: 'POST https://rest.sendmode.com/v2/send',
    call: {
      parameters: {
        'body/message/messagetext': sms.message.messagetext,
        'body/message/recipients': sms.message.recipients,
        'body/message/customerid': sms.message.customerid,
      },
    },
    sends: { ...sms },
  },
  Import_Customer: {
    wire: 'POST https://rest.sendmode.com/v2/import',
    call: {
      parameters: {
        'body/group': customer.group,
        'body/importdata/mobilenumber': customer.importdata.mobilenumber,
        'body/importdata/firstname': customer.importdata.firstname,
      },
    },
    sends: { ...customer },
  },
  Check_Credits: {
    wire: 'GET https://rest.sendmode.com/v2/credits',
    call: { parameters: {} },
    sends: 'nothing',
  },
  Optout_Customer: {
    wire: 'POST https://rest.sendmode.com/v2/optout',
    call: {
      parameters: {
        'Content-Type': 'application/json',
        'body/message/mobilenumber': optOut.message.mobilenumber,
        'body/message/optoutresponse': optOut.message.optoutresponse,
      },
    },
    sends: { ...optOut },
  },
};
