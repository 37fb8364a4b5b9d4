import {
  InvalidInputError,
  isRealDate,
  Matches,
  OfType,
  OneOf,
  type SessionFilter,
  type Status,
  STATUSES,
  Text,
} from '@sessionlink/domain';

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const DATE_MESSAGE = 'must be an ISO 8601 date or date-time such as 2026-01-31T12:00:00Z';
const IsDate = (): PropertyDecorator => Matches(DATE, DATE_MESSAGE, 'invalid_date');

/** Filters of a list of sessions; all narrow. */
export class ListQuery {
  @Text({ max: 32 }) provider?: string;
  @OneOf(STATUSES) status?: Status;
  @Text({ max: 255 }) reference?: string;
  @Text({ max: 255 }) customer?: string;
  @IsDate() created_after?: string;
  @IsDate() created_before?: string;
  @IsDate() updated_after?: string;
  @Matches(/^([1-9]\d?|100)$/, 'must be a number from 1 to 100', 'invalid_number') limit?: string;
  @OfType('string') cursor?: string;
}

export class CreateQuery {
  @OneOf(['true', 'false']) dry_run?: 'true' | 'false';
}

/** @throws InvalidInputError for a day that doesn't exist */
export function filterOf(query: ListQuery, partnerId: string): SessionFilter {
  const { provider, status, reference, customer } = query;
  return {
    partnerId,
    ...(provider !== undefined && { provider }),
    ...(status !== undefined && { status }),
    ...(reference !== undefined && { reference }),
    ...(customer !== undefined && { customer }),
    ...dated('createdAfter', '/created_after', query.created_after),
    ...dated('createdBefore', '/created_before', query.created_before),
    ...dated('updatedAfter', '/updated_after', query.updated_after),
  };
}

function dated(
  name: 'createdAfter' | 'createdBefore' | 'updatedAfter',
  pointer: string,
  text: string | undefined,
): Partial<SessionFilter> {
  if (text === undefined) return {};
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || !isRealDate(text.slice(0, 10)))
    throw new InvalidInputError([{ pointer, code: 'invalid_date', message: DATE_MESSAGE }]);
  return { [name]: date };
}
