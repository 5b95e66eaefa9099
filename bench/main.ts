import { execFileSync } from 'node:child_process';
import { project } from './processes.ts';

/** Something that can be measured. */
interface Measurement {
  /** It has peers, which are installed first. */
  readonly peers?: true;
  /** Its bounds are promises, not speeds: a broken one always ends with status 1. */
  readonly promise?: true;
  /** @returns whether its bounds were kept. */
  readonly measure: () => Promise<boolean>;
}

const measurements: Readonly<Record<string, Measurement>> = {
  start: { measure: async () => (await import('./start.ts')).measureStart() },
  editing: { measure: async () => (await import('./editing.ts')).measureEditing() },
  emitting: { peers: true, measure: async () => (await import('./emitting.ts')).measureEmitting() },
  serving: { peers: true, measure: async () => (await import('./serving/measure.ts')).measureServing() },
  script: { measure: async () => (await import('./script-cost.ts')).measureScriptCost() },
  delivery: { promise: true, measure: async () => (await import('./delivery.ts')).measureDelivery() },
  campaign: { promise: true, measure: async () => (await import('./campaign.ts')).measureCampaign() },
  soak: { promise: true, measure: async () => (await import('./soak/measure.ts')).measureSoak() },
};

/** With it, a speed out of bounds ends with status 1 too: without it nobody's build depends on who else uses the machine. */
const strict = '--strict';

const given = process.argv.slice(2);
const named = given.filter((name) => name !== strict);
const unknown = named.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  const known = Object.keys(measurements).join(', ');
  console.error(
    `There is no measurement ${unknown.join(', ')}, so nothing was measured. There are: ${known}. Without a name, all are made; ${strict} makes a speed out of bounds end with status 1.`,
  );
  process.exit(1);
}
const wanted = Object.entries(measurements).filter(([name]) => named.length === 0 || named.includes(name));
if (wanted.some(([, { peers }]) => peers))
  execFileSync('npm', ['--prefix', 'bench', 'ci'], { cwd: project, stdio: 'inherit' });

const broken: string[] = [];
for (const [name, { measure }] of wanted) if (!(await measure())) broken.push(name);
if (broken.length > 0) console.error(`Out of bounds: ${broken.join(', ')}.`);
process.exit(broken.some((name) => given.includes(strict) || measurements[name]?.promise) ? 1 : 0);
