/**
 * The least that tells many sockets of a write: one row is committed, and the same text goes to every socket; who comes is told what is.
 * No schema, rights, log or resume. POST the new text of the row to it. Usage: bare-sockets.ts DATABASE_URL PORT BYTES
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { moment } from './moment.ts';

const [databaseUrl, port, bytes] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
const { rows } = await pool.query<{ note: string }>('SELECT note FROM bare_sockets');
const around = { before: '{"news":"', after: '"}' };
const padded = (note: string): string =>
  around.before + note.padEnd(Number(bytes) - around.before.length - around.after.length, ' x') + around.after;
let state = padded(rows[0]!.note);

const server = createServer(async (request, response) => {
  const note = await text(request);
  await pool.query('UPDATE bare_sockets SET note = $1, revision = revision + 1', [note]);
  const committedAt = moment();
  state = padded(note);
  for (const socket of sockets.clients) socket.send(state);
  response.end(JSON.stringify({ committedAt }));
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => socket.send(state));
server.listen(Number(port), '127.0.0.1', 10_000, () => console.log('ready'));
process.on('message', (asked) => {
  if (asked === 'ask') process.send!(process.cpuUsage());
});
