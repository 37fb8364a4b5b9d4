import { Injectable } from '@nestjs/common';

/** Where Capa sends this key's events; null: nowhere. */
@Injectable()
export class WebhookSettings {
  url: string | null = null;
}
