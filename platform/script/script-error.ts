/** What kept a script from being run at all, as a stable code. */
export type ScriptErrorCode =
  | 'DOTNET_MISSING'
  | 'HOST_BUILD_FAILED'
  | 'HOST_FAILED'
  | 'SCRIPT_MISSING'
  | 'SCRIPT_NOT_COMPILED'
  /** It compiles against .NET Framework, as the platform compiles it, and not on the .NET of this machine. */
  | 'SCRIPT_FRAMEWORK_ONLY'
  | 'TIME_LIMIT_INVALID'
  | 'STOPPED';

/** An expected failure around a script; the message says what came, what follows and how to mend it. */
export class ScriptError extends Error {
  readonly code: ScriptErrorCode;

  constructor(code: ScriptErrorCode, message: string) {
    super(message);
    this.name = 'ScriptError';
    this.code = code;
  }
}

/** @param command what was tried in place of `dotnet`. */
export const dotnetMissing = (command: string): ScriptError =>
  new ScriptError(
    'DOTNET_MISSING',
    `The command "${command}" brings no .NET SDK, so the connector's script cannot be compiled or run. Install the .NET SDK 8 or newer from https://dotnet.microsoft.com/download and make sure that "dotnet --version" answers in a new terminal.`,
  );
