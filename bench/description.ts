import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './processes.ts';

const file = path.join(project, 'connector/actions/import-customer.ts');

/** A file of the product that is saved in several states. */
export interface Saved {
  /** Saves it with another label, or comment, in it. */
  readonly save: (label: string) => void;
  /** Puts it back as it was. */
  readonly restore: () => void;
}

/** The description as it is now, with another label of a field. @throws Error where the label that is changed is not there. */
export const labelledDescription = (): Saved => {
  const text = readFileSync(file, 'utf8');
  const label = "label: 'First Name'";
  if (!text.includes(label)) throw new Error(`${file} has no ${label}, which this measurement changes.`);
  return {
    save: (other) => writeFileSync(file, text.replace(label, `label: '${other}'`)),
    restore: () => writeFileSync(file, text),
  };
};
