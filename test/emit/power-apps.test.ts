import { describe, expect, test } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitPowerApps } from '../../emit/index.ts';
import { powerFxLiteral, powerFxName } from '../../emit/power-apps/literal.ts';
import { powerFxSignatures } from '../../emit/power-apps/signatures.ts';
import { emitProperties } from '../../emit/properties.ts';
import { withFifthAction } from '../connector/fifth-action.ts';

const emit = (connector: Connector): Map<string, string> => {
  const sources = { definition: emitDefinition(connector), properties: emitProperties(connector) };
  const files = emitPowerApps({ connector, ...sources, script: '', icon: new Uint8Array() });
  return new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
};

const files = emit(sendmode);
const formulas = [...files].filter(([path]) => path.startsWith('formulas/'));
const page = files.get('README.md') ?? '';
const meaning = (status: number): string =>
  sendmode.errors.find((error) => error.status === status)?.description ?? `nothing for ${status}`;

test('a formula for each action, a module for code apps and a page', () => {
  expect([...files.keys()]).toEqual([
    ...powerFxSignatures(emitDefinition(sendmode)).map(({ functionName }) => `formulas/${functionName}.fx`),
    'code-app/sendmode.ts',
    'README.md',
  ]);
});

describe('a formula', () => {
  test('for a message sends once, keeps what may have gone out, and says why it was refused', () => {
    expect(
      files.get('formulas/SendSMS.fx'),
    ).toBe(`// Send SMS. Send an SMS to one or more recipients, at once or at a scheduled time.
// message may also hold: senderid, customerid, scheduledate.
// Never run it again by yourself. Every accepted call is a message to a person, and Sendmode documents no protection against duplicates.
If(
    !sendmodeBusy,
    Set(sendmodeBusy, true);
    With(
        {
            message: {
                messagetext: "Your appointment is tomorrow at 09:30.",
                recipients: ["0870000000"]
            }
        },
        IfError(
            Sendmode.SendSMS(message).statusCode,
            Switch(
                FirstError.Details.HttpStatusCode,
                400, Notify("${meaning(400)}", NotificationType.Error),
                401, Notify("${meaning(401)}", NotificationType.Error),
                403, Notify("${meaning(403)}", NotificationType.Error),
                429, Notify("${meaning(429)}", NotificationType.Error),
                Collect(sendmodeReview, {at: Now(), message: message});
                Notify("${meaning(424)}", NotificationType.Warning)
            ),
            Notify("Sendmode accepted the message. Accepted does not mean delivered.", NotificationType.Success)
        )
    );
    Set(sendmodeBusy, false)
)
`);
  });

  test.each([
    ['ImportCustomer', 'Sendmode.ImportCustomer(group, importdata).statusCode'],
    ['CheckCredits', 'Sendmode.CheckCredits()'],
    ['OptoutCustomer', "Sendmode.OptoutCustomer('Content-Type', message).statusCode"],
  ])('for %s gives the arguments in their order and may be run again', (name, call) => {
    const formula = files.get(`formulas/${name}.fx`) ?? '';
    expect(formula).toContain(call);
    expect(formula).not.toContain('sendmodeBusy');
    expect(formula).not.toContain('sendmodeReview');
    expect(formula).toContain(`500, Notify("${meaning(500)}", NotificationType.Error)`);
    expect(formula).toContain('Notify(FirstError.Message, NotificationType.Error)');
  });

  test('that reads keeps the answer and names its fields', () => {
    expect(files.get('formulas/CheckCredits.fx')).toContain(
      '// The answer: checkCredits.status, checkCredits.statusCode, checkCredits.error, checkCredits.balance.\nSet(\n    checkCredits,',
    );
  });

  test.each(formulas)('%s gives each required argument a value', (path, formula) => {
    const signature = powerFxSignatures(emitDefinition(sendmode)).find((one) => path.includes(one.functionName));
    for (const { name } of signature?.required ?? []) expect(formula).toMatch(new RegExp(`^ +'?${name}'?: `, 'm'));
    expect(formula).not.toContain('Blank(),');
  });

  test.each(formulas)('%s closes every bracket that it opens', (_, formula) => {
    const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };
    const open: string[] = [];
    for (const sign of formula.replaceAll(/\/\/.*$|"(?:[^"]|"")*"/gm, '')) {
      const closer = closers[sign];
      if (closer) open.push(closer);
      else if (')}]'.includes(sign)) expect(sign).toBe(open.pop());
    }
    expect(open).toEqual([]);
  });
});

describe('Power Fx text', () => {
  test.each([
    ['a "quoted" word', '"a ""quoted"" word"'],
    [12.5, '12.5'],
    [null, 'Blank()'],
    [['a', 'b'], '["a", "b"]'],
    [{}, '{}'],
    [
      { 'Content-Type': 'x', plain: { deep: 1 } },
      '{\n    \'Content-Type\': "x",\n    plain: {\n        deep: 1\n    }\n}',
    ],
  ])('%j', (value, want) => {
    expect(powerFxLiteral(value)).toBe(want);
  });

  test.each([
    ['messagetext', 'messagetext'],
    ['Content-Type', "'Content-Type'"],
    ["It's", "'It''s'"],
    ['2nd', "'2nd'"],
  ])('the name %s', (name, want) => {
    expect(powerFxName(name)).toBe(want);
  });
});

describe('the page', () => {
  test('lists the functions', () => {
    expect(page).toContain(
      "| Optout Customer | `Sendmode.OptoutCustomer('Content-Type': Text, message: Record)` | `formulas/OptoutCustomer.fx` |",
    );
  });

  test('says what each status means and which codes are behind it', () => {
    expect(page).toContain(`| 401 | ${meaning(401)} | all | 14 INVALID_ACCESS_KEY |`);
    const unsafe = sendmode.actions.filter(({ repetition }) => !repetition.safe).map(({ summary }) => summary);
    expect(page).toContain(`| 424 | ${meaning(424)} | ${unsafe.join(', ')} | 8 SYSTEM_ERROR |`);
    expect(page).toContain(`| 429 | ${meaning(429)} | all | – |`);
  });

  test('lists the codes of Sendmode', () => {
    expect(page).toMatch(/\| 8 \| SYSTEM_ERROR \| .* \| 500; 424 on Send SMS/);
    expect(page).toMatch(/\| 195 \| EXPECTED_PARAMETER_MISSING \| .* \| 400 \|/);
  });
});

test('a fifth action gets its formula, its function and its guard', () => {
  const five = emit(withFifthAction);
  expect(five.get('formulas/VerifyNumber.fx')).toContain('Sendmode.VerifyNumber(message).statusCode');
  expect(five.get('formulas/VerifyNumber.fx')).toContain('!sendmodeBusy');
  expect(five.get('code-app/sendmode.ts')).toContain('export const verifyNumber = (');
});

test('a definition without an operation of the connector is refused', () => {
  const definition = emitDefinition({ ...sendmode, actions: sendmode.actions.slice(1) });
  const sources = { definition, properties: emitProperties(sendmode) };
  expect(() => emitPowerApps({ connector: sendmode, ...sources, script: '', icon: new Uint8Array() })).toThrow(
    'The definition has no operation "Send_SMS", which the connector describes.',
  );
});
