import { checkCredits } from './credits.ts';
import { importCustomer } from './import.ts';
import type { SimulatedOperation } from './operation.ts';
import { optoutCustomer } from './optout.ts';
import { sendSms } from './send.ts';

/**
 * The operations that the simulation knows how to carry out, by the operation id of the definition, which alone says
 * where they stand in the API. An operation of the definition that is not here is accepted as it is (`echo.ts`).
 */
export const simulatedOperations: ReadonlyMap<string, SimulatedOperation> = new Map([
  ['Send_SMS', sendSms],
  ['Import_Customer', importCustomer],
  ['Check_Credits', checkCredits],
  ['Optout_Customer', optoutCustomer],
]);
