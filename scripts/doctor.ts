import type { Diagnosis } from './doctor/diagnosis.ts';
import { checkDotnet, checkHost } from './doctor/dotnet.ts';
import { checkFiles, checkPorts, checkProgram } from './doctor/here.ts';
import { repositoryFolder } from './repository.ts';

/** The options of the command, as they are typed. */
export interface DoctorFlags {
  readonly port: number;
  readonly backendPort: number;
  readonly json?: boolean;
}

const words: Readonly<Record<Diagnosis['state'], string>> = { good: 'ok', note: 'note', bad: 'mend' };

const line = ({ what, state, found, consequence, fix }: Diagnosis): string => {
  const advice = [consequence, fix].filter((text) => text !== undefined).join(' ');
  return `${words[state].padEnd(8)} ${what}: ${found}${advice === '' ? '' : `\n         ${advice}`}`;
};

/** Looks at the machine and the checkout; changes nothing and needs no network. */
export const diagnose = async (folder: string, { port, backendPort }: DoctorFlags): Promise<Diagnosis[]> => {
  const [here, files, dotnet, host, ports] = await Promise.all([
    checkProgram(folder),
    checkFiles(folder),
    checkDotnet(),
    checkHost(folder),
    checkPorts({ '--port': port, '--backend-port': backendPort }),
  ]);
  return [...here, ...dotnet, ...host, ...files, ...ports];
};

/** Prints what is installed, what each missing thing costs, what is stale, and which ports are taken; exits with 1 if something is missing. */
export const runDoctor = async (flags: DoctorFlags): Promise<void> => {
  const diagnoses = await diagnose(repositoryFolder, flags);
  console.log(flags.json ? JSON.stringify(diagnoses, null, 2) : diagnoses.map(line).join('\n'));
  if (diagnoses.some(({ state }) => state === 'bad')) process.exitCode = 1;
};
