import { type Answer, type TestSandbox, until } from '../testing/sandbox';
import { CLIENT_ID, CLIENT_SECRET } from './tokens';

export interface Example {
  flow_type: string;
  country: string;
  integration_method: string;
  data: { company: Record<string, unknown> & { id: string }; partners: Record<string, unknown>[]; terms_data: object };
}

interface Changes extends Partial<Pick<Example, 'country' | 'integration_method'>> {
  company?: object;
  partner?: object;
  terms?: object;
}

/** The contract's complete request; the company's id ends with four characters of one's choice. */
export function example(end = '2TO1', changes: Changes = {}): Example {
  const { company, partner, terms, ...top } = changes;
  return {
    flow_type: 'kyb-cards',
    country: 'BRA',
    integration_method: 'API',
    ...top,
    data: {
      company: {
        id: `cmp-2HPUYx0n9USSNwSkP5G0gY1${end}`,
        is_mei: true,
        fiscal_id: '29.086.892/0001-77',
        annual_income: 2000,
        legal_nature: 2135,
        ...company,
      },
      partners: [
        {
          id: 'usr-2HPUYx0n9USSNwSkP5G0gY1I2TO',
          partner_type: 'legal-representative-main',
          company_relationship: ['CompanyName'],
          corporate_participation: ['example_value'],
          fiscal_id: '123.456.789-10',
          full_name: 'Diego Pomelo',
          birthdate: '1998-08-20',
          nationality: 'BRA',
          mother_name: 'Maria Pomelo',
          phone: '+55 11 97487 2510',
          pep: false,
          salary: 48000,
          address: {
            street_name: 'Av. Corrientes',
            street_number: 300,
            complement: 'A',
            zip_code: '12345-678',
            neighborhood: 'Villa Crespo',
          },
          ...partner,
        },
      ],
      terms_data: { version: '1', accept: true, date: '2022-05-13T19:47:13.340Z', ...terms },
    },
  };
}

export function askToken(sandbox: TestSandbox, changes: object = {}): Promise<Answer> {
  const client = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, audience: 'https://auth.example' };
  return sandbox.call('POST', '/pomelo/oauth/token', { ...client, grant_type: 'client_credentials', ...changes });
}

export function tokenOf({ body }: Answer): string {
  return (body as { access_token: string }).access_token;
}

/** A client of Pomelo with a token. */
export class PomeloClient {
  constructor(
    private readonly sandbox: TestSandbox,
    public token: string,
  ) {}

  static async start(sandbox: TestSandbox): Promise<PomeloClient> {
    return new PomeloClient(sandbox, tokenOf(await askToken(sandbox)));
  }

  call(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.sandbox.call(method, `/pomelo${path}`, body, { Authorization: `Bearer ${this.token}` });
  }

  create(body: unknown): Promise<Answer> {
    return this.call('POST', '/identity/v2/sessions', body);
  }

  async created(body: unknown): Promise<{ id: string; url?: string }> {
    const answer = await this.create(body);
    expect(answer.status).toBe(201);
    return (answer.body as { data: { id: string; url?: string } }).data;
  }

  get(id: string): Promise<Answer> {
    return this.call('GET', `/identity/v1/sessions/${id}`);
  }

  async rows(query = ''): Promise<{ id: string; status: string }[]> {
    const { body } = await this.call('GET', `/identity/v1/sessions${query}`);
    return (body as { data: { id: string; status: string }[] }).data;
  }

  async becomes(id: string, status: string): Promise<void> {
    await until(
      async () => (await this.get(id)).body as { data: { status: string } },
      ({ data }) => data.status === status,
    );
  }
}
