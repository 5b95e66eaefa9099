import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployingCommands, listingCommand } from '../../../scripts/deploy/commands.ts';
import { runTool } from '../../../scripts/deploy/run-tool.ts';
import { startOf } from '../../../scripts/deploy/start-tool.ts';
import { toolNames } from '../../../scripts/deploy/tools.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shell = 'C:\\Windows\\System32\\cmd.exe';
const onWindows = (program: string, args: readonly string[]) => startOf(program, args, 'win32', { ComSpec: shell });

describe('a tool of Windows', () => {
  test('that is a program is started itself', () => {
    expect(onWindows('C:\\Tools\\pac.exe', ['a & b'])).toEqual({
      file: 'C:\\Tools\\pac.exe',
      args: ['a & b'],
      verbatim: false,
    });
  });

  test.each(['C:\\Users\\Aoife & Co (new)\\pac.cmd', 'C:\\Tools\\PACONN.BAT'])(
    'that is a file of commands is started by the shell, as one line: %s',
    (program) => {
      expect(onWindows(program, ['create', '--settings', 'settings.json'])).toEqual({
        file: shell,
        args: ['/d', '/s', '/c', `""${program}" create --settings settings.json"`],
        verbatim: true,
      });
    },
  );

  test.each(['a b', 'a&whoami', 'a|b', 'a>b', '^a', '%PATH%', '!a!', '"a"', "a'b", '(a)', 'a,b', 'a;b', 'a\nb', ''])(
    'is not started with the argument %j, which the shell would read otherwise',
    (arg) => {
      expect(() => onWindows('C:\\Tools\\pac.cmd', ['connector', arg])).toThrow(
        `The argument ${JSON.stringify(arg)} has more in it than letters`,
      );
    },
  );

  test.each(['C:\\100%\\pac.cmd', 'C:\\now!\\pac.cmd', 'C:\\a"b\\pac.cmd'])('is not started at %s', (program) => {
    expect(() => onWindows(program, [])).toThrow(`The path ${program} has a quote, % or ! in it.`);
  });

  test('is given nothing by deploy that the shell would read otherwise', () => {
    const environment = { name: 'production', environment: '11111111-2222-3333-4444-555555555555' };
    const ids = [undefined, 'shared_sendmode-5f00', '11111111-2222-3333-4444-555555555555'];
    const commands = toolNames.flatMap((name) =>
      ids.flatMap((id) => deployingCommands({ tool: { name }, environment, validation: true }, id)),
    );
    for (const { args } of [...commands, listingCommand(environment)])
      expect(() => onWindows('C:\\Tools\\pac.cmd', args)).not.toThrow();
  });
});

test('the shell is handed the line, and what it prints comes back (a stand-in of the shell)', async () => {
  const folder = await temporaryFolder();
  const standIn = path.join(folder, 'cmd');
  await writeFile(
    standIn,
    `#!${process.execPath}\nconsole.log(JSON.stringify(process.argv.slice(2)));\nprocess.exitCode = 3;\n`,
  );
  await chmod(standIn, 0o755);
  const ran = await runTool('C:\\My tools\\paconn.cmd', ['validate', '--settings', 'settings.json'], {
    folder,
    variables: { ComSpec: standIn },
    timeLimit: 20_000,
    platform: 'win32',
  });
  expect(ran).toMatchObject({ status: 3, timedOut: false });
  expect(JSON.parse(ran.text)).toEqual([
    '/d',
    '/s',
    '/c',
    '""C:\\My tools\\paconn.cmd" validate --settings settings.json"',
  ]);
});
