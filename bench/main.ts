import { execFileSync } from 'node:child_process';
import { project } from './processes.ts';

/** What can be measured: with peers, which are installed first, or without. Each tells whether its bounds were kept. */
const measurements: Readonly<Record<string, { readonly peers?: true; readonly measure: () => Promise<boolean> }>> = {
  start: { measure: async () => (await import('./start.ts')).measureStart() },
  editing: { measure: async () => (await import('./editing.ts')).measureEditing() },
  emitting: { peers: true, measure: async () => (await import('./emitting.ts')).measureEmitting() },
  serving: { peers: true, measure: async () => (await import('./serving/measure.ts')).measureServing() },
  delivery: { measure: async () => (await import('./delivery.ts')).measureDelivery() },
  campaign: { measure: async () => (await import('./campaign.ts')).measureCampaign() },
  soak: { measure: async () => (await import('./soak/measure.ts')).measureSoak() },
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  const known = Object.keys(measurements).join(', ');
  console.error(`There is no measurement ${unknown.join(', ')}. There are: ${known}. Without a name, all are made.`);
  process.exit(1);
}
const wanted = Object.entries(measurements).filter(([name]) => named.length === 0 || named.includes(name));
if (wanted.some(([, { peers }]) => peers))
  execFileSync('npm', ['--prefix', 'bench', 'ci'], { cwd: project, stdio: 'inherit' });

const broken: string[] = [];
for (const [name, { measure }] of wanted) if (!(await measure())) broken.push(name);
if (broken.length > 0) console.error(`Out of bounds: ${broken.join(', ')}.`);
process.exit(broken.length > 0 ? 1 : 0);
