import type { Entry } from './values.ts';

/** What was typed into a form, by the keys of its fields. */
export type Entries = ReadonlyMap<string, Entry>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));

const readStored = (text: string | null): Entries => {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return new Map(Object.entries(stored ?? {}).filter((each): each is [string, Entry] => isEntry(each[1])));
  } catch {
    return new Map();
  }
};

/**
 * What was typed into the forms of a connector, kept while the window is open. A browser that keeps nothing is no reason to
 * stop.
 */
export const storedEntries = (connector: string) => {
  const place = (operationId: string): string => `entries of ${connector}/${operationId}`;
  return {
    read(operationId: string): Entries {
      try {
        return readStored(sessionStorage.getItem(place(operationId)));
      } catch {
        return new Map();
      }
    },
    write(operationId: string, entries: Entries): void {
      try {
        sessionStorage.setItem(place(operationId), JSON.stringify(Object.fromEntries(entries)));
      } catch {
        // Full, or switched off: the form itself still has the values.
      }
    },
  };
};
