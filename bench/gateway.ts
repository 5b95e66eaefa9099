import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { commands, project, startServer, stopServer } from './processes.ts';

const seconds = 6;
const connections = 8;

/** The connector without its throttling limit, which would end every measurement after 100 calls. */
const unthrottled = (withScript: boolean): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const definition = JSON.parse(readFileSync(path.join(project, 'apiDefinition.swagger.json'), 'utf8'));
  definition.securityDefinitions.api_key['x-throttling-policy'].calls = 1_000_000;
  writeFileSync(path.join(folder, 'apiDefinition.swagger.json'), JSON.stringify(definition));
  const properties = JSON.parse(readFileSync(path.join(project, 'apiProperties.json'), 'utf8'));
  if (withScript) cpSync(path.join(project, 'script/script.csx'), path.join(folder, 'script.csx'));
  else properties.properties.scriptOperations = [];
  writeFileSync(path.join(folder, 'apiProperties.json'), JSON.stringify(properties));
  return folder;
};

const startGateway = (folder: string) =>
  startServer(
    process.execPath,
    ['scripts/sendmode-connector.js', 'dev', '--connector', folder, '--port', '0', '--backend-port', '0'],
    /^ready (\S+) (\S+)$/m,
  );

/** Balance checks a second, all of them answered 200. */
const measure = async (name: string, url: string): Promise<number> => {
  const result = await autocannon({ url, connections, duration: seconds, headers: { authorization: 'demo-key' } });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${name}: ${result.non2xx} calls failed and ${result.errors} broke; the figure would be worthless.`,
    );
  }
  return result.requests.average;
};

/** Calls through the gateway, with and without the script, beside Prism's proxy, all before the same simulated Sendmode. */
export const measureGateway = async (): Promise<boolean> => {
  const folders = [unthrottled(false), unthrottled(true)] as const;
  const plain = await startGateway(folders[0]);
  const scripted = await startGateway(folders[1]);
  const backend = plain.match[2] ?? '';
  const prism = await startServer(
    path.join(commands, 'prism'),
    ['proxy', path.join(project, 'apiDefinition.swagger.json'), `${backend}/v2`, '--port', '4299'],
    /listening on (\S+)/i,
  );
  try {
    const direct = await measure('direct', `${backend}/v2/credits`);
    const rows: [string, number][] = [
      ['this gateway', await measure('gateway', `${plain.match[1]}/apim/sendmode/demo/credits`)],
      ['this gateway with the script', await measure('script', `${scripted.match[1]}/apim/sendmode/demo/credits`)],
      ['Prism proxy', await measure('prism', 'http://127.0.0.1:4299/credits')],
    ];
    const prismRate = rows[2]?.[1] ?? Number.NaN;
    console.log(
      `Calls a second through a gateway, ${connections} at once for ${seconds} s each (direct: ${direct.toFixed(0)})`,
    );
    for (const [name, rate] of rows) {
      console.log(`  ${name.padEnd(30)} ${rate.toFixed(0).padStart(6)}   ${(rate / prismRate).toFixed(2)} of Prism`);
    }
    return true;
  } finally {
    for (const { child } of [plain, scripted, prism]) stopServer(child);
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
};
