import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

const reason = "extension: 'The portal of Sendmode has it so.',";
const described = "label: 'Campaign', type: 'string', description: 'The campaign of the message.', example: 'spring',";

/** A label in other words, as somebody would change it who has read nothing. */
const changeLabel = (copy: RepositoryCopy): Promise<void> =>
  copy.replace(
    'connector/actions/send-sms.ts',
    "label: 'Sender ID',\n        type: 'string',\n        visibility",
    "label: 'Sender Name',\n        type: 'string',\n        visibility",
  );

/** What the document says of a label, a text and a field, the one in an answer too. */
const changeFields = async (copy: RepositoryCopy): Promise<void> => {
  const change = (text: string, other: string) => copy.replace('connector/actions/send-sms.ts', text, other);
  await change("label: 'Sender Name',", `label: 'Sender Name',\n${reason}`);
  await change("summary: 'Send SMS',", "summary: 'Send a text',");
  await change("'The message and its recipients.'", "'The text and who gets it.'");
  await change(
    "      {\n        name: 'customerid',",
    `      { name: 'campaign', visibility: 'advanced', ${described} ${reason} },\n      {\n        name: 'customerid',`,
  );
  await change(
    "        {\n          name: 'recipients',",
    `        { name: 'campaign', ${described} ${reason} },\n        {\n          name: 'recipients',`,
  );
  await copy.replace(
    'script/script.csx',
    'message.scheduledate message.r',
    'message.scheduledate message.campaign message.r',
  );
};

/** The first two steps of a new action: its file, and its line. */
const addAction = async (copy: RepositoryCopy): Promise<void> => {
  const given = await copy.read('connector/actions/check-credits.ts');
  const action = [
    ['checkCredits', 'readBudget'],
    ['Check_Credits', 'ReadBudget'],
    ["'Check Credits'", "'Read Budget'"],
    ['inferred.creditsEndpoint.value.method', "'get'"],
    ['inferred.creditsEndpoint.value.path', "'/budget'"],
    ["import { inferred } from '../assumptions.ts';\n", ''],
    [
      "  resultDescription: 'The balance of the account.',",
      `  ${reason}\n  resultDescription: 'The budget of the account.',`,
    ],
    ["description: 'Check the credit balance of your", "description: 'Read the budget of your"],
  ].reduce((text, [from = '', to = '']) => text.replace(from, to), given);
  await writeFile(path.join(copy.folder, 'connector/actions/read-budget.ts'), action);
  await copy.replace('connector/sendmode.ts', ', optoutCustomer]', ', optoutCustomer, readBudget]');
  const before = "import { sendSms } from './actions/send-sms.ts';\n";
  await copy.replace(
    'connector/sendmode.ts',
    before,
    `import { readBudget } from './actions/read-budget.ts';\n${before}`,
  );
};

/** The others, which the tests ask for by name: the script's entry, the contract cases, and the changelog. */
const completeAction = async (copy: RepositoryCopy): Promise<void> => {
  const last = '"status statusCode:integer error acceptedDateTime mobilenumber optoutreason" },\n';
  const entry =
    '        new Operation { Id = "ReadBudget", Route = "GET /budget", IsRepeatable = true, Fields =\n            "status statusCode:integer error balance:number" },\n';
  await copy.replace('script/script.csx', last, last + entry);
  const cases = (action: string) => path.join(copy.folder, 'test/contract/cases', action);
  await cp(cases('Check_Credits'), cases('ReadBudget'), { recursive: true });
};

/** What a contributor says of a change that reaches every part of what is emitted. */
const sayInChangelog = async (copy: RepositoryCopy): Promise<void> => {
  const { parts } = JSON.parse(await copy.read('test/fixtures/released.json')) as { parts: object };
  const named = Object.keys(parts)
    .map((part) => `\`${part}\``)
    .join(', ');
  await copy.replace('CHANGELOG.md', '## [Unreleased]\n', `## [Unreleased]\n\n- ${named}: changed.\n`);
};

/** The tests of what follows from the description, and of the places that a change has to reach. */
const following = [
  ...[
    'connector',
    'definition',
    'emit',
    'rules/rules',
    'rules/published',
    'rules/check',
    'contract/coverage',
    'contract/case-files',
    'script/operations',
  ],
  ...['samples/operation', 'scripts/wrong-inputs/wrong-commands', 'house/documents', 'house/changelog'],
].map((place) => `test/${place}`);

describeWithDotnet('a change that the documents describe', () => {
  test('leaves check and the tests green, and what it still wants is said by name', { timeout: 600_000 }, async () => {
    const copy = await copyRepository();
    const command = (...args: string[]) => copy.run('scripts/sendmode-connector.js', ...args);
    const tests = (...files: string[]) =>
      copy.run('node_modules/vitest/vitest.mjs', 'run', '--project', 'core', '--reporter', 'default', ...files);
    const succeeded = expect.objectContaining({ status: 0 });

    await changeLabel(copy);
    const refused = await command('check');
    expect(refused.status).toBe(1);
    expect(refused.printed).toContain(
      'FieldUnlikePublished at connector/actions/send-sms.ts#/body/fields/senderid/label',
    );

    await changeFields(copy);
    await addAction(copy);
    expect(await command('build')).toEqual(succeeded);

    const wanting = await tests('test/script/operations', 'test/contract/coverage');
    expect(wanting.status).toBe(1);
    expect(wanting.printed).toContain('wants an entry in Operations: new Operation { Id = \\"ReadBudget\\"');
    expect(wanting.printed).toContain(
      'ReadBudget wants a case in test/contract/cases/ReadBudget/: one with call: { through: apim }',
    );

    await completeAction(copy);
    await sayInChangelog(copy);
    expect(await command('build')).toEqual(succeeded);
    expect(await command('check', '--against', 'test/fixtures/first-build')).toEqual(succeeded);
    expect(await tests(...following)).toEqual(succeeded);
  });
});
