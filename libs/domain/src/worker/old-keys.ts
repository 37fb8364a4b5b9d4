import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { IdempotencyKey, KEY_LIFE_MS } from '../idempotency/idempotency-key.entity';

/** Idempotency keys are kept for 24 h. */
@Injectable()
export class OldKeys {
  constructor(@InjectRepository(IdempotencyKey) private readonly keys: Repository<IdempotencyKey>) {}

  async forget(): Promise<void> {
    await this.keys.delete({ createdAt: LessThan(new Date(Date.now() - KEY_LIFE_MS)) });
  }
}
