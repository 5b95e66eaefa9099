import { describe, expect, test } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitPowerApps } from '../../emit/index.ts';
import { powerFxLiteral, powerFxName } from '../../emit/power-apps/literal.ts';
import { powerFxSignatures } from '../../emit/power-apps/signatures.ts';
import { emitProperties } from '../../emit/properties.ts';
import { fixedDescription, fixedWithFifthAction } from '../connector/fixed-description.ts';

const emit = (connector: Connector): Map<string, string> => {
  const sources = { definition: emitDefinition(connector), properties: emitProperties(connector) };
  const files = emitPowerApps({ connector, ...sources, script: '', icon: new Uint8Array() });
  return new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
};

const files = emit(sendmode);
const formulas = [...files].filter(([path]) => path.startsWith('formulas/'));
const fixedFiles = emit(fixedDescription);
const page = fixedFiles.get('README.md') ?? '';
const meaning = (status: number): string =>
  fixedDescription.errors.find((error) => error.status === status)?.description ?? `nothing for ${status}`;

test('a formula for each action, a module for code apps and a page', () => {
  expect([...files.keys()]).toEqual([
    ...powerFxSignatures(emitDefinition(sendmode)).map(({ functionName }) => `formulas/${functionName}.fx`),
    'code-app/sendmode.ts',
    'README.md',
  ]);
});

const sendFormula = `// Send SMS. Send an SMS to one or more recipients, at once or at a scheduled time.
// message needs every column. Those that may stay Blank(): senderid, customerid, scheduledate.
// scheduledate is a text. Write a date and time as Text(YourDate, "yyyy-mm-ddThh:mm:ss"); left as it is, it would be sent in the language of the user.
// Never run it again by yourself. Every accepted call is a message to a person, and Sendmode documents no protection against duplicates.
// sendmodeBusyUntil keeps a second press from sending twice. It ends by itself after 2 minutes.
With(
    {
        message: {
            messagetext: "Your appointment is tomorrow at 09:30.",
            recipients: ["0870000000"],
            senderid: Blank(),
            customerid: Blank(),
            scheduledate: Blank()
        }
    },
    If(
        IsBlank(message.messagetext) || IsEmpty(message.recipients),
        Notify("Nothing was sent: give a value for Message Text, Recipients.", NotificationType.Error),
        IsBlank(sendmodeBusyUntil) || sendmodeBusyUntil < Now(),
        Set(sendmodeBusyUntil, DateAdd(Now(), 2, TimeUnit.Minutes));
        IfError(
            Sendmode.SendSMS(message).statusCode,
            With(
                {
                    status: If(
                        !IsBlank(FirstError.Details.HttpStatusCode) && FirstError.Details.HttpStatusCode <> 0,
                        Text(FirstError.Details.HttpStatusCode),
                        !IsBlank(Find("error with code ", FirstError.Message)),
                        Mid(FirstError.Message, Find("error with code ", FirstError.Message) + 16, 3),
                        ""
                    )
                },
                Switch(
                    status,
                    "400", Notify("${meaning(400)}", NotificationType.Error),
                    "401", Notify("${meaning(401)}", NotificationType.Error),
                    "403", Notify("${meaning(403)}", NotificationType.Error),
                    "404", Notify("${meaning(404)}", NotificationType.Error),
                    "413", Notify("${meaning(413)}", NotificationType.Error),
                    "429", Notify("${meaning(429)}", NotificationType.Error),
                    If(
                        Left(status, 1) = "4" && status <> "408" && status <> "424",
                        Notify("Send SMS was refused with status " & status & ". Nothing was sent.", NotificationType.Error),
                        Collect(sendmodeReview, {at: Now(), message: message});
                        Notify("${meaning(424)}", NotificationType.Warning)
                    )
                )
            ),
            Notify("Sendmode accepted the message. Accepted does not mean delivered.", NotificationType.Success)
        );
        Set(sendmodeBusyUntil, Blank())
    )
)
`;

