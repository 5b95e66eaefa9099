import type { Card, CardField } from '../../definition/card.ts';

const fieldText = (field: CardField): string => {
  const type = field.type === 'string' ? '' : ` (${field.type})`;
  const initial = field.default === undefined ? '' : ` [${String(field.default)}]`;
  return `${field.required ? '*' : ' '} ${field.label}${type}${initial}\n    ${field.description}`;
};

/** The card as plain text: a star before what must be filled in, the description below, folded fields last. */
export const cardText = (card: Card): string =>
  [
    card.title,
    card.description,
    '',
    ...card.shown.map(fieldText),
    ...(card.folded.length > 0 ? ['', 'Advanced parameters', ...card.folded.map(fieldText)] : []),
    '',
  ].join('\n');
