export * from './environment';
export * from './read-settings';
export * from './settings.module';
export * from './variable';
