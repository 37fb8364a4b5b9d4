import { CredentialService, jsonSchema, PROVIDERS } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';

@SubCommand({ name: 'list', description: 'Providers: whether they can be used; as JSON also the schema of params' })
export class ListProvidersCommand extends AdminCommand {
  protected readonly example = 'sessionlink providers list';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(): Promise<void> {
    const credentials = await this.domain.get(CredentialService);
    const views = PROVIDERS.map(async ({ name, title, native, example, Params }) => ({
      name,
      title,
      status: await credentials.status(name),
      native_route: `POST ${native.path}`,
      example,
      params: jsonSchema(Params),
    }));
    this.out.rows(await Promise.all(views), ['name', 'status', 'title', 'native_route']);
  }
}
