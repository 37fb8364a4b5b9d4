import { HttpService } from '@nestjs/axios';
import { type DynamicModule, Module } from '@nestjs/common';
import axios from 'axios';
import { OutgoingHttp } from './outgoing-http';
import { type PoolOptions, UndiciTransport } from './undici-adapter';

/** Each importer gets a pool of its own, so that a hanging upstream can't take another one's connections. */
@Module({})
export class OutgoingHttpModule {
  /** @param name tells the pools apart: one pool per name and application */
  static register(name: string, pool: PoolOptions): DynamicModule {
    return {
      module: OutgoingHttpModule,
      providers: [
        { provide: 'POOL_NAME', useValue: name },
        { provide: OutgoingHttp, useFactory: () => outgoingHttp(new UndiciTransport(pool)) },
      ],
      exports: [OutgoingHttp],
    };
  }
}

function outgoingHttp(transport: UndiciTransport): OutgoingHttp {
  const untouched = [(data: unknown): unknown => data];
  const http = axios.create({
    adapter: transport.adapter,
    maxRedirects: 0,
    proxy: false,
    responseType: 'text',
    validateStatus: () => true,
    transformRequest: untouched,
    transformResponse: untouched,
  });
  return new OutgoingHttp(new HttpService(http), transport);
}
