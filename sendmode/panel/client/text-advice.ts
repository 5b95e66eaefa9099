import type { AdvisedField, FieldAdvice } from '../../../platform/page/client/advice.ts';
import { button, element } from '../../../platform/page/client/dom.ts';
import { isTypographic, unicodeCharacters, withPlainCharacters } from '../../plain-text.ts';
import { segment } from '../../segments.ts';
import { counted, credits } from './words.ts';

const names: Readonly<Record<string, string>> = {
  '\t': 'tab',
  '\u00a0': 'no-break space',
  '\u200b': 'zero-width space',
};

/** A character as it is to be seen; what nobody sees by its number. */
const shown = (character: string): string =>
  names[character] ??
  (/[\p{Z}\p{C}]/u.test(character) ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}` : character);

const few = 12;

const listed = (characters: readonly string[]): string => {
  const more = characters.length - few;
  return `${characters.slice(0, few).map(shown).join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const countText = (text: string, recipients: number): string => {
  const { encoding, segments } = segment(text);
  const facts = [
    counted([...text].length, 'character'),
    counted(segments, 'part'),
    encoding === 'UCS-2' ? 'Unicode alphabet, 70 characters a part' : 'plain alphabet, 160 characters a part',
    recipients === 0
      ? `${credits(segments)} a recipient`
      : `${credits(segments * recipients)} for ${counted(recipients, 'recipient')}`,
  ];
  return `${facts.join(' · ')}.`;
};

/**
 * Under the text of a message: characters, parts, alphabet and cost, which characters make it dearer, and how to replace them.
 *
 * @param recipients - How many stand in the form, by the entry of their field.
 */
export const createTextAdvice = (field: AdvisedField, recipientsKey: string): FieldAdvice => {
  const count = element('p', { class: 'counter' });
  const unicode = element('p', { class: 'unicode', hidden: true });
  let text = '';
  const replace = button('Replace typographic characters', () => field.write(withPlainCharacters(text)), {
    class: 'quiet',
    hidden: true,
  });
  return {
    element: element('div', { class: 'advice' }, count, unicode, replace),
    update(entries) {
      const entry = entries.get(field.key);
      const recipients = entries.get(recipientsKey);
      text = typeof entry === 'string' ? entry : '';
      const given = Array.isArray(recipients) ? recipients.filter((each) => each !== '').length : 0;
      const forcing = unicodeCharacters(text);
      count.textContent = countText(text, given);
      unicode.hidden = forcing.length === 0;
      unicode.textContent = `${forcing.length === 1 ? 'This character forces' : 'These characters force'} Unicode: ${listed(forcing)}`;
      replace.hidden = !forcing.some(isTypographic);
    },
  };
};
