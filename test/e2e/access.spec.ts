import 'reflect-metadata';
import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { AppModule } from '../../apps/api/src/app.module';
import { ACCESS } from '../../apps/api/src/auth/access';
import { type Gateway, startGateway } from '../support/gateway';

interface Route {
  method: string;
  path: string;
  access: unknown;
}

describe('access', () => {
  let gateway: Gateway;
  let routes: Route[];
  beforeAll(async () => {
    gateway = await startGateway();
    Object.assign(process.env, gateway.env);
    routes = routesOf(AppModule.register());
  });
  afterAll(() => gateway.stop());

  it('is declared for every route', () => {
    expect(routes.length).toBeGreaterThan(12);
    const known: unknown[] = [
      { kind: 'public' },
      { kind: 'key', scope: expect.any(String) },
      { kind: 'native', provider: expect.any(String) },
    ];
    for (const { method, path, access } of routes)
      expect({ method, path, known: known.some((rule) => matches(access, rule)) }).toEqual({
        method,
        path,
        known: true,
      });
  });

  it('is refused without a key on every route that is not declared public', async () => {
    const closed = routes.filter(({ access }) => !matches(access, { kind: 'public' }));
    expect(closed.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/v1/sessions', '/v1/sessions/:id', '/v1/providers', '/v2/sessions']),
    );
    for (const { method, path } of closed) {
      const { status } = await fetch(gateway.api.url + path.replace(':id', 'ses_x'), { method });
      expect({ method, path, status }).toEqual({ method, path, status: 401 });
    }
  });
});

function matches(access: unknown, rule: unknown): boolean {
  try {
    expect(access).toEqual(rule);
    return true;
  } catch {
    return false;
  }
}

/** What the controllers declare, read as Nest does. */
function routesOf({ controllers = [] }: DynamicModule): Route[] {
  return controllers.flatMap((controller: Type) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    const members = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object));
    return members.flatMap(([name, { value }]: [string, { value?: unknown }]) => {
      if (name === 'constructor' || typeof value !== 'function' || !Reflect.hasMetadata(PATH_METADATA, value))
        return [];
      const own = String(Reflect.getMetadata(PATH_METADATA, value));
      const path = `/${[base, own]
        .flatMap((part) => part.split('/'))
        .filter(Boolean)
        .join('/')}`;
      const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, value))] ?? '';
      return [{ method, path, access: Reflect.getMetadata(ACCESS, value) ?? Reflect.getMetadata(ACCESS, controller) }];
    });
  });
}
