import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandLine } from '../../scripts/command-line.ts';
import { textTable } from '../../scripts/table.ts';
import { runCommand } from './run-command.ts';

describe('the command line', () => {
  test.each([
    [['check', '--schema', 'x'], 'check has no option "--schema". Nothing was done. Did you mean --schemas?'],
    [['biuld'], 'sendmode-connector has no command "biuld". Nothing was done. Did you mean build?'],
    [['dev', '--port', '99999'], 'A port is a whole number from 0 to 65535; 0 takes a free one.'],
    [
      ['call', 'Send_SMS', 'Hello'],
      '"Hello" is no setting. Nothing was sent. It is written key=value, such as body/message/messagetext=Hello',
    ],
    [['call', 'Send_SM'], 'There is no action "Send_SM". Did you mean "Send_SMS"? Nothing was sent.'],
    [['call', 'Send_SMS', 'body/message=0870000000'], 'body/message takes an object as JSON, such as body/message={'],
    [['call', 'Check_Credits', '--gateway', 'foo'], 'It is an address such as http://127.0.0.1:8080.'],
    [
      ['call', 'Check_Credits', '--gateway', 'http://127.0.0.1:9'],
      'No gateway answers at http://127.0.0.1:9. Nothing was sent. Correct the address, start one there with "npm run dev", or give --gateway new for one that is started for this call.',
    ],
    [
      ['call', 'Check_Credits', '--gateway', 'new', '--connection', 'real=env:NO_SUCH_KEY'],
      'The key of the connection "real" is empty: the variable NO_SUCH_KEY holds nothing. Nothing was started. Put the key there.',
    ],
    [['check', '--schemas', 'nowhere'], 'nowhere'],
    [['dev', '--connector', 'nowhere'], 'nowhere/apiDefinition.swagger.json'],
  ])('%j is refused in one message without a stack', async (args, message) => {
    const { status, errors, output } = await runCommand(args);
    expect(errors).toContain(message);
    expect(errors + output).not.toMatch(/^ {4}at /m);
    expect(status).toBe(1);
  });

  const names = commandLine().commands.map((command) => command.name());

  test('--help lists every command', async () => {
    const { status, output } = await runCommand(['--help']);
    expect(names).toEqual(expect.arrayContaining(['build', 'check', 'dev', 'call', 'package', 'deploy', 'doctor']));
    for (const name of names) expect(output).toMatch(new RegExp(`^  ${name} .*\\S`, 'm'));
    expect(status).toBe(0);
  });

  test.each(names)('%s --help has an example', async (command) => {
    const { status, output } = await runCommand([command, '--help']);
    expect(output).toContain(`Usage: sendmode-connector ${command} [options]`);
    expect(output).toMatch(new RegExp(`^  (npm run|sendmode-connector) ${command}\\b`, 'm'));
    expect(status).toBe(0);
  });

  test('doctor says what it found of each thing, and ends with 1 only where something is to be mended', async () => {
    const { status, output, errors } = await runCommand(['doctor', '--port', '0', '--backend-port', '0']);
    expect(errors).toBe('');
    for (const what of ['Node.js', 'Packages', '.NET SDK', 'Script host', 'Folder', 'Emitted files', 'Port 0'])
      expect(output).toMatch(new RegExp(`^(ok|note|mend) +${what}: \\S`, 'm'));
    expect(output).toMatch(/^ok +Packages: all \d+ as package\.json names them\.$/m);
    expect(status).toBe(/^mend /m.test(output) ? 1 : 0);
  });

  test('doctor --json names a port that is taken, with consequence and fix', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.close();
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { output } = await runCommand(['doctor', '--json', '--port', String(port), '--backend-port', '0']);
    expect(JSON.parse(output)).toContainEqual({
      what: `Port ${port}`,
      state: 'note',
      found: 'taken.',
      consequence: 'dev cannot start there, unless what listens is a dev of yours, which call then uses.',
      fix: 'Stop what listens, or give dev another one with --port.',
    });
  });
});

describe('a table', () => {
  test('has columns of equal width, and digits to the right', () => {
    expect(
      textTable(
        ['file', 'bytes'],
        [
          ['a.json', '5'],
          ['icon.png', '1484'],
        ],
      ),
    ).toBe('file      bytes\na.json        5\nicon.png   1484');
  });

  test('without rows is its head', () => {
    expect(textTable(['file', 'bytes'], [])).toBe('file  bytes');
  });
});
