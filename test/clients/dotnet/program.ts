import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { program } from './build.ts';

/** One call through a generated client; `Order.cs` says what each field is. */
export interface Order {
  readonly client: 'kiota' | 'nswag';
  readonly address: string;
  readonly action: string;
  readonly text?: string;
  readonly recipients?: readonly (string | null)[];
  readonly reference?: string;
  readonly group?: string;
  readonly number?: string;
  readonly name?: string;
}

/** The .NET program, running. */
export interface RunningProgram {
  /** Makes a call and returns what the client's typed members say. Calls wait for each other. */
  readonly call: (order: Order) => Promise<Readonly<Record<string, unknown>>>;
  readonly stop: () => Promise<void>;
}

/** Starts the program, which `build` has compiled. It ends when its input does. */
export const startProgram = (): RunningProgram => {
  const child = spawn('dotnet', [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    call: async (order) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`The program ended instead of answering ${JSON.stringify(order)}.`);
      return JSON.parse(value) as Record<string, unknown>;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};
