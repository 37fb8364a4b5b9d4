import { cpus } from 'node:os';
import { CONNECTIONS } from './fire';
import { type Figure, Measured } from './measured';
import { type Ends, startGateway, startPlain, startServer, startUpstream } from './programs';
import { assertEqual, storedPerCreate } from './stored';

/*
 * How many sessions a second the whole gateway creates, against a plain program that stores the same rows around the same
 * call. Both run; they are asked in turn. Arguments: rounds (3) and seconds of each, at least (5).
 */
const [rounds = 3, seconds = 5] = process.argv.slice(2).map(Number);

async function main(ends: Ends): Promise<void> {
  const server = await startServer(ends);
  const upstream = await startUpstream(ends);
  const plain = new Measured(await startPlain(server, upstream, ends));
  const gateway = new Measured(await startGateway(server, upstream, ends));
  const { rows } = await plain.program.database.query<{ server_version: string }>('SHOW server_version');
  say(
    `POST /v1/sessions with Pomelo's body, ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s and more, in turn`,
  );
  say(
    `Node ${process.version}, PostgreSQL ${rows[0]?.server_version ?? '?'}, ${cpus().length} CPUs ${cpus()[0]?.model ?? ''}`,
  );

  for (const program of [plain, gateway]) await program.warmUp(seconds);
  for (let number = 1; number <= rounds; number++)
    for (const program of [plain, gateway]) tell(`round ${number}`, program, await program.round(seconds));
  for (const program of [plain, gateway]) tell('median', program, program.median());
  say(`ratio    ${(gateway.median().perSecond / plain.median().perSecond).toFixed(2)} gateway to plain`);

  const stored = await storedPerCreate(plain.program, plain.answered);
  const storedByGateway = await storedPerCreate(gateway.program, gateway.answered);
  assertEqual(stored, storedByGateway);
  say(
    `stored   ${plain.answered} and ${gateway.answered} sessions, as many as were answered; each with ${JSON.stringify(stored.counts)}`,
  );
  say(`         and ${stored.bytes} bytes of text by plain, ${storedByGateway.bytes} sealed by the gateway`);
}

function tell(what: string, { program }: Measured, { perSecond, cpuMicros }: Figure): void {
  const cpu = Number.isNaN(cpuMicros) ? '' : `, ${cpuMicros.toFixed(0)} µs CPU each`;
  say(`${what.padEnd(8)} ${program.name.padEnd(8)} ${perSecond.toFixed(0).padStart(5)} creates/s${cpu}`);
}

function say(line: string): void {
  console.log(line);
}

async function run(): Promise<void> {
  const ends: Ends = [];
  try {
    await main(ends);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
