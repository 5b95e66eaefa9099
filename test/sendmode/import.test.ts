import { describe, expect, test } from 'vitest';
import type { InputField } from '../../connector/model.ts';
import { definitionWith, sendmodeAtNoon } from './client.ts';

const accepted = '2026-03-01T12:00:00.0000000Z';

describe('POST /v2/import', () => {
  test('answers with the customer, creates the group and remembers both', async () => {
    const sendmode = sendmodeAtNoon();
    const importdata = {
      mobilenumber: '0870000000',
      firstname: 'Áine',
      surname: "O'Brien",
      address: '1 Main Street',
      town: 'Trá Lí',
      county: 'Kerry',
      email: 'aine@example.com',
      custom1: '1',
      custom2: '2',
      businessname: 'Siopa',
      dateofbirth: '24/12/1980',
    };
    const reply = await sendmode.post('/v2/import', { group: 'VIP', importdata });
    expect(reply.body).toEqual({ status: 'OK', statusCode: 0, acceptedDateTime: accepted, group: 'VIP', importdata });
    expect((await sendmode.call('GET', '/_control/customers')).body).toEqual({
      customers: [{ account: 'demo', groups: ['VIP'], ...importdata }],
      groups: [{ account: 'demo', name: 'VIP', customers: 1 }],
    });
  });

  test('updates the customer who has the number already', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.post('/v2/import', {
      group: 'VIP',
      importdata: { mobilenumber: '0870000000', firstname: 'Ann', town: 'Cork' },
    });
    await sendmode.post('/v2/import', {
      group: 'New',
      importdata: { mobilenumber: '+353870000000', firstname: 'Anne' },
    });
    expect((await sendmode.call('GET', '/_control/customers')).body.customers).toEqual([
      { account: 'demo', groups: ['VIP', 'New'], mobilenumber: '+353870000000', firstname: 'Anne', town: 'Cork' },
    ]);
  });

  test.each([{}, { group: null }, { group: '' }])(
    'is refused with the group %j, which the definition requires',
    async (group) => {
      const sendmode = sendmodeAtNoon();
      const reply = await sendmode.post('/v2/import', { ...group, importdata: { mobilenumber: '0870000000' } });
      expect(reply.body).toEqual({
        status: 'EXPECTED_PARAMETER_MISSING',
        statusCode: 195,
        error: 'You do not have all the required variables in your [importdata] data: group is missing',
      });
      expect((await sendmode.call('GET', '/_control/customers')).body).toEqual({ customers: [], groups: [] });
    },
  );

  test('needs no group where the definition requires none', async () => {
    const optional = (field: InputField): InputField => ({ ...field, required: false });
    const definition = definitionWith((actions) =>
      actions.map((action) =>
        action.body?.besideWrapper
          ? { ...action, body: { ...action.body, besideWrapper: action.body.besideWrapper.map(optional) } }
          : action,
      ),
    );
    const sendmode = sendmodeAtNoon({ definition });
    const reply = await sendmode.post('/v2/import', { importdata: { mobilenumber: '0870000000' } });
    expect(reply.body).toEqual({
      status: 'OK',
      statusCode: 0,
      acceptedDateTime: accepted,
      importdata: { mobilenumber: '0870000000' },
    });
  });

  test('takes the form that the Import page documents', async () => {
    const headers = { authorization: 'demo-key', 'content-type': 'application/x-www-form-urlencoded' };
    const body = `group=Rock+%26+Roll&importdata=${encodeURIComponent('{"mobilenumber":"0870000000","firstname":"Seán"}')}`;
    const reply = await sendmodeAtNoon().call('POST', '/v2/import', { headers, body });
    expect(reply.body).toMatchObject({ group: 'Rock & Roll', importdata: { firstname: 'Seán' } });
  });
});
