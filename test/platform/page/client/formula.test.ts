import { describe, expect, it } from 'vitest';
import { sendmode } from '../../../../connector/sendmode.ts';
import { emitDefinition } from '../../../../emit/definition.ts';
import { powerFxSignatures } from '../../../../emit/power-apps/signatures.ts';
import { formulaSnippet } from '../../../../platform/page/client/formula.ts';
import { actionForm } from '../../../../platform/page/form.ts';
import { loadEmittedConnector } from '../../../contract/emitted-connector.ts';
import { refusals } from '../../../emit/power-fx/rules.ts';

const { document, operations } = await loadEmittedConnector();

const forms = operations.map((operation) => actionForm(document, operation));

/** The formula of an action with the examples of those of its fields that are wanted, and with what differs from them. */
const formulaOf = (operationId: string, wanted: 'required' | 'all', change: Readonly<Record<string, unknown>> = {}) => {
  const form = forms.find((each) => each.operationId === operationId);
  const fields = [...(form?.shown ?? []), ...(form?.folded ?? [])];
  const values = fields
    .filter(({ required }) => wanted === 'all' || required)
    .map(({ key, example, default: initial }) => [key, initial ?? example ?? 'a text'] as const);
  return formulaSnippet({
    origin: 'http://127.0.0.1:4280',
    connector: 'sendmode',
    title: 'Sendmode',
    connection: 'demo',
    operationId,
    path: '',
    fields,
    values: { ...Object.fromEntries(values), ...change },
  });
};

describe('the formula of a call', () => {
  it.each([
    [
      'Send_SMS',
      'Sendmode.SendSMS({messagetext: "Your appointment is tomorrow at 09:30.", recipients: ["0870000000"], scheduledate: Blank(), senderid: Blank(), customerid: Blank()})',
    ],
    [
      'Import_Customer',
      'Sendmode.ImportCustomer("Newsletter", {mobilenumber: "0870000000", address: Blank(), town: Blank(), county: Blank(), custom1: Blank(), custom2: Blank(), firstname: Blank(), surname: Blank(), email: Blank(), businessname: Blank(), dateofbirth: Blank()})',
    ],
    ['Check_Credits', 'Sendmode.CheckCredits()'],
    [
      'Optout_Customer',
      'Sendmode.OptoutCustomer("application/json", {mobilenumber: "0870000000", returnedresponse: Blank(), optoutresponse: Blank()})',
    ],
  ])('%s with what it requires', (operationId, want) => {
    expect(formulaOf(operationId, 'required')).toBe(want);
  });

  it.each(forms.flatMap(({ operationId }) => [[operationId, 'required'] as const, [operationId, 'all'] as const]))(
    '%s with %s is taken by the type checker of Power Fx',
    (operationId, wanted) => {
      expect(refusals(formulaOf(operationId, wanted), powerFxSignatures(emitDefinition(sendmode)))).toEqual([]);
    },
  );

  it('doubles the quotes in a text', () => {
    expect(formulaOf('Send_SMS', 'required', { 'body/message/messagetext': 'Say "hi"' })).toContain(
      'messagetext: "Say ""hi"""',
    );
  });
});
