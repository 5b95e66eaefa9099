import type { Connector } from '../../connector/model.ts';

/**
 * The publisher of the solutions. The prefix opens the name of every component and cannot be changed after an import:
 * two to eight letters or digits beginning with a letter, and not `mscrm` (Microsoft: "Solution publisher"). The number
 * opens the values of choices, 10000 to 99999; the solutions hold none.
 */
export const publisher = { prefix: 'smode', optionValuePrefix: 73514 } as const;

/** The connector's name in Dataverse, which is also how its files and its root component are called. */
export const connectorComponentName = (connector: Connector): string => `${publisher.prefix}_${connector.name}`;

/**
 * The start of the name that the platform gives the imported connector's interface; it adds sixteen or more characters
 * of its own, so the whole name is not known before the import (read from public exports; no document states it).
 */
export const connectorApiName = (connector: Connector): string =>
  `shared_${connectorComponentName(connector).replaceAll('_', '-5f')}`;

/** The address of a connector's interface, as connection references and flows name it. */
export const apiAddress = (apiName: string): string => `/providers/Microsoft.PowerApps/apis/${apiName}`;
