import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

export interface User {
  userId: string;
  type: 'INDIVIDUAL' | 'BUSINESS';
  externalUserId: string | null;
}

/** Users that were made through the API; any other UUID is a user too (contract §11). */
@Injectable()
export class Users {
  private readonly byId = new Map<string, User>();

  /** @returns null: the partner has another user of that external id */
  add(type: User['type'], externalUserId: string | null): User | null {
    const taken = [...this.byId.values()].some((user) => user.externalUserId === externalUserId);
    if (externalUserId !== null && taken) return null;
    const user = { userId: randomUUID(), type, externalUserId };
    this.byId.set(user.userId, user);
    return user;
  }

  isBusiness(userId: string): boolean {
    return this.byId.get(userId.toLowerCase())?.type === 'BUSINESS';
  }

  /** By what webhooks call the user: the registered id, else one that is not the user's own for `ca9a1000-…`. */
  externalUserId(userId: string): string {
    const registered = this.byId.get(userId.toLowerCase())?.externalUserId;
    return registered ?? (userId.toLowerCase().startsWith('ca9a1000-') ? `ext-${userId}` : userId);
  }
}
