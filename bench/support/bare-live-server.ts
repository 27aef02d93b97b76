/**
 * The least that tells boards of a write: commit one row change, then write the same text to every socket. No schema, rights,
 * validation, log reading or resume. Usage: bare-live-server.ts DATABASE_URL PORT BYTES
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const [databaseUrl, port, bytes] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl });
await pool.query('CREATE TABLE IF NOT EXISTS bare_live (id int PRIMARY KEY, note text, revision bigint)');
await pool.query("INSERT INTO bare_live VALUES (1, '', 0) ON CONFLICT DO NOTHING");
const text = JSON.stringify({ news: 'x'.repeat(Number(bytes) - 11) });
const server = createServer((_request, response) => {
  void pool.query('UPDATE bare_live SET note = $1, revision = revision + 1 WHERE id = 1', [String(performance.now())]).then(() => {
    for (const socket of sockets.clients) socket.send(text);
    response.end('{}');
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
