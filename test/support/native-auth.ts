/** Where each upstream's programs put their credential, with a partner key in it. */
export const NATIVE_AUTH: Readonly<Record<string, (key: string) => Record<string, string>>> = {
  leap: (key) => ({ api_key: key }),
  capa: (key) => ({ 'partner-api-key': key }),
  linkmoney: (key) => ({ Authorization: `Basic ${Buffer.from(`any:${key}`).toString('base64')}` }),
  pomelo: (key) => ({ Authorization: `Bearer ${key}` }),
};
