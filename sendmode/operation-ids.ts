/** The operations of the API under the names that callers of the connector know, in the order of the connector. */
export const operationIds = ['Send_SMS', 'Import_Customer', 'Check_Credits', 'Optout_Customer'] as const;

/** The name of one operation. */
export type OperationId = (typeof operationIds)[number];
