import { unzipSync, zipSync } from 'fflate';

export type Entries = Record<string, Uint8Array>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The zip with its entries changed. */
export const rezip = (bytes: Uint8Array, change: (entries: Entries) => void): Uint8Array => {
  const entries: Entries = unzipSync(bytes);
  change(entries);
  return zipSync(entries);
};

/** A zip of texts by their paths. */
export const zipOf = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? encoder.encode(content) : content,
      ]),
    ),
  );

/** Changes the text of an entry. Throws where nothing changes, so that no test breaks a rule in name only. */
export const edit =
  (path: string, from: string | RegExp, to: string) =>
  (entries: Entries): void => {
    const before = decoder.decode(entries[path]);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} has no ${from} to replace.`);
    entries[path] = encoder.encode(after);
  };

/** Takes entries away, by their path or the folder that they are in. */
export const remove =
  (path: string) =>
  (entries: Entries): void => {
    const found = Object.keys(entries).filter((entry) => entry === path || entry.startsWith(`${path}/`));
    if (found.length === 0) throw new Error(`There is no ${path} to take away.`);
    for (const entry of found) delete entries[entry];
  };

/** Adds an entry. */
export const add =
  (path: string, text = '') =>
  (entries: Entries): void => {
    entries[path] = encoder.encode(text);
  };

/** Gives an entry another name. */
export const rename =
  (from: string, to: string) =>
  (entries: Entries): void => {
    const bytes = entries[from];
    if (!bytes) throw new Error(`There is no ${from} to rename.`);
    delete entries[from];
    entries[to] = bytes;
  };
