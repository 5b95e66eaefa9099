import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Action, Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { buildConnector } from '../../scripts/build.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const withFirstAction = (change: Partial<Action>): Connector => ({
  ...sendmode,
  actions: sendmode.actions.map((action, index) => (index === 0 ? { ...action, ...change } : action)),
});

const withFirstField = (change: object): Connector => {
  const body = sendmode.actions[0]?.body;
  if (!body) throw new Error('The first action has no body');
  const fields = body.fields.map((field, index) => (index === 0 ? { ...field, ...change } : field));
  return withFirstAction({ body: { ...body, fields } });
};

const faults: [name: string, connector: Connector, code: string, place: string][] = [
  [
    'a duplicate operation id',
    withFirstAction({ operationId: 'Check_Credits' }),
    'OperationIdNotUnique',
    'connector/sendmode.ts#/actions/2 ',
  ],
  [
    'a title over 30 characters',
    { ...sendmode, title: 'T'.repeat(31) },
    'FieldLengthExceeded',
    'connector/sendmode.ts#/title ',
  ],
  [
    'an empty description',
    withFirstAction({ description: '' }),
    'RequiredValueEmpty',
    'connector/actions/send-sms.ts#/description',
  ],
  ['a colour that is not one', { ...sendmode, brandColor: 'teal' }, 'BrandColorNotValid', '#/brandColor'],
  [
    'a path without a slash',
    withFirstAction({ path: 'send' }),
    'OperationPathMustStartWithSlash',
    'connector/actions/send-sms.ts ',
  ],
];

describe('build', () => {
  test('writes every file', async () => {
    const folder = await temporaryFolder();
    const { files } = await buildConnector(sendmode, folder);
    expect((await readdir(folder)).sort()).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'apiTypes.d.ts',
      'docs',
      'icon.png',
    ]);
    for (const file of files) {
      expect(Buffer.compare(await readFile(path.join(folder, file.path)), file.bytes)).toBe(0);
    }
  });

  test('a folder that is a file is refused, and the file stays as it was', async () => {
    const place = path.join(await temporaryFolder(), 'a-file');
    await writeFile(place, 'as it was');
    const refusal = await buildConnector(sendmode, place).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ExpectedError);
    expect((refusal as ExpectedError).message).toBe(
      `${path.join(place, 'apiDefinition.swagger.json')} cannot be written: ${place} is in the way or may not be written (EEXIST). Every file that stood there is as it was. Choose another folder with --out, or move it away.`,
    );
    expect(await readFile(place, 'utf8')).toBe('as it was');
  });

  test('a full disk leaves every file as it was, nothing beside them, and speaks of space', async () => {
    const folder = await temporaryFolder();
    await buildConnector(sendmode, folder);
    const names = await readdir(folder);
    const before = await readFile(path.join(folder, 'apiDefinition.swagger.json'));
    await writeFile(path.join(folder, 'apiProperties.json'), 'as it was');
    // No file may have more than 20,000 bytes; the signal for that has to be ignored, or it ends the process.
    const { status, errors } = await runCommand(['build', '--out', folder], {}, [
      'sh',
      '-c',
      'trap "" XFSZ; exec prlimit --fsize=20000 "$@"',
      'sh',
    ]);
    expect(errors.trim()).toBe(
      `${path.join(folder, 'apiDefinition.swagger.json')} cannot be written: there is no space left for it (EFBIG). Every file that stood there is as it was. Make room there, or choose another folder with --out.`,
    );
    expect([status, await readdir(folder)]).toEqual([1, names]);
    expect(Buffer.compare(await readFile(path.join(folder, 'apiDefinition.swagger.json')), before)).toBe(0);
    expect(await readFile(path.join(folder, 'apiProperties.json'), 'utf8')).toBe('as it was');
  });

  test('a changed label is in every output after one build', async () => {
    const folder = await temporaryFolder();
    await buildConnector(withFirstField({ label: 'Text Of The Message' }), folder);
    for (const file of ['apiDefinition.swagger.json', 'docs/reference.md']) {
      expect(await readFile(path.join(folder, file), 'utf8')).toContain('Text Of The Message');
    }
  });

  test.each(faults)('%s is refused and touches no file', async (_, connector, code, place) => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'docs'));
    await writeFile(path.join(folder, 'apiProperties.json'), 'as it was');
    const refusal = await buildConnector(connector, folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ExpectedError);
    const { message } = refusal as ExpectedError;
    expect(message).toContain(`error ${code} at `);
    expect(message).toContain(place);
    expect(message).toContain('Nothing was written.');
    expect(await readdir(folder)).toEqual(['apiProperties.json', 'docs']);
    expect(await readFile(path.join(folder, 'apiProperties.json'), 'utf8')).toBe('as it was');
  });

  test('the command prints what it wrote, and gives the same bytes in whatever time zone and language', async () => {
    const [first, second] = [await temporaryFolder(), await temporaryFolder()];
    const { status, output } = await runCommand(['build', '--out', first], { TZ: 'Pacific/Auckland', LANG: 'C' });
    expect(status).toBe(0);
    expect(output).toMatch(/written +bytes +operations\napiDefinition\.swagger\.json +\d+ +4\n/);
    await runCommand(['build', '--out', second], { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8' });
    for (const file of [
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'apiTypes.d.ts',
      'icon.png',
      'docs/reference.md',
    ]) {
      expect(Buffer.compare(await readFile(path.join(first, file)), await readFile(path.join(second, file)))).toBe(0);
    }
  });
});
