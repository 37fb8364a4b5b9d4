import type { Verification } from './verification';

const DAY_MS = 24 * 3600 * 1000;

/** Which session the details are about: the newest, but for two kinds of magic user (contract §11). */
function shown(newest: Verification): { sessionId: string; result: string; createdAt: number } {
  const { id, foreignId, result, createdAt, magic } = newest;
  if (magic === '0901' && result === 'UNKNOWN')
    return { sessionId: foreignId, result: 'APPROVED', createdAt: createdAt - DAY_MS };
  if (magic === '0f09') return { sessionId: foreignId, result: 'UNKNOWN', createdAt };
  return { sessionId: id, result, createdAt };
}

/** `GET kyc/details` (contract §4). The sections have words of their own, which are not the verdict. */
export function detailsView(newest: Verification): object {
  const { sessionId, result, createdAt } = shown(newest);
  const details = {
    verificationSessionId: sessionId,
    clientReferenceId: newest.userId,
    createdAt: new Date(createdAt).toISOString(),
    aipriseSummary: { verificationResult: result },
    amlInfo: { result: 'CLEAN', numHits: 0 },
    faceMatchInfo: { result: 'PASSED', status: 'APPROVED' },
  };
  return newest.magic === '0902' ? { ...details, ...PERSONAL } : { status: 'ok', data: details };
}

/** Invented, of the documented shape: nobody may store or log it. */
const PERSONAL = {
  idInfo: {
    result: 'PASSED',
    status: 'APPROVED',
    firstName: 'Maria',
    lastName: 'Garcia',
    birthDate: '1987-06-24',
    idNumber: 'GAMA870624MDFRRR08',
    address: 'Avenida Calle Dos 296, CDMX',
  },
  media: [{ type: 'ID_FRONT', url: 'https://media.example.com/id-front.jpg?signature=secret' }],
  faceLivenessInfo: { result: 'PASSED', selfieUrl: 'https://media.example.com/selfie.jpg?signature=secret' },
  fraudInsights: { ipAddress: '203.0.113.7', device: 'Example Phone' },
  clientReferenceData: { phoneNumber: '+524401234567', taxId: 'GAMA870624AB1' },
};
