import type { JsonObject } from '../../emit/documents/workflow.ts';

/** A text that the person who presses a button types, as the designer writes it; it calls them `text`, `text_1` and so on. */
export const askedText = (title: string, description: string): JsonObject => ({
  title,
  type: 'string',
  description,
  'x-ms-dynamically-added': true,
  'x-ms-content-hint': 'TEXT',
});
