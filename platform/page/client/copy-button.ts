import { button, element } from './dom.ts';

const shownFor = 2000;

/**
 * A button that copies a text and says on itself, for two seconds, that it did.
 *
 * @param what - What is copied, such as `the answer`, for those who do not see where the button stands.
 * @param announce - Says a sentence to those who do not see the page.
 */
export const copyButton = (
  name: string,
  what: string,
  text: () => string,
  announce: (text: string) => void,
): HTMLButtonElement => {
  const label = element('span', {}, name);
  const copied = (): void => {
    label.textContent = 'Copied ✓';
    made.classList.add('copied');
    announce(`${what} copied.`);
    setTimeout(() => {
      label.textContent = name;
      made.classList.remove('copied');
    }, shownFor);
  };
  const refused = (): void => {
    label.textContent = 'Not allowed';
    announce('The browser did not allow copying. Select the text and copy it by hand.');
  };
  const made = button('', () => void navigator.clipboard.writeText(text()).then(copied, refused), { class: 'quiet' });
  made.append(label);
  if (!name.includes(what)) made.append(element('span', { class: 'visually-hidden' }, ` ${what}`));
  return made;
};
