import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigurationError } from './errors';
import { claimPort, freePort } from './ports';

describe('a port of the stack', () => {
  it('that is free is taken as it is', async () => {
    const port = await freePort();
    expect(await claimPort('PORT', port)).toBe(port);
  });

  it('0 is any free one', async () => expect(await claimPort('PORT', 0)).toBeGreaterThan(0));

  it('in use is an error that names the variable to change', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await expect(claimPort('SANDBOX_PORT', port)).rejects.toThrow(
      new ConfigurationError(`Port ${port} is in use: set SANDBOX_PORT to another one.`),
    );
    other.close();
  });
});
