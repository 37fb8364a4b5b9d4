import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Cli, CLI, cliSettings, type Ended, type Row } from '../support/cli';
import { type Sandbox, startSandbox } from '../support/sandbox';

const EXAMPLES = join(__dirname, '../../examples');
const NOBODY = `ses_${'0'.repeat(32)}`;

let sandbox: Sandbox;
let cli: Cli;
let partner: string;
/** Two sessions, newest first: what the second was made of, and whose it is. */
let ids: string[];
const body = linkMoneyBody();

beforeAll(async () => {
  sandbox = await startSandbox();
  cli = new Cli(await cliSettings(sandbox.url));
  await cli.run('db migrate');
  partner = await cli.id('partners create --name acme');
  const more = '--reference order-1 --metadata a=1 b=2 --expires-in 600 --locale es --actor ann';
  const made = [await create(more), await create(more, {}, JSON.stringify(body))];
  ids = made.map(({ stdout }) => /ses_\w+/.exec(stdout)?.[0] ?? '').reverse();
});

afterEach(() => sandbox.faults([]));
afterAll(() => sandbox.stop());

/** Another customer and another payment each time. */
function linkMoneyBody(): Row {
  const example = JSON.parse(readFileSync(join(EXAMPLES, 'linkmoney.json'), 'utf8')) as Row;
  const payment = { ...(example.paymentDetails as Row), requestKey: randomUUID(), clientReferenceId: randomUUID() };
  return { ...example, email: `${randomUUID()}@example.com`, paymentDetails: payment };
}

function create(more = '', settings = {}, params = JSON.stringify(linkMoneyBody())): Promise<Ended> {
  const line = `sessions create --partner ${partner} --provider linkmoney --params - ${more}`;
  return cli.run(line.trim(), settings, params);
}

describe('partners and keys', () => {
  it('makes partners and lists them', async () => {
    const made = await cli.run('partners create --name shop --return-origin https://a.example app: -o json');
    const { return_secret: secret, ...partnerView } = JSON.parse(made.stdout) as Row;
    expect(secret).toMatch(/^rsk_[\w-]{43}$/);
    expect(partnerView).toMatchObject({
      name: 'shop',
      return_origins: ['https://a.example', 'app:'],
      status: 'active',
    });
    expect(await cli.rows('partners list')).toContainEqual(partnerView);
  });

  it('says of each wrong field what would be right, with its pointer', async () => {
    const { code, stdout, stderr } = await cli.run('partners create --name a --support-url x --return-origin y');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: 2 fields are not right\.\n {2}\/support_url must .*\n {2}\/return_origins\/0 must /,
    );
  });

  it('shows a key once', async () => {
    const made = await cli.run(
      `keys create --partner ${partner} --name k --scope sessions:read --expires-in-days 1 -o json`,
    );
    const { id, key, ...view } = JSON.parse(made.stdout) as Row;
    expect(key).toMatch(/^sk_[\w-]{43}$/);
    expect(view).toEqual({
      name: 'k',
      partner_id: partner,
      scopes: ['sessions:read'],
      expires_at: expect.stringMatching(/Z$/) as string,
    });
    expect(made.stderr).toContain('not shown again');
    const list = await cli.run(`keys list --partner ${partner} -o json`);
    expect(JSON.parse(list.stdout)).toContainEqual(expect.objectContaining({ id, name: 'k', revoked_at: null }));
    expect(list.stdout).not.toContain(String(key));
  });

  it('revokes the keys on standard input, and leaves with 10 when one of them is unknown', async () => {
    const id = await cli.id(`keys create --partner ${partner} --name k`);
    const { code, stdout, stderr } = await cli.run('keys revoke - -o json', {}, `${id}\nkey_nobody\n\n`);
    expect(code).toBe(10);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ id, revoked_at: expect.any(String) as string })]);
    expect(stderr).toBe('error: key_nobody: There is no key key_nobody.\n');
  });
});

