import { HttpModule, HttpService } from '@nestjs/axios';
import { type DynamicModule, Module } from '@nestjs/common';
import { OutgoingHttp } from './outgoing-http';
import { type PoolOptions, UndiciTransport } from './undici-adapter';

/** Each importer gets a pool of its own, so that a hanging upstream can't take another one's connections. */
@Module({})
export class OutgoingHttpModule {
  /** @param name tells the pools apart: one pool per name */
  static register(name: string, pool: PoolOptions): DynamicModule {
    const transport = new UndiciTransport(pool);
    return {
      module: OutgoingHttpModule,
      imports: [
        HttpModule.register({
          adapter: transport.adapter,
          maxRedirects: 0,
          proxy: false,
          responseType: 'text',
          validateStatus: () => true,
          transformRequest: [(data: unknown) => data],
          transformResponse: [(data: unknown) => data],
        }),
      ],
      providers: [
        { provide: 'POOL_NAME', useValue: name },
        {
          provide: OutgoingHttp,
          useFactory: (http: HttpService) => new OutgoingHttp(http, transport),
          inject: [HttpService],
        },
      ],
      exports: [OutgoingHttp],
    };
  }
}
