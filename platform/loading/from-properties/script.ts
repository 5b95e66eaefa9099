import type { LoadProblem } from '../load-error.ts';

/** The script that runs around calls. */
export interface ConnectorScript {
  /** The path of the file. */
  readonly file: string;
  /** The operations it runs for; `all` where `scriptOperations` is empty or absent (paconn, "scriptOperations"). */
  readonly operationIds: readonly string[] | 'all';
}

interface ScriptReading {
  readonly script?: ConnectorScript;
  readonly problems: readonly LoadProblem[];
  readonly warnings: readonly string[];
}

/** Which operations the script runs for, as `scriptOperations` of `apiProperties.json` says. */
export const readScript = (
  properties: Record<string, unknown>,
  operationIds: readonly string[],
  scriptFile: string | undefined,
  file: string,
): ScriptReading => {
  const listed = properties.scriptOperations ?? [];
  const place = `${file}#/properties/scriptOperations`;
  if (!Array.isArray(listed))
    return { problems: [{ place, text: 'is not a list. Make it a list of operation ids.' }], warnings: [] };
  const ids = listed.map(String);
  const unknown = ids
    .filter((id) => !operationIds.includes(id))
    .map((id) => `scriptOperations names the operation "${id}", which the definition has not.`);
  if (scriptFile !== undefined) {
    const script = { file: scriptFile, operationIds: ids.length === 0 ? ('all' as const) : ids };
    return { script, problems: [], warnings: unknown };
  }
  const warning = `scriptOperations lists ${ids.join(', ')}, but there is no script.csx. Calls run without a script here; the platform refuses such an upload (InvalidScriptDefinitionUrlWithNonNullOperations).`;
  return { problems: [], warnings: ids.length === 0 ? [] : [...unknown, warning] };
};
