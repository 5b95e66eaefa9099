import { type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const isUnsafe = (path: string): boolean =>
  /^\/|\\|:|\/$|^$/.test(path) || path.split('/').some((part) => ['', '.', '..'].includes(part));

const asBreach = (path: string) => ({ pointer: path, value: path });

/** What the paths of all packaged files must be. */
export const pathRules: readonly Rule<readonly string[]>[] = [
  rule({
    code: 'PackagePathUnsafe',
    source: sources.own,
    demand: 'Each file has a path below dist, with forward slashes.',
    consequence: 'It would be written somewhere else, or not at all.',
    fix: 'Correct what emits the file.',
    find: (paths) => paths.filter(isUnsafe).map(asBreach),
  }),
  rule({
    code: 'PackagePathTwice',
    source: sources.own,
    demand: 'Each path is used once, whatever its capitals.',
    consequence: 'One of the files would be lost on Windows and macOS.',
    fix: 'Correct what emits the file.',
    find: (paths) => {
      const lower = paths.map((path) => path.toLowerCase());
      return paths.filter((_, index) => lower.indexOf(lower[index] ?? '') !== index).map(asBreach);
    },
  }),
];
