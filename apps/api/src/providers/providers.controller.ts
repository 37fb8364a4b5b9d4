import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CredentialService, jsonSchema, Providers } from '@sessionlink/domain';
import { Scope } from '../auth/access';

interface ProviderView {
  name: string;
  title: string;
  status: 'ready' | 'paused' | 'not_configured';
  capabilities: { drop_in: boolean; token_route: boolean; return_url: boolean };
  native_route: string;
  example: object;
  params: object;
}

@Controller('v1/providers')
export class ProvidersController {
  constructor(
    private readonly providers: Providers,
    private readonly credentials: CredentialService,
  ) {}

  @Get()
  @Scope('sessions:read')
  @ApiTags('Providers')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The upstreams: whether they can be used, and the JSON Schema of their params' })
  async list(): Promise<{ data: ProviderView[] }> {
    const data = this.providers.list().map(async ({ name, title, native, example, Params }) => ({
      name,
      title,
      status: await this.credentials.status(name),
      capabilities: {
        drop_in: true,
        token_route: native.token !== undefined,
        return_url: native.returnUrlOf !== undefined,
      },
      native_route: `POST ${native.path}`,
      example,
      params: jsonSchema(Params),
    }));
    return { data: await Promise.all(data) };
  }
}
