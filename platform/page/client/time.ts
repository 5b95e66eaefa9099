const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

/**
 * A time as the page writes it everywhere: `26 Nov 2026, 08:42:10 UTC`.
 *
 * @param time - as an ISO date and time, or in milliseconds since 1970
 */
export const timeText = (time: string | number): string => `${format.format(new Date(time))} UTC`;
