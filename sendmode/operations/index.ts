import { checkCredits } from './credits.ts';
import { importCustomer } from './import.ts';
import type { Operation } from './operation.ts';
import { optoutCustomer } from './optout.ts';
import { sendSms } from './send.ts';

/** The operations of the simulated API. */
export const operations: readonly Operation[] = [sendSms, importCustomer, checkCredits, optoutCustomer];
