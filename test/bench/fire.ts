import autocannon, { type Options, type Request, type Result } from 'autocannon';
import { PROVIDERS } from '@sessionlink/domain';

export const CONNECTIONS = 32;
/** A round that takes longer is stuck. */
const LONGEST_MS = 120_000;

export interface Target {
  readonly url: string;
  /** The partner's. */
  readonly key: string;
}

export interface Round {
  creates: number;
  /** From the first request to the last answer. */
  seconds: number;
}

const [before = '', after = ''] = bodyAround('cmp-2HPUYx0n9USSNwSkP5G0gY1I2TO');
let companies = 0;

/** Sends that many creates, each for a company of its own. @throws Error unless every one is answered by 201 */
export async function fire({ url, key }: Target, creates: number): Promise<Round> {
  const request: Request = {
    method: 'POST',
    path: '/v1/sessions',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    setupRequest: (given) => ({ ...given, body: before + nextCompany() + after }),
  };
  const startedAt = performance.now();
  let created = 0;
  let lastAt = startedAt;
  const { errors, statusCodeStats } = await cannon(
    { url, connections: CONNECTIONS, amount: creates, bailout: 1, requests: [request] },
    (status) => {
      if (status !== 201) return;
      created++;
      lastAt = performance.now();
    },
  );
  if (created !== creates)
    throw new Error(`${created} of ${creates} were created: ${JSON.stringify({ errors, statusCodeStats })}`);
  return { creates, seconds: (lastAt - startedAt) / 1000 };
}

/** Its own duration is in whole seconds: `answered` tells when an answer is there. */
function cannon(options: Options, answered: (status: number) => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    const instance = autocannon(options, (error: unknown, result) => {
      clearTimeout(stuck);
      if (error instanceof Error) reject(error);
      else resolve(result);
    });
    const stuck = setTimeout(() => instance.stop(), LONGEST_MS);
    instance.on('response', (_client, status) => answered(status));
  });
}

function nextCompany(): string {
  return `cmp-${String(++companies).padStart(27, '0')}`;
}

/** The text of a request for Pomelo's own example with a page, around its company. */
function bodyAround(company: string): string[] {
  const example = PROVIDERS.find(({ name }) => name === 'pomelo')?.example;
  const params = { ...example, integration_method: 'WEB' };
  return JSON.stringify({ provider: 'pomelo', params }).split(company);
}