describe('sessions', () => {
  it('shows one with its links and its timeline, and nothing that is secret', async () => {
    const [id = ''] = ids;
    const [show, json] = await Promise.all([cli.run(`sessions show ${id}`), cli.run(`sessions show ${id} -o json`)]);
    expect(show.stdout).toMatch(new RegExp(`^id +${id}\nstatus +open\n[^]*\nlinks\nattempt [^]*\nevents\nnumber `));
    const view = JSON.parse(json.stdout) as Row;
    const metadata = { a: '1', b: '2' };
    expect(view).toMatchObject({ id, partner_id: partner, reference: 'order-1', metadata, locale: 'es' });
    expect(view.url).toMatch(/^http:\/\/localhost:9\/s\/.{22}$/);
    expect(view.links).toEqual([expect.objectContaining({ attempt: 1, state: 'active', actor: 'ann' })]);
    expect(view.events).toMatchObject([{ type: 'session.created', number: 1 }, { type: 'session.link_issued' }]);
    expect(await cli.rows(`sessions events ${id}`)).toEqual(view.events);
    expect(show.stdout + json.stdout).not.toMatch(/upstream_url|params|Lovelace/);
  });

  it("reveals the upstream's URL and the params when it is asked to, and says so", async () => {
    const { stdout, stderr } = await cli.run(`sessions show ${ids[0] ?? ''} --reveal -o json`);
    const { revealed } = JSON.parse(stdout) as { revealed: Row };
    expect(revealed).toEqual({ upstream_url: expect.stringContaining(sandbox.url) as string, params: body });
    expect(stderr).toContain('Revealed');
    expect((await cli.run(`sessions events ${ids[0] ?? ''} -o json`)).stdout).toContain('"type": "revealed"');
  });

  it('finds them by every filter, newest first, a page at a time', async () => {
    const filters = `--partner ${partner} --provider linkmoney --status open --reference order-1`;
    const times = '--created-after 2020-01-31 --updated-after 2020-01-31T12:00:00Z --created-before 2099-01-31';
    expect((await cli.run(`sessions list ${filters} ${times} -o id`)).stdout).toBe(`${ids.join('\n')}\n`);
    expect(await cli.id(`sessions list --customer ${String(body.email)}`)).toBe(ids[0]);
    expect((await cli.run('sessions list --created-before 2020-01-31 -o json')).stdout).toBe('[]\n');
    const first = await cli.run('sessions list --reference order-1 --limit 1 -o id');
    const cursor = /--cursor \S+/.exec(first.stderr)?.[0] ?? '';
    expect([first.stdout.trim(), await cli.id(`sessions list --reference order-1 ${cursor}`)]).toEqual(ids);
  });

  it('reads ids from standard input', async () => {
    const input = ids.join('\n');
    expect((await cli.rows('sessions show -', input)).map(({ id }) => id)).toEqual(ids);
    const events = await cli.rows('sessions events -', input);
    expect([...new Set(events.map((event) => event.session_id))]).toEqual(ids);
  });

  it('says what would be sent, and sends nothing, with --dry-run', async () => {
    const before = await sandbox.ledger();
    const { code, stdout } = await create('--dry-run -o json');
    expect(code).toBe(0);
    const outgoing = { path: '/v2/sessions' };
    expect(JSON.parse(stdout)).toMatchObject({ object: 'dry_run', provider: 'linkmoney', outgoing });
    expect(await sandbox.ledger()).toEqual(before);
  });
});

describe('exit codes', () => {
  it.each([
    ['an unknown noun', 'session list', 'the nearest is "sessions"'],
    ['an unknown verb', 'sessions lits', 'the nearest is "list"'],
    ['a missing option', 'sessions create --provider leap --params x', "'--partner <id>' not specified"],
    ['a wrong choice', 'sessions list --status opened', 'It must be one of created, open, '],
    ['an argument too many', 'sessions list all', 'too many arguments'],
    ['params that are not JSON', `sessions create --partner p --provider leap --params ${CLI}`, 'main.js is not JSON'],
  ])('2: %s', async (_, line, words) => {
    const { code, stdout, stderr } = await cli.run(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]*\n$/);
    expect(stderr).toContain(words);
  });

  it('2: a noun without its verb; the help itself is 0 and has an example', async () => {
    const [noun, help] = await Promise.all([cli.run('sessions'), cli.run('sessions show --help')]);
    expect([noun.code, noun.stdout, help.code, help.stderr]).toEqual([2, '', 0, '']);
    expect(noun.stderr).toContain('Usage: sessionlink sessions');
    expect(help.stdout).toMatch(/Example:\n {2}sessionlink sessions show ses_/);
  });

  it('3: settings that are missing, each with its name', async () => {
    const { code, stderr } = await cli.run('sessions list', { DATABASE_URL: '', LOOKUP_KEY: '' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/DATABASE_URL: .*\n.*LOOKUP_KEY: /);
  });

  it('3: a database that does not answer', async () => {
    const { code, stderr } = await cli.run('partners list', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' });
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('does not answer') as string });
  });

  it('5: what does not exist', async () => {
    const [show, session] = await Promise.all([
      cli.run(`sessions show ${NOBODY}`),
      cli.run(`sessions create --partner ptn_nobody --provider leap --params ${join(EXAMPLES, 'leap.json')}`),
    ]);
    expect([show.code, session.code]).toEqual([5, 5]);
    expect(show).toMatchObject({ stdout: '', stderr: `error: ${NOBODY}: There is no such session.\n` });
  });

  it('6: a create for a customer whose create is in flight', async () => {
    await sandbox.faults([{ provider: 'leap', kind: 'create', effect: 'hang' }]);
    const line = `sessions create --partner ${partner} --provider leap --params ${join(EXAMPLES, 'leap.json')}`;
    const hanging = cli.start(line);
    const gone = once(hanging, 'close');
    let inFlight: Row[] = [];
    while (inFlight.length === 0) inFlight = await cli.rows('sessions list --provider leap --status created');
    const { code, stderr } = await cli.run(line);
    hanging.kill('SIGKILL');
    await gone;
    expect(code).toBe(6);
    expect(stderr).toMatch(/^error: .*in flight\.\n {2}Another try makes sense in 2 s\.\n$/);
  });

  it('7: an upstream that can not be reached; 8: one whose answer is lost. Both name the session', async () => {
    const unreachable = await create('', { LINKMONEY_BASE_URL: 'http://127.0.0.1:1' });
    expect(unreachable.code).toBe(7);
    await sandbox.faults([{ provider: 'linkmoney', kind: 'create', effect: 'reset_after' }]);
    const lost = await create();
    expect(lost.code).toBe(8);
    for (const { stderr } of [unreachable, lost])
      expect(stderr).toMatch(/sessionlink sessions show ses_[0-9a-f]{32}\n/);
  });

  it('0: whoever reads the output may stop', async () => {
    const child = cli.start('providers list -o json');
    child.stdout.destroy();
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect({ stderr, code: code as unknown }).toEqual({ stderr: '', code: 0 });
  });
});
