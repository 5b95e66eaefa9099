/**
 * What is broken on purpose, each with its reason: the one place that makes a finding acceptable. A waiver that matches
 * nothing any more is reported, so that the list never outlives what it excuses.
 */

interface Waiver {
  readonly code: string;
  /** The value that is accepted; without it and without a place, every finding of the code is. */
  readonly value?: string;
  /** The place that is accepted, as findings name it. */
  readonly pointer?: string;
  readonly reason: string;
}

const publishedIds = ['Send_SMS', 'Import_Customer', 'Check_Credits', 'Optout_Customer'];

export const waivers: readonly Waiver[] = [
  ...publishedIds.map((value) => ({
    code: 'OperationIdSanitized',
    value,
    reason: 'The published connector has this operation id; makers and flows know the action by it.',
  })),
  {
    code: 'OperationHasManyResponsesWithSchema',
    reason:
      'Typed error bodies tell makers and code what an error holds; designers use the schema of the 200 all the same.',
  },
  {
    code: 'EmptySchema',
    pointer: 'apiDefinition.swagger.json#/definitions/SendmodeError/properties/error',
    reason:
      'Sendmode and the script put a text there, the platform an object; under either type, generated clients could not read the other.',
  },
];
