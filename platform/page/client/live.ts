import type { Fault, LiveState } from '../views.ts';
import { element, part } from './dom.ts';

/**
 * Calls back when the platform has changed, while the page is seen: a browser has few connections to one place, and hidden
 * pages would use them up.
 */
export const onPlatformChange = (changed: () => void): void => {
  let events: EventSource | undefined;
  const follow = (): void => {
    events?.close();
    events = document.hidden ? undefined : new EventSource('/_changes');
    events?.addEventListener('changed', changed);
  };
  document.addEventListener('visibilitychange', follow);
  follow();
};

const faultNotice = ({ title, text }: Fault): HTMLElement =>
  element(
    'div',
    { class: 'notice bad', role: 'alert' },
    element('strong', {}, title),
    element('pre', { class: 'body', tabindex: 0 }, text),
  );

/**
 * Shows what keeps saved files from being served. A page of another state than the one that is served now loads itself
 * again; what was typed stays, since the window keeps it.
 *
 * @param keep - Keeps what is seen.
 */
export const showLive = (known: LiveState, now: LiveState, keep: () => void): void => {
  if (known.serving === now.serving) part('faults').replaceChildren(...now.faults.map(faultNotice));
  else {
    keep();
    location.reload();
  }
};
