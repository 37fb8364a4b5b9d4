import { PROVIDERS } from '@sessionlink/domain';
import * as capa from '../support/bodies/capa';
import * as leap from '../support/bodies/leap';
import * as linkmoney from '../support/bodies/linkmoney';
import * as pomelo from '../support/bodies/pomelo';
import { type Gateway, startGateway } from '../support/gateway';
import { NATIVE_AUTH } from '../support/native-auth';
import type { TestPartner } from '../support/partners';

const BODIES: Record<
  string,
  { valid: () => object[]; broken: readonly { name: string; body: unknown; pointer: string; code: string }[] }
> = { leap, capa, linkmoney, pomelo };

describe.each(PROVIDERS.map(({ name, native }) => [name, native] as const))('bodies for %s', (name, native) => {
  const { valid, broken } = BODIES[name] ?? { valid: () => [], broken: [] };
  let gateway: Gateway;
  let partner: TestPartner;
  beforeAll(async () => {
    gateway = await startGateway();
    partner = await gateway.partner();
  });
  afterAll(() => gateway.stop());

  it('are accepted when they are right, at least 40 kinds of them', async () => {
    expect(valid().length).toBeGreaterThanOrEqual(40);
    for (const [at, body] of valid().entries()) {
      const answer = await partner.create(name, body);
      expect({ at, status: answer.status, errors: answer.body.errors }).toEqual({ at, status: 201, errors: undefined });
    }
  });

  it('are refused with a pointer to the one field that is wrong, at least 60 kinds of them, and reach nobody', async () => {
    expect(broken.length).toBeGreaterThanOrEqual(60);
    const before = (await gateway.sandbox.ledger()).length;
    for (const { name: what, body, pointer, code } of broken) {
      const answer = await partner.create(name, body);
      expect({ what, status: answer.status, errors: answer.body.errors }).toEqual({
        what,
        status: 422,
        errors: [{ pointer: `/params${pointer}`, code, message: expect.any(String) }],
      });
    }
    expect(await gateway.sandbox.ledger()).toHaveLength(before);
  });

  it("are refused in the upstream's own words on its own route", async () => {
    const before = (await gateway.sandbox.ledger()).length;
    for (const { name: what, body } of broken) {
      const answer = await partner.post(native.path, JSON.stringify(body), {
        Authorization: '',
        ...NATIVE_AUTH[name]?.(partner.key),
      });
      expect({ what, status: answer.status, ours: 'request_id' in answer.body }).toEqual({
        what,
        status: 400,
        ours: false,
      });
    }
    expect(await gateway.sandbox.ledger()).toHaveLength(before);
  });
});
