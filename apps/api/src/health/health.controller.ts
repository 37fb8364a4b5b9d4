import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@sessionlink/domain';
import { Public } from '../auth/access';

@Controller('health')
@ApiTags('Health')
@Public()
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether requests can be served: the database answers' })
  async ready(): Promise<{ status: 'ok' }> {
    await this.database.run({ name: 'ready', text: 'SELECT 1' }, []);
    return { status: 'ok' };
  }
}
