import { readFile } from 'node:fs/promises';
import { lookAtScript } from '../platform/script/script-check.ts';
import { frameworkOnly, type ScriptCheck, ScriptError, type ScriptFinding } from '../platform/script/script-process.ts';
import { type Finding, showValue } from '../rules/finding.ts';
import { sources } from '../rules/sources.ts';
import { scriptPath } from './repository.ts';

/** What came of checking a script. */
export interface ScriptVerdict {
  readonly findings: readonly Finding[];
  /** One line: what was checked, or NOT CHECKED and why. */
  readonly summary: string;
  /** Whether all of it was checked; where this machine cannot and `CI` is `true`, that is a finding too. */
  readonly complete: boolean;
  /** Why the local platform cannot run a script that the platform takes; see `frameworkOnly`. */
  readonly frameworkOnly?: string | undefined;
}

/** How a script is checked. */
export interface ScriptCheckOptions {
  /** For the project's own script: every finding is an error, and the language has to be C# 7.3. */
  readonly strict: boolean;
  /**
   * What the script is called in findings.
   * @default "script/script.csx"
   */
  readonly name?: string;
  /**
   * The command that brings the .NET SDK.
   * @default "dotnet"
   */
  readonly dotnet?: string;
}

type Kind = Pick<Finding, 'code' | 'consequence' | 'fix'>;

const silent = 'The platform answers every call with an internal server error and does not say why.';
const blocked = 'Certification refuses the connector.';

const notCompiled: Kind = {
  code: 'ScriptNotCompiled',
  consequence: silent,
  fix: 'Correct the place; the message is that of the C# compiler.',
};

/** What each code of the .NET host stands for. */
const kinds: Readonly<Record<string, Kind>> = {
  compile: notCompiled,
  'framework-only': {
    code: 'ScriptOnlyForNetFramework',
    consequence:
      'It runs on the platform, but the local platform, which runs scripts by .NET, leaves its operations out.',
    fix: 'Write it with what .NET has too, or try its operations in the cloud.',
  },
  'compile-net48': {
    code: 'ScriptNotForNetFramework',
    consequence: `The platform compiles scripts against .NET Framework 4.8. ${silent}`,
    fix: 'Write it with what .NET Framework 4.8 has.',
  },
  'compile-as-script': {
    code: 'ScriptNotPortable',
    consequence: 'It does not compile where the platform takes the file as a C# script.',
    fix: 'Write what is legal in a C# file and in a C# script.',
  },
  language: {
    code: 'ScriptNotPortable',
    consequence: 'It does not compile where the platform has only C# 7.3.',
    fix: 'Write it in C# 7.3.',
  },
  'class-name': { code: 'ScriptClassMissing', consequence: silent, fix: 'Write "public class Script : ScriptBase".' },
  namespace: {
    code: 'ScriptNamespaceNotAllowed',
    consequence: blocked,
    fix: 'Do without the namespace; script/host/Namespaces.cs lists those that scripts may use.',
  },
  'forbidden-type': { code: 'ScriptTypeNotAllowed', consequence: blocked, fix: 'Do without the type.' },
  'own-http-client': {
    code: 'ScriptOwnHttpClient',
    consequence: 'The requests pass the platform by, which will block them.',
    fix: 'Send with Context.SendAsync.',
  },
  undocumented: {
    code: 'ScriptMemberUndocumented',
    consequence: 'The script stops working on the day on which the platform drops the member.',
    fix: 'Do without the member.',
  },
  size: { code: 'ScriptTooLarge', consequence: 'The platform refuses the script.', fix: 'Shorten it.' },
  'one-file': {
    code: 'ScriptDirectiveNotAllowed',
    consequence: 'The platform takes exactly one file and refuses the directive.',
    fix: 'Remove #r or #load.',
  },
};

const source = `${sources.code.name} (${sources.code.link})`;

const findingOf = ({ code, severity, line, column, message }: ScriptFinding, name: string, text: string): Finding => ({
  ...(kinds[code] ?? notCompiled),
  severity,
  pointer: line > 0 ? `${name}:${line}:${column}` : name,
  message: message.endsWith('.') ? message : `${message}.`,
  value: line > 0 ? showValue(text.split(/\r?\n/)[line - 1]?.trim()) : `${Buffer.byteLength(text)} bytes`,
  source,
});

/** What both compilers refuse in the same words is said once. */
const distinct = (findings: readonly ScriptFinding[]): readonly ScriptFinding[] => {
  const known = new Set<string>();
  return findings.filter(({ line, column, message }) => {
    const key = [line, column, message].join('\n');
    return !known.has(key) && known.add(key);
  });
};

const notChecked = (name: string, what: string, reason: string): ScriptVerdict => {
  const [firstLine = ''] = reason.split('\n');
  const finding: Finding = {
    code: 'ScriptNotChecked',
    severity: 'error',
    pointer: name,
    message: `The script was not checked${what}: ${reason}`,
    value: 'CI=true',
    consequence: 'A script that does not compile would pass.',
    fix: 'Let this machine check it, or run without CI=true.',
    source,
  };
  return {
    findings: process.env.CI === 'true' ? [finding] : [],
    summary: `NOT CHECKED: ${name}${what}. ${firstLine}`,
    complete: false,
  };
};

const verdictOf = ({ findings, skipped }: ScriptCheck, name: string, text: string): ScriptVerdict => {
  const found = distinct(findings).map((finding) => findingOf(finding, name, text));
  const [gap] = skipped;
  if (gap) {
    const { findings: more, ...rest } = notChecked(name, ' against .NET Framework 4.8', gap.reason);
    return { ...rest, findings: [...found, ...more] };
  }
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return {
    findings: found,
    frameworkOnly: frameworkOnly(findings),
    summary: `${name}, by the compilers of .NET and .NET Framework 4.8 and the rules for scripts: ${errors} errors, ${found.length - errors} warnings.`,
    complete: true,
  };
};

const unreadable = (file: string, name: string, error: NodeJS.ErrnoException): ScriptVerdict => ({
  findings: [
    {
      code: 'ScriptMissing',
      severity: 'error',
      pointer: name,
      message: `${file} cannot be read (${error.code ?? error.message}).`,
      value: 'nothing',
      consequence: 'The connector would have no script.',
      fix: 'Restore the file.',
      source,
    },
  ],
  summary: `${name} cannot be read.`,
  complete: true,
});

/**
 * Checks a script as .NET sees it: that it compiles, here and against .NET Framework 4.8, and that it keeps to the
 * namespaces, members, size and class name of the platform. Tells on the standard error when the first build of the host
 * begins. Where this machine cannot check, the verdict says so.
 */
export const checkScript = async (file: string, options: ScriptCheckOptions): Promise<ScriptVerdict> => {
  const { strict, name = scriptPath, dotnet } = options;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') return unreadable(file, name, text);
  try {
    return verdictOf(await lookAtScript(file, { strict, dotnet, progress: console.error }), name, text);
  } catch (error) {
    if (error instanceof ScriptError && error.code !== 'STOPPED') return notChecked(name, '', error.message);
    throw error;
  }
};