describe('a formula', () => {
  test('for a message checks its inputs, sends once, keeps what may have gone out, and says why it was refused', () => {
    expect(fixedFiles.get('formulas/SendSMS.fx')).toBe(sendFormula);
  });

  test.each([
    ['ImportCustomer', 'Sendmode.ImportCustomer(group, importdata).statusCode'],
    ['CheckCredits', 'Sendmode.CheckCredits()'],
    ['OptoutCustomer', "Sendmode.OptoutCustomer('Content-Type', message).statusCode"],
  ])('for %s gives the arguments in their order and may be run again', (name, call) => {
    const formula = fixedFiles.get(`formulas/${name}.fx`) ?? '';
    expect(formula).toContain(call);
    expect(formula).not.toContain('sendmodeBusy');
    expect(formula).not.toContain('sendmodeReview');
    expect(formula).toContain(`"500", Notify("${meaning(500)}", NotificationType.Error)`);
  });

  test('that reads keeps the answer and names its fields', () => {
    expect(fixedFiles.get('formulas/CheckCredits.fx')).toContain(
      '// The answer: checkCredits.status, checkCredits.statusCode, checkCredits.error, checkCredits.balance.\nSet(\n    checkCredits,',
    );
  });

  test.each(formulas)('%s gives each required argument a value', (path, formula) => {
    const signature = powerFxSignatures(emitDefinition(sendmode)).find((one) => path.includes(one.functionName));
    for (const { name } of signature?.required ?? []) expect(formula).toMatch(new RegExp(`^ +'?${name}'?: `, 'm'));
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
    const unsafe = fixedDescription.actions.filter(({ repetition }) => !repetition.safe).map(({ summary }) => summary);
    expect(page).toContain(`| 424 | ${meaning(424)} | ${unsafe.join(', ')} | 8 SYSTEM_ERROR |`);
    expect(page).toContain(`| 429 | ${meaning(429)} | all | – |`);
    const safe = fixedDescription.actions.filter(({ repetition }) => repetition.safe).map(({ summary }) => summary);
    for (const status of [502, 504])
      expect(page).toContain(`| ${status} | ${meaning(status)} | ${safe.join(', ')} | – |`);
    for (const status of [404, 413]) expect(page).toContain(`| ${status} | ${meaning(status)} | all | – |`);
    expect(page).toContain('For Send SMS, any other status from 400 to 499, but for 408, means that nothing was sent.');
  });

  test('says how dates and records are written', () => {
    expect(page).toContain('- dateofbirth is a text. Write a date as Text(YourDate, "dd/mm/yyyy")');
    expect(page).toContain('- scheduledate is a text. Write a date and time as Text(YourDate, "yyyy-mm-ddThh:mm:ss")');
    expect(page).toContain(
      '- A record among the required arguments (`message`, `importdata`) needs every one of its columns',
    );
  });

  test('lists the codes of Sendmode', () => {
    expect(page).toMatch(/\| 8 \| SYSTEM_ERROR \| .* \| 500; 424 on Send SMS/);
    expect(page).toMatch(/\| 195 \| EXPECTED_PARAMETER_MISSING \| .* \| 400 \|/);
  });
});

test('a fifth action gets its formula, its function and its guard', () => {
  const five = emit(fixedWithFifthAction);
  expect(five.get('formulas/VerifyNumber.fx')).toContain('Sendmode.VerifyNumber(message).statusCode');
  expect(five.get('formulas/VerifyNumber.fx')).toContain('sendmodeBusyUntil < Now()');
  expect(five.get('code-app/sendmode.ts')).toContain('export const verifyNumber = (');
});

test('a definition without an operation of the connector is refused', () => {
  const definition = emitDefinition({ ...fixedDescription, actions: fixedDescription.actions.slice(1) });
  const sources = { definition, properties: emitProperties(fixedDescription) };
  expect(() => emitPowerApps({ connector: fixedDescription, ...sources, script: '', icon: new Uint8Array() })).toThrow(
    'The definition has no operation "Send_SMS", which the connector describes.',
  );
});
