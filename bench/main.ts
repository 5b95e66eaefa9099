import { measureEmitting } from './emitting.ts';
import { measureGateway } from './gateway.ts';

await measureEmitting();
await measureGateway();
process.exit(0);
