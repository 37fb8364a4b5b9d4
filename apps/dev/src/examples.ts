import { join, relative } from 'node:path';

interface DropIn {
  /** The upstream's own path. */
  readonly path: string;
  /** curl's arguments for a key, where that upstream's credential travels. */
  readonly credential: (key: string) => string;
  /** What somebody who pastes it should know. */
  readonly note?: string;
}

const DROP_INS: Readonly<Record<string, DropIn>> = {
  leap: { path: '/v1/auth/sessionlink-v2', credential: (key) => `-H 'api_key: ${key}'` },
  capa: { path: '/api/partner/v2/kyc/verification-link', credential: (key) => `-H 'partner-api-key: ${key}'` },
  linkmoney: {
    path: '/v2/sessions',
    credential: (key) => `-u 'any:${key}'`,
    note: ' (requestKey and clientReferenceId stand for one payment: change both before a second request)',
  },
  pomelo: { path: '/identity/v2/sessions', credential: (key) => `-H 'Authorization: Bearer ${key}'` },
};

/** Requests to paste, two for each upstream: our own route, and the one that takes the upstream's place. */
export function examples(root: string, apiUrl: string, key: string): string {
  return Object.entries(DROP_INS)
    .map(([provider, { path, credential, note }]) => {
      const file = relative(process.cwd(), join(root, 'examples', `${provider}.json`));
      const json = `-H 'Content-Type: application/json'`;
      return [
        `# ${provider}${note ?? ''}`,
        `curl -s ${apiUrl}/v1/sessions -H 'Authorization: Bearer ${key}' ${json} \\`,
        `  -d "{\\"provider\\":\\"${provider}\\",\\"params\\":$(cat ${file})}"`,
        '# or, in the place of the upstream:',
        `curl -s ${apiUrl}${path} ${credential(key)} ${json} -d @${file}`,
      ].join('\n');
    })
    .join('\n\n');
}
