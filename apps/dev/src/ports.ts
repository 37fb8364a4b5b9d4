import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { ConfigurationError } from './errors';

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/**
 * The port that a setting asks for; 0: any free one.
 * @throws ConfigurationError naming the setting when something listens there
 */
export async function claimPort(variable: string, port: number): Promise<number> {
  if (port === 0) return freePort();
  if ((await answers(port)) || !(await canListen(port)))
    throw new ConfigurationError(`Port ${port} is in use: set ${variable} to another one.`);
  return port;
}

async function canListen(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** Where a server listens on all addresses, some systems let another one listen on loopback. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
