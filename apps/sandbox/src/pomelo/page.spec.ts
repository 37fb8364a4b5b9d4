import { type Answer, TestSandbox } from '../testing/sandbox';
import { example, PomeloClient } from './pomelo.testing';

let sandbox: TestSandbox;
let pomelo: PomeloClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.app.close());
beforeEach(async () => {
  pomelo = await PomeloClient.start(sandbox);
  await sandbox.reset();
});

describe('the hosted page', () => {
  const press = (url: string, button: string): Promise<Answer> => sandbox.call('POST', `${url}/${button}`);

  it('has a form per button and opens again until something was submitted', async () => {
    const { id, url = '' } = await pomelo.created(example('pag1', { integration_method: 'WEB' }));
    expect((await sandbox.call('GET', url)).body).toContain(`action="/pomelo/session/${id}/finish"`);
    expect(await press(url, 'leave')).toMatchObject({ status: 303 });
    expect((await pomelo.get(id)).body).toMatchObject({
      data: { status: 'IN_PROGRESS', steps: [{ state: 'SUCCESS' }, {}, {}] },
    });
    expect((await press(url, 'finish')).headers.get('location')).toBe(`/pomelo/session/${id}`);
    await pomelo.becomes(id, 'VERIFIED');
    expect((await sandbox.call('GET', url)).body).not.toContain('<form');
    expect((await press(url, 'nothing')).status).toBe(404);
  });

  it.each([
    ['refuse', 'REJECTED'],
    ['review', 'MANUAL_REVIEW'],
  ])('%s ends in %s', async (button, status) => {
    const { id, url = '' } = await pomelo.created(example('pag2', { integration_method: 'WEB' }));
    await press(url, button);
    await pomelo.becomes(id, status);
  });

  it('isn’t there for a session without one', async () => {
    const { id } = await pomelo.created(example('pag3'));
    expect((await sandbox.call('GET', `/pomelo/session/${id}`)).status).toBe(404);
  });
});
