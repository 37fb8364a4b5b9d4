import type { IdentitySession } from './session';

const STEPS = ['TERMS', 'DATA_ENRICHMENT_MANUAL', 'GOVERNMENTAL_CHECK_COMPANY'];
const OFFSET_MS = 3 * 3600 * 1000;

/** As the contract's examples write a time: `2021-07-27T14:04:31-03:00`. */
export function localTime(ms: number): string {
  return new Date(ms - OFFSET_MS).toISOString().replace(/\.\d{3}Z$/, '-03:00');
}

/** The create's answer. `url` isn't there at all where there is no page. */
export function createdView(session: IdentitySession): object {
  return {
    id: session.id,
    created_at: localTime(session.createdAt),
    expiration_at: localTime(session.expiresAt),
    ...(session.url !== null && { url: session.url }),
  };
}

/** One row of the search: without the company, so whoever compares companies has to ask for each. */
export function rowView(session: IdentitySession): object {
  const { id, status, body } = session;
  return {
    id,
    user_id: body.data.partners[0]?.id,
    operation_country: body.country,
    status,
    created_at: localTime(session.createdAt),
    expiration_at: localTime(session.expiresAt),
  };
}

export function detailView(session: IdentitySession): object {
  return {
    ...rowView(session),
    company_id: session.companyId,
    ...(session.url !== null && { url: session.url }),
    steps: STEPS.map((name, index) => ({ name, state: session.steps[index] })),
  };
}

/** `GET …/report` (contract §4): invented, but of the documented shape. */
export function reportView(session: IdentitySession): object {
  const { is_mei, fiscal_id, id } = session.body.data.company;
  return {
    id: session.id,
    company_data: {
      is_mei: is_mei ?? false,
      registration_date: '2015-03-02',
      id_fiscal: fiscal_id,
      trade_name: 'Simulada',
      legal_name: `Empresa Simulada ${id.slice(-4)}`,
      juridic_nature: { code: '2135', description: 'Empresário (Individual)' },
      email: 'empresa@example.com',
      address: 'Rua Exemplo 1',
      economic_activity: [],
    },
    documentation_request:
      session.documentRequestedAt === null
        ? []
        : [
            {
              operator_id: 'sim-operator',
              reason: 'COMPANY_DOCUMENT',
              request_date: localTime(session.documentRequestedAt),
            },
          ],
    documentation_proof: [],
    partners: session.personIds.map((personId) => ({ id: personId, document_data: {}, person_data: {} })),
  };
}
