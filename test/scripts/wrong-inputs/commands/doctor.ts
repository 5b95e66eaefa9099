import { done, nothing, type WrongCommand } from '../told.ts';

const aPort = 'A port is a whole number from 0 to 65535; 0 takes a free one.';

export const wrongDoctors: readonly WrongCommand[] = [
  ['doctor x', 'doctor takes no argument', 'received "x"', done, 'Leave it out.'],
  ['doctor --port x', 'doctor received --port', '"x"', done, aPort],
  ['doctor --port 65536', 'doctor received --port', '"65536"', done, aPort],
  ['doctor --port', 'doctor received --port', nothing, done, 'Write --port <port>.'],
  ['doctor --prt 1', 'doctor has no option', '"--prt"', done, 'Did you mean --port?'],
  ['doctor --backend-port -1', 'doctor received --backend-port', '"-1"', done, aPort],
  ['doctor --backend-port', 'doctor received --backend-port', nothing, done, 'Write --backend-port <port>.'],
  ['doctor --jsn', 'doctor has no option', '"--jsn"', done, 'Did you mean --json?'],
  ['doctr', 'sendmode-connector has no command', '"doctr"', done, 'Did you mean doctor?'],
  ['help doctr', 'sendmode-connector has no command', '"doctr"', done, '"sendmode-connector --help" lists'],
];
