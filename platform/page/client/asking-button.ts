import { button, element } from './dom.ts';

/** A button that asks once more before it does what cannot be undone. */
export const askingButton = (text: string, sure: string, confirmed: () => void): HTMLElement => {
  const ask = button(text, () => toggle(true), { class: 'quiet' });
  const yes = button(
    sure,
    () => {
      toggle(false);
      confirmed();
    },
    { class: 'danger' },
  );
  const no = button('Keep it', () => toggle(false));
  const toggle = (asking: boolean): void => {
    ask.hidden = asking;
    yes.hidden = !asking;
    no.hidden = !asking;
    (asking ? no : ask).focus();
  };
  yes.hidden = true;
  no.hidden = true;
  return element('div', { class: 'buttons' }, ask, yes, no);
};
