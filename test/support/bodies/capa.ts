/** Bodies of `POST /api/partner/v2/kyc/verification-link` (Capa contract §2 and §10): plain data, the same in every run. */
import { type Body, set, without } from './change';
import {
  COUNTRIES,
  NOT_NULL,
  REFUSED,
  REFUSED_IN_SPAIN,
  REQUIRED,
  TAKEN,
  TAKEN_IN_SPAIN,
  UNKNOWN,
} from './capa.values';

/** @param number makes users differ: one create at a time for each */
function minimal(number: number, country = 'DO'): Body {
  return { userId: `2da954cd-2fda-49c2-ad77-${String(number).padStart(12, '0')}`, country };
}

/** Every field there. */
function complete(number: number): Body {
  return {
    ...minimal(number, 'MX'),
    partnerRedirectUri: 'https://partner.example/done',
    personalInfo: { profession: 'Employee', phoneNumber: '+524401234567', birthCountry: 'MX', taxId: 'LOZG7802117B9' },
  };
}

function spanish(number: number, personalInfo: unknown): Body {
  return { ...minimal(number, 'ES'), personalInfo };
}

/** Bodies that pass, no two of the same user. */
export function valid(): Body[] {
  const bodies: ((number: number) => Body)[] = [
    minimal,
    complete,
    (number) => without(complete(number), '/partnerRedirectUri'),
    (number) => set(minimal(number), '/userId', `2DA954CD-2FDA-49C2-AD77-${String(number).padStart(12, '0')}`),
    (number) => set(minimal(number), '/userId', `FFFFFFFF-ffff-ffff-ffff-${String(number).padStart(12, '0')}`),
    ...COUNTRIES.filter((country) => country !== 'MX').map((country) => (number: number) => minimal(number, country)),
    ...TAKEN.flatMap(([pointer, values]) =>
      values.map((value) => (number: number) => set(complete(number), pointer, value)),
    ),
    ...TAKEN_IN_SPAIN.map((info) => (number: number) => spanish(number, info)),
  ];
  return bodies.map((bodyOf, at) => bodyOf(at + 1));
}

interface Broken {
  name: string;
  body: unknown;
  pointer: string;
  code: string;
}

const refused = (base: Body, rows: typeof REFUSED, where = ''): Broken[] =>
  rows.flatMap(([pointer, code, values]) =>
    Object.entries(values).map(([what, value]) => ({
      name: `${pointer} ${what}${where}`,
      body: set(base, pointer, value),
      pointer,
      code,
    })),
  );

/** Bodies with exactly one broken rule. */
export const broken: Broken[] = [
  ...refused(complete(0), REFUSED),
  ...refused(spanish(0, { profession: 'Employee' }), REFUSED_IN_SPAIN, ' in Spain'),
  ...NOT_NULL.map((pointer) => ({
    name: `${pointer} null`,
    body: set(complete(0), pointer, null),
    pointer,
    code: 'invalid_type',
  })),
  ...REQUIRED.map((pointer) => ({
    name: `${pointer} missing`,
    body: without(complete(0), pointer),
    pointer,
    code: 'required',
  })),
  ...UNKNOWN.map((pointer) => ({
    name: `${pointer} is no field`,
    body: set(complete(0), pointer, 'x'),
    pointer,
    code: 'unknown_field',
  })),
  { name: 'a list', body: [complete(0)], pointer: '', code: 'invalid_type' },
  { name: 'null', body: null, pointer: '', code: 'invalid_type' },
  { name: 'a text', body: 'MX', pointer: '', code: 'invalid_type' },
];
