import type { Availability } from './model.ts';

const butFor = 'except US Government (GCC and GCC High), China (21Vianet) and US Department of Defense (DoD)';

/** Where Microsoft offers the published connector. Source: https://learn.microsoft.com/connectors/sendmode */
export const availability: readonly Availability[] = [
  { service: 'Copilot Studio', class: 'Premium', regions: `All Power Automate regions ${butFor}` },
  {
    service: 'Logic Apps',
    class: 'Standard',
    regions: 'All Logic Apps regions except Azure Government, Azure China and US Department of Defense (DoD)',
  },
  { service: 'Power Apps', class: 'Premium', regions: `All Power Apps regions ${butFor}` },
  { service: 'Power Automate', class: 'Premium', regions: `All Power Automate regions ${butFor}` },
];
