import { done, nothing, type WrongCommand } from '../told.ts';

const asBefore = 'Every file that stood there is as it was.';
const elsewhere = 'Choose another folder with --out, or move it away.';

export const wrongBuilds: readonly WrongCommand[] = [
  ['build --ou x', 'build has no option', '"--ou"', done, 'Did you mean --out?'],
  ['build --out', 'build received --out', nothing, done, 'Write --out <folder>.'],
  ['build x', 'build takes no argument', 'received "x"', done, 'Leave it out.'],
  ['build x y', 'build takes no argument', 'received "x", "y"', done, 'Leave them out.'],
  ['build --out {file}', '{file}/apiDefinition.swagger.json', '{file} is in the way', asBefore, elsewhere],
  ['build --out {file}/deeper', '{file}/deeper/api', '{file} is in the way', asBefore, elsewhere],
  ['build --out /proc/nowhere', '/proc/nowhere/api', '(ENOENT)', asBefore, elsewhere],
  ['build --out ', 'build received --out', '""', done, 'Name a folder.'],
  ['build --out C:\\temp\\out', '--out', '"C:\\temp\\out"', done, 'Write it with slashes.'],
  [
    'build --overwrite',
    'build has no option',
    '"--overwrite"',
    done,
    '"npm run build -- --help" lists what it accepts.',
  ],
  ['biuld', 'sendmode-connector has no command', '"biuld"', done, 'Did you mean build?'],
];
