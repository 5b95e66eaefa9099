import { done, nothing, type WrongCommand } from '../told.ts';

const unwritten = 'Nothing was written, and nothing was sent.';
const copyOne = 'copy environments/example.json.';
const exported = 'Nothing was written. Export both from the environment';
const elsewhere = 'Move away what is there, or choose another folder with --out.';

export const wrongPackages: readonly WrongCommand[] = [
  ['package --ou x', 'package has no option', '"--ou"', done, 'Did you mean --out?'],
  ['package --out', 'package received --out', nothing, done, 'Write --out <folder>.'],
  ['package x', 'package takes no argument', 'received "x"', done, 'Leave it out.'],
  ['package --out {file}', '{file}/connector', 'ENOTDIR', 'Nothing was written.', elsewhere],
  ['package --out {file}/deeper', '{file}/deeper/connector', 'ENOTDIR', 'Nothing was written.', elsewhere],
  ['package --overwrit', 'package has no option', '"--overwrit"', done, 'Did you mean --overwrite?'],
  ['package --overwrite yes', 'package takes no argument', 'received "yes"', done, 'Leave it out.'],
  ['package --environment', 'package received --environment', nothing, done, 'Write --environment <name>.'],
  ['package --environment nowhere', 'No environment is called', '"nowhere"', unwritten, copyOne],
  ['package --environment a/b', 'No environment is called', '"a/b"', unwritten, copyOne],
  ['package --environment ..', 'No environment is called', '".."', unwritten, copyOne],
  ['package --enviroment x', 'package has no option', '"--enviroment"', done, 'Did you mean --environment?'],
  ['package --certification', 'package received --certification', nothing, done, 'Write --certification <folder>.'],
  ['package --certification {folder}/nowhere', '{folder}/nowhere', 'ENOENT', 'Nothing was written.', exported],
  ['package --certification {file}', '{file}', 'ENOTDIR', 'Nothing was written.', exported],
  ['package --certification {folder}', '{folder}', 'holds 0 zips', 'Nothing was written.', exported],
  ['package --out .', 'package received --out', '"."', done, 'Name another.'],
  ['package --out ', 'package received --out', '""', done, 'Name a folder.'],
  ['packge', 'sendmode-connector has no command', '"packge"', done, 'Did you mean package?'],
  ['package --json', 'package has no option', '"--json"', done, '"npm run package -- --help" lists'],
];
