import 'reflect-metadata';
import { Expose } from 'class-transformer';

const NAMES = Symbol('variables');

/** The environment variable that fills a property of a settings class. */
export function Variable(name: string): PropertyDecorator {
  return (target, property) => {
    const names = new Map(variablesOf(target.constructor)).set(String(property), name);
    Reflect.defineMetadata(NAMES, names, target.constructor);
    Expose({ name })(target, property);
  };
}

/** Property → variable, in the order of declaration. */
export function variablesOf(settings: object): ReadonlyMap<string, string> {
  const names: unknown = Reflect.getMetadata(NAMES, settings);
  return names instanceof Map ? names : new Map<string, string>();
}
