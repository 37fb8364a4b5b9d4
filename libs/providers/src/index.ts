export * from './card-number';
export * from './native';
export * from './provider';
export * from './rules/fault';
export * from './rules/json-schema';
export * from './rules/read-params';
export * from './rules/rule';
export * from './status';
