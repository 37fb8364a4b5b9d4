import type { Environment } from '@sessionlink/config';
import type { Secrets } from './secrets';

export type ChildEnvironment = Readonly<Record<string, string>>;

export interface Addresses {
  readonly apiUrl: string;
  readonly sandboxUrl: string;
  readonly databaseUrl: string;
}

/** What a caller may tune in the children; everything else they get is said here. */
const PASSED_ON =
  /^(PATH|HOME|TMPDIR|LANG|TZ|NODE_ENV|LOG_LEVEL|(LEAP_)?SANDBOX_\w+|\w+_(SECONDS|MS|PER_MINUTE|SCALE))$/;

/** For the API, the worker and the CLI: the four upstreams are the sandbox, with the credentials that it knows. */
export function gatewayEnvironment(outer: Environment, addresses: Addresses, secrets: Secrets): ChildEnvironment {
  const { apiUrl, sandboxUrl, databaseUrl } = addresses;
  return {
    LOG_LEVEL: 'info',
    ...passedOn(outer),
    PORT: new URL(apiUrl).port,
    HOST: '127.0.0.1',
    PUBLIC_URL: apiUrl,
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    LOOKUP_KEY: secrets.lookupKey,
    WEBHOOK_ALLOW_LOOPBACK: 'true',
    LEAP_BASE_URL: `${sandboxUrl}/leap/v1`,
    LEAP_API_KEY: 'sim-leap-full',
    LEAP_LINK_HOSTS: '127.0.0.1,localhost',
    CAPA_BASE_URL: `${sandboxUrl}/capa`,
    CAPA_API_KEY: 'sim-capa-key',
    LINKMONEY_BASE_URL: `${sandboxUrl}/linkmoney`,
    LINKMONEY_CLIENT_ID: 'sim-linkmoney-client',
    LINKMONEY_CLIENT_SECRET: 'sim-linkmoney-secret',
    POMELO_BASE_URL: `${sandboxUrl}/pomelo`,
    POMELO_CLIENT_ID: 'sim-pomelo-client',
    POMELO_CLIENT_SECRET: 'sim-pomelo-secret',
    POMELO_AUDIENCE: 'https://sandbox.pomelo.example',
    ...webhookSecrets(secrets),
  };
}

/** For the sandbox: where each upstream sends its webhooks, and what it signs them with. */
export function sandboxEnvironment(outer: Environment, addresses: Addresses, secrets: Secrets): ChildEnvironment {
  const hooks: Record<string, string> = {};
  for (const provider of Object.keys(secrets.webhooks))
    hooks[`${provider.toUpperCase()}_WEBHOOK_URL`] = `${addresses.apiUrl}/hooks/${provider}`;
  return {
    ...passedOn(outer),
    SANDBOX_PORT: new URL(addresses.sandboxUrl).port,
    ...hooks,
    ...webhookSecrets(secrets),
  };
}

function passedOn(outer: Environment): ChildEnvironment {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(outer))
    if (value !== undefined && PASSED_ON.test(name)) passed[name] = value;
  return passed;
}

function webhookSecrets({ webhooks: { leap, capa, linkmoney, pomelo } }: Secrets): ChildEnvironment {
  return {
    LEAP_WEBHOOK_SECRET: leap.secret,
    CAPA_WEBHOOK_SECRET: capa.secret,
    LINKMONEY_WEBHOOK_SECRET: linkmoney.secret,
    POMELO_WEBHOOK_SECRETS: `${pomelo.key ?? ''}:${pomelo.secret}`,
  };
}
