import type { Connector } from '../../connector/model.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitIcon } from '../../emit/icon.ts';
import { emitProperties } from '../../emit/properties.ts';
import description from '../fixtures/description.json' with { type: 'json' };
import { verifyNumber } from './verify-number.ts';

/**
 * A description that does not follow `connector/`: the one of 26 November 2026. Tests that say a label, a text or a list of
 * fields in letters say it about this one, so that they stay true when the real one is changed.
 */
export const fixedDescription = description as unknown as Connector;

/** The same with a fifth action, one that must not be repeated. */
export const fixedWithFifthAction: Connector = {
  ...fixedDescription,
  actions: [...fixedDescription.actions, verifyNumber],
};

/** What is emitted of it for the platform, made anew each time, so that a change to it stays in its test. */
export const fixedDocuments = () => ({
  definition: emitDefinition(fixedDescription),
  properties: emitProperties(fixedDescription),
  icon: emitIcon(fixedDescription),
});
