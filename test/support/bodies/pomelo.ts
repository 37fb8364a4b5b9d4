/** Bodies of `POST /identity/v2/sessions` (Pomelo contract §2 and §10): plain data, the same in every run of a day. */
import { type Body, set, without } from './change';
import { argentinian, complete, idOf, minimal, OPTIONAL, person } from './pomelo.base';
import { NOT_NULL, REFUSED, REFUSED_IN_ARGENTINA, REQUIRED, TAKEN, TAKEN_IN_ARGENTINA, UNKNOWN } from './pomelo.values';

/** Bodies that pass, no two of them equal. */
export function valid(): Body[] {
  const variants = (bodyOf: (number: number) => Body, taken: typeof TAKEN): ((number: number) => Body)[] =>
    taken.flatMap(([pointer, values]) =>
      values.map((value) => (number: number) => set(bodyOf(number), pointer, value)),
    );
  return [
    complete,
    minimal,
    argentinian,
    (number: number) => set(complete(number), '/data/partners', [1, 2, 3].map(person)),
    (number: number) =>
      set(
        complete(number),
        '/data/partners',
        Array.from({ length: 20 }, (_, at) => person(at + 1)),
      ),
    ...OPTIONAL.map((pointer) => (number: number) => without(complete(number), pointer)),
    ...variants(complete, TAKEN),
    ...variants(argentinian, TAKEN_IN_ARGENTINA),
  ].map((bodyOf, at) => bodyOf(at + 1));
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
const twoPeople = (change: Body): Body => set(complete(0), '/data/partners', [person(1), { ...person(2), ...change }]);

/** Bodies with exactly one broken rule. */
export const broken: Broken[] = [
  ...refused(complete(0), REFUSED),
  ...refused(argentinian(0), REFUSED_IN_ARGENTINA, ' in Argentina'),
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
  {
    name: 'the same person twice',
    body: twoPeople({ id: idOf('usr', 1) }),
    pointer: '/data/partners/1/id',
    code: 'duplicate_partner',
  },
  {
    name: 'the same CPF twice',
    body: twoPeople({ fiscal_id: '123.456.001-10' }),
    pointer: '/data/partners/1/fiscal_id',
    code: 'duplicate_partner',
  },
  {
    name: 'the same CPF without dots',
    body: twoPeople({ fiscal_id: '12345600110' }),
    pointer: '/data/partners/1/fiscal_id',
    code: 'duplicate_partner',
  },
  {
    name: 'two main representatives',
    body: twoPeople({ partner_type: 'legal-representative-main' }),
    pointer: '/data/partners/1/partner_type',
    code: 'duplicate_main_representative',
  },
  { name: 'a list', body: [complete(0)], pointer: '', code: 'invalid_type' },
  { name: 'null', body: null, pointer: '', code: 'invalid_type' },
  { name: 'a text', body: 'kyb-cards', pointer: '', code: 'invalid_type' },
];
