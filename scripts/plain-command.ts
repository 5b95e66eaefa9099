import { Command } from 'commander';
import { ExpectedError } from './expected-error.ts';

/** What Commander says, and the same in the words of the other messages: what is wrong, and what to do. */
const sentences: readonly (readonly [said: RegExp, what: string, fix: string])[] = [
  [/^unknown option '(.*?)'(?:\n\((.*)\))?$/s, 'has no option "$1".', '$2'],
  [/^unknown command '(.*?)'(?:\n\((.*)\))?$/s, 'has no command "$1".', '$2'],
  [/^option '((\S+).*)' argument missing$/, 'received $2 without its value.', 'Write $1.'],
  [/^required option '(.*)' not specified$/, 'received no $1, without which it cannot start.', 'Give it.'],
  [/^option '(\S+).*?' argument '(.*)' is invalid\. (.*)$/s, 'received $1 "$2".', '$3'],
];

/** A command that refuses a command line as the other messages do: its place, the value, the consequence and the fix. */
export class PlainCommand extends Command {
  override createCommand(name?: string): PlainCommand {
    return new PlainCommand(name);
  }

  /** @throws ExpectedError in every case */
  override error(message: string): never {
    const [what, fix] = this.#inWords(message.replace(/^error: /, ''));
    const help = `"${this.#line()} --help" lists what it accepts.`;
    throw new ExpectedError([`${this.name()} ${what}`, 'Nothing was done.', fix, help].filter(Boolean).join(' '));
  }

  #inWords(said: string): readonly [what: string, fix: string] {
    if (said.startsWith('too many arguments')) return this.#excess();
    for (const [pattern, what, fix] of sentences) {
      if (pattern.test(said)) return [said.replace(pattern, what), said.replace(pattern, fix)];
    }
    return [`cannot read the command line: ${said}`, ''];
  }

  #excess(): readonly [what: string, fix: string] {
    const taken = this.registeredArguments.length;
    const words = this.args.slice(taken).map((word) => `"${word}"`);
    const takes = this.registeredArguments.map((each) => each.name()).join(' and ');
    const received = takes === '' ? 'takes no argument, and received' : `takes ${takes} alone, and received also`;
    return [`${received} ${words.join(', ')}.`, `Leave ${words.length === 1 ? 'it' : 'them'} out.`];
  }

  /** How the command is started: through npm, and the program as a whole by its own name. */
  #line(): string {
    return this.parent ? `npm run ${this.name()} --` : this.name();
  }
}
