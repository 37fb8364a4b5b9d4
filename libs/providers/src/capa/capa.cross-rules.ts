import type { Fault } from '../rules/fault';
import type { CapaParams } from './capa.params';

/** Capa's pattern, which refuses real RFCs with Ñ or & and those of companies (contract §9.6). */
const RFC = /^[A-Z]{4}\d{6}[A-Z0-9]{3}$/;
const PRINTABLE = /^(?=.*\S)[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]{1,32}$/u;
const FIELDS = ['profession', 'phoneNumber', 'birthCountry', 'taxId'] as const;

/** What the country demands of the person's data (contract §2). */
export function crossFaults({ country, personalInfo }: CapaParams): Fault[] {
  if (!personalInfo) return [];
  const isMexico = country === 'MX';
  const missing = isMexico ? FIELDS.filter((field) => personalInfo[field] === undefined) : [];
  const faults = missing.map((field) => ({
    pointer: `/personalInfo/${field}`,
    code: 'required',
    message: 'is required in MX',
  }));
  const { taxId } = personalInfo;
  if (taxId !== undefined && !(isMexico ? RFC : PRINTABLE).test(taxId)) {
    const message = isMexico
      ? 'must be an RFC of 13 characters such as LOZG7802117B9'
      : 'must be 1 to 32 printable characters';
    faults.push({ pointer: '/personalInfo/taxId', code: 'invalid_format', message });
  }
  return faults;
}
