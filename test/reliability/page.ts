import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../docs/reliability.md');
const marks = (name: string) => ({ begin: `<!-- ${name}: measured -->\n`, end: `<!-- ${name}: end -->` });

/** The page as it stands on disk. */
export const readPage = (): string => readFileSync(file, 'utf8');

/** What the page holds as measured under a name. @throws Error where it has no place for it. */
export const measuredIn = (page: string, name: string): string => {
  const { begin, end } = marks(name);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`docs/reliability.md has no place for "${name}": put ${begin}${end} into it.`);
  return page.slice(from + begin.length, to);
};

/** Writes what was measured into the page, if UPDATE_RELIABILITY=1 asks for it. Returns whether it did. */
export const updatePage = (name: string, measured: string): boolean => {
  if (process.env.UPDATE_RELIABILITY !== '1') return false;
  const page = readPage();
  const { begin, end } = marks(name);
  writeFileSync(
    file,
    page.replace(`${begin}${measuredIn(page, name)}${end}`, () => `${begin}${measured}${end}`),
  );
  return true;
};
