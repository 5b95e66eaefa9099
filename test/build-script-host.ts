import { buildHost } from '../platform/script/host-build.ts';
import { ScriptError } from '../platform/script/script-process.ts';

/** Builds the script host before the workers start, so that no two of them do. */
export const setup = async (): Promise<void> => {
  try {
    await buildHost('dotnet', { progress: console.error });
  } catch (error) {
    // The tests that need it say loudly that there is no .NET.
    if (!(error instanceof ScriptError && error.code === 'DOTNET_MISSING')) throw error;
  }
};
