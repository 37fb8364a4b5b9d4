import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type Call, type CallEnd, definite, OutgoingHttp, unknown } from '@sessionlink/http';
import { asObject, asText, type JsonObject } from '../json';
import { type Credential, Refusal } from '../provider';
import { nonsense, onAnswer, rejected, unauthorised } from '../refusal';
import { LeapSettings } from './leap.settings';

export const CREATE_PATH = '/auth/sessionlink-v2';
const REISSUE_PATH = '/auth/sessionlink-v4';
const LOOKUP_PATH = '/auth/get-user-token-v2';

/** Leap's code for a phone or e-mail that is somebody's already. */
export const ENROLLED = 'ERROR_USER_ALREADY_ENROLLED';
const ENROLLED_REASON = /^(?!.*\bnot exist).*(?:already|enrolled|exist|duplicate)/is;
/** Published codes that say something else, whatever words their reason has. */
const OTHER_CODES = [
  'ERROR_INVALID_TENANT',
  'ERROR_INVALID_COUNTRY_CODE',
  'ERROR_INVALID_SCHEMA',
  'ERROR_INVALID_DATE_OF_BIRTH',
  'INVALID_PHONE_NUMBER',
  'ERROR_COUNTRY_NOT_SUPPORTED',
  'ERROR_INTERNAL_SERVER_ERROR',
  'UBN_VALIDATION_ERROR',
  'UBN_ALREADY_ADDED',
];

/** The calls of contract §2, §3 and §4, and nothing but the calls. */
@Injectable()
export class LeapClient {
  constructor(
    private readonly http: OutgoingHttp,
    @Inject(LeapSettings) private readonly settings: LeapSettings | null,
  ) {}

  /** @returns null for a 204: done, without a link; a refusal with the code `duplicate_user`: already enrolled */
  async create(body: object, credential: Credential, timeoutMs: number): Promise<CallEnd<JsonObject | null | Refusal>> {
    const end = await this.send({ method: 'POST', url: CREATE_PATH, json: body, timeoutMs }, credential);
    return onAnswer(end, (answer) => (answer.status === 204 ? definite(null) : readJson(answer)));
  }

  /** Mints one more link for a known user. @returns null: not for this user, or not yet (204, 400, 404) */
  async reissue(
    userId: string,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<JsonObject | null | Refusal>> {
    const url = `${REISSUE_PATH}/${encodeURIComponent(userId)}`;
    const end = await this.send({ method: 'GET', url, timeoutMs }, credential);
    return onAnswer(end, (answer) => ([204, 400, 404].includes(answer.status) ? definite(null) : readJson(answer)));
  }

  /** By phone and country alone: an e-mail would win over the phone. @returns null when Leap doesn't know the phone */
  async lookup(
    phoneNumber: string,
    countryCode: string,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<(JsonObject & { userId: string }) | null | Refusal>> {
    const json = { phoneNumber, countryCode };
    const end = await this.send({ method: 'POST', url: LOOKUP_PATH, json, timeoutMs }, credential);
    return onAnswer(end, (answer) => {
      if (answer.status === 404) return definite(null);
      return onAnswer(readJson(answer), (user) => {
        const userId = asText(user.userId, 128);
        return userId ? definite({ ...user, userId }) : unknown('the answer names no user');
      });
    });
  }

  private async send(call: Call, { secrets }: Credential): Promise<CallEnd<Answer | Refusal>> {
    const url = `${this.settings?.baseUrl ?? ''}${call.url}`;
    return this.http.send({ ...call, url, headers: { api_key: secrets.api_key ?? '' } });
  }
}

function readJson(answer: Answer): CallEnd<JsonObject | Refusal> {
  if (answer.status >= 300) return definite(refusalOf(answer));
  const body = asObject(answer.body);
  return body ? definite(body) : unknown('the answer is broken');
}

/** What a status of 300 or more means (contract §2). Pure. */
export function refusalOf({ status, body }: Pick<Answer, 'status' | 'body'>): Refusal {
  if (status < 400) return nonsense(status);
  if (status === 401 || status === 403) return unauthorised(status);
  const error = asObject(body);
  const code = /^\w+$/.test(asText(error?.code, 64) ?? '') ? asText(error?.code, 64) : undefined;
  return rejected(status, code, isEnrolled(status, code, error?.reason) ? 'duplicate_user' : undefined);
}

/** Contract §7.5. "Does not exist" is no enrolment, and a 404 never is one. */
function isEnrolled(status: number, code: string | undefined, reason: unknown): boolean {
  if (status !== 400 && status !== 409) return false;
  return code === ENROLLED || (!OTHER_CODES.includes(code ?? '') && ENROLLED_REASON.test(asText(reason, 4096) ?? ''));
}
