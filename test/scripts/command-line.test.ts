import { describe, expect, test } from 'vitest';
import { textTable } from '../../scripts/table.ts';
import { runCommand } from './run-command.ts';

describe('the command line', () => {
  test.each([
    [['check', '--schema', 'x'], "error: unknown option '--schema'\n(Did you mean --schemas?)"],
    [['biuld'], "error: unknown command 'biuld'\n(Did you mean build?)"],
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
      'The key of the connection "real" is empty: the variable NO_SUCH_KEY holds nothing. Put the key there.',
    ],
    [['check', '--schemas', 'nowhere'], 'nowhere'],
    [['dev', '--connector', 'nowhere'], 'nowhere/apiDefinition.swagger.json'],
  ])('%j is refused in one message without a stack', async (args, message) => {
    const { status, errors, output } = await runCommand(args);
    expect(errors).toContain(message);
    expect(errors + output).not.toMatch(/^ {4}at /m);
    expect(status).toBe(1);
  });

  test.each(['build', 'check', 'dev', 'call', 'package', 'deploy'])('%s --help says what it does', async (command) => {
    const { status, output } = await runCommand([command, '--help']);
    expect(output).toContain(`Usage: sendmode-connector ${command} [options]`);
    expect(status).toBe(0);
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
