import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidInputError, readParams } from '@sessionlink/domain';

/** Checks bodies and queries against their class: nothing is coerced, unknown fields are refused. */
@Injectable()
export class InputPipe implements PipeTransform<unknown> {
  /** @throws InvalidInputError */
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    const checks = (type === 'body' || type === 'query') && isClass(metatype);
    if (!checks) return value;
    const read = readParams(metatype, value ?? {});
    if ('faults' in read) throw new InvalidInputError(read.faults);
    return read.params;
  }
}

function isClass(metatype: unknown): metatype is new () => object {
  return typeof metatype === 'function' && ![String, Number, Boolean, Array, Object].some((type) => type === metatype);
}
