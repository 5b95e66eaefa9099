import { describe, expect, it } from 'vitest';
import { definition } from '../sendmode/client.ts';
import { readWireForms, spellBody, spellCall } from './wire-form.ts';

const call = {
  through: 'apim' as const,
  body: '{"group":"VIP",$open"mobilenumber":"0870000000"$close}',
};

describe('the form of an operation on the wire', () => {
  it('is that of the definition', () => {
    expect(
      readWireForms(definition).map(({ request, wire, wrapper, onceOnly }) => [request, wire, wrapper, onceOnly]),
    ).toEqual([
      ['POST /send', 'POST https://rest.sendmode.com/v2/send', 'message', true],
      ['POST /import', 'POST https://rest.sendmode.com/v2/import', 'importdata', false],
      ['GET /credits', 'GET https://rest.sendmode.com/v2/credits', undefined, false],
      ['POST /optout', 'POST https://rest.sendmode.com/v2/optout', 'message', false],
    ]);
  });

  it.each([
    {
      form: { wrapper: 'importdata' },
      key: 'body/importdata/mobilenumber',
      whole: 'body/importdata',
      body: '{"group":"VIP","importdata":{"mobilenumber":"0870000000"}}',
    },
    { form: {}, key: 'body/mobilenumber', whole: 'body', body: '{"group":"VIP","mobilenumber":"0870000000"}' },
  ])('is written into a case: $body', ({ form, key, whole, body }) => {
    expect(
      spellCall({ parameters: { 'body/group': 'VIP', 'body/$wrapper/mobilenumber': '0870000000' } }, form),
    ).toEqual({
      parameters: { 'body/group': 'VIP', [key]: '0870000000' },
    });
    expect(spellCall({ parameters: { 'body/$wrapper': {} } }, form)).toEqual({ parameters: { [whole]: {} } });
    expect(spellCall(call, form)).toEqual({ through: 'apim', body });
    expect(JSON.stringify(spellBody({ group: 'VIP', $wrapper: { mobilenumber: '0870000000' } }, form))).toBe(body);
  });

  it('leaves the words of a case and the values of its fields alone', () => {
    const form = { wrapper: 'message' };
    expect(spellBody('nothing', form)).toBe('nothing');
    const sends = { $wrapper: { messagetext: '$wrapper $open' } };
    expect(spellBody(sends, form)).toEqual({ message: { messagetext: '$wrapper $open' } });
  });
});
