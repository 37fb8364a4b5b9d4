import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type Call, type CallEnd, definite, OutgoingHttp, unknown } from '@sessionlink/http';
import type { Credential, Refusal } from '../provider';
import { onAnswer } from '../refusal';
import { type Details, detailsIn, type NewLink, newLinkIn, refusalOf } from './capa.answers';
import { CapaSettings } from './capa.settings';

/** In the documentation's older section, so it may be retired; the newer path drops personalInfo (contract §2). */
export const CREATE_PATH = '/api/partner/v2/kyc/verification-link';
const DETAILS_PATH = '/api/partner/v2/kyc/details';

/** The calls of contract §2 and §4, and nothing but the calls. */
@Injectable()
export class CapaClient {
  private readonly baseUrl: string;

  constructor(
    private readonly http: OutgoingHttp,
    @Inject(CapaSettings) settings: CapaSettings | null,
  ) {
    this.baseUrl = settings?.baseUrl.replace(/\/+$/, '') ?? '';
  }

  async create(body: object, credential: Credential, timeoutMs: number): Promise<CallEnd<NewLink | Refusal>> {
    const end = await this.send({ method: 'POST', url: CREATE_PATH, json: body, timeoutMs }, credential);
    return onAnswer(end, (answer) => read(answer, newLinkIn(answer.body, this.baseUrl)));
  }

  /** The user's latest verification. @returns null when there is none yet */
  async details(userId: string, credential: Credential, timeoutMs: number): Promise<CallEnd<Details | null | Refusal>> {
    const url = `${DETAILS_PATH}?${new URLSearchParams({ userId }).toString()}`;
    const end = await this.send({ method: 'GET', url, timeoutMs }, credential);
    return onAnswer(end, (answer) => (answer.status === 404 ? definite(null) : read(answer, detailsIn(answer.body))));
  }

  private send(call: Call, { secrets }: Credential): Promise<CallEnd<Answer | Refusal>> {
    const headers = { 'partner-api-key': secrets.api_key ?? '' };
    return this.http.send({ ...call, url: `${this.baseUrl}${call.url}`, headers });
  }
}

function read<T>(answer: Answer, value: T | undefined): CallEnd<T | Refusal> {
  if (answer.status >= 300) return definite(refusalOf(answer));
  return value === undefined ? unknown('the answer is broken') : definite(value);
}
