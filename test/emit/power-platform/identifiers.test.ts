import { describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import { connectorComponentId } from '../../../emit/power-platform/connector-component.ts';
import { nameBasedUuid } from '../../../emit/power-platform/identifiers.ts';
import { connectorApiName, connectorComponentName } from '../../../emit/power-platform/publisher.ts';

/** RFC 4122, appendix C. */
const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('name-based identifiers', () => {
  test('are those that other implementations compute', () => {
    // Python's documentation of the module uuid gives this example.
    expect(nameBasedUuid('python.org', dnsNamespace)).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  test.each(['', 'a', 'é', 'workflow/AppointmentReminder'])('are version 5 of the RFC for "%s"', (name) => {
    expect(nameBasedUuid(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('differ by name', () => {
    expect(nameBasedUuid('workflow/A')).not.toBe(nameBasedUuid('workflow/B'));
  });
});

describe('the identity of the connector in Dataverse', () => {
  test('never changes: another identifier would make a second connector beside the first', () => {
    expect(connectorComponentId(sendmode)).toBe('a35f91d2-8141-59e2-87fa-af6de61da971');
    expect(connectorComponentName(sendmode)).toBe('smode_sendmode');
    expect(connectorApiName(sendmode)).toBe('shared_smode-5fsendmode');
  });
});
