import type { Request } from 'express';
import type { Link } from './user';

const FOREIGN_HOST = 'https://links.example.com';

/** `SessionLinkResponse` (contract §2), which never has the `userId` here. */
export function linkView({ code, phone, user }: Link, request: Request): object {
  const { status, statusDetail, paymentMethodStatus } = user;
  const words = { status, statusDetail };
  if (phone.magic === '9050') return words;
  const own = `${request.protocol}://${request.get('host') ?? ''}/leap/l/${code}`;
  const link = phone.magic === '9051' ? `${FOREIGN_HOST}/${code}` : own;
  return { ...(paymentMethodStatus !== undefined && { paymentMethodStatus }), link, ...words };
}
