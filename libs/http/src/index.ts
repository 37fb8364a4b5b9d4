export * from './call-end';
export * from './outgoing-http';
export * from './outgoing-http.module';
export * from './request-id';
export { type PoolOptions } from './undici-adapter';
