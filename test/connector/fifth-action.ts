import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { verifyNumber } from './verify-number.ts';

export { verifyNumber };

/** The connector with a fifth action, one that must not be repeated. */
export const withFifthAction: Connector = { ...sendmode, actions: [...sendmode.actions, verifyNumber] };
