import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pomelo's create (contract §2), answered at once: a new session with a page each time. Prints where it listens. */
let sessions = 0;
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const number = String(++sessions).padStart(27, '0');
    const [createdAt, expirationAt] = [0, 86_400_000].map((ms) => new Date(Date.now() + ms).toISOString());
    const data = {
      id: `iss-${number}`,
      created_at: createdAt,
      expiration_at: expirationAt,
      url: `https://identity.pomelo.example/sessions/${number}?token=${number}`,
    };
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data }));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`"listening":${(server.address() as AddressInfo).port}`));
