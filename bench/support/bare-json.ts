/**
 * The least that answers a nested question: one hand-written statement that makes the whole answer in the database, sent on as it comes.
 * No schema, rights or choice of fields. GET /?first=25. Usage: bare-json.ts DATABASE_URL PORT STUDIO_ID
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { ACROSS_STUDIOS } from '../../prisma/migrate.ts';

const [databaseUrl, port, studioId] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, options: ACROSS_STUDIOS });
const PROJECT = (id: string): string => `(SELECT json_build_object('id', p.id, 'name', p.name, 'stage', p.stage,
    'client', (SELECT json_build_object('id', c.id, 'name', c.name) FROM client c WHERE c.id = p.client_id),
    'producer', (SELECT json_build_object('id', r.id, 'name', r.name) FROM resource r WHERE r.id = p.producer_id))
  FROM project p WHERE p.id = ${id})`;
const ASKED = (
  kind: string,
  more = '',
): string => `(SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name ${more}) ORDER BY q.position), '[]')
  FROM booking_requirement q JOIN resource r ON r.id = q.resource_id AND r.kind = '${kind}' WHERE q.studio_id = b.studio_id AND q.booking_id = b.id)`;
const STATEMENT = {
  name: 'nested',
  text: `SELECT json_build_object('data', json_build_object('bookings', json_build_object('nodes', coalesce(json_agg(json_build_object(
      'id', b.id, 'title', b.title, 'state', b.state, 'startsAt', b.starts_at, 'endsAt', b.ends_at,
      'rooms', ${ASKED('room')}, 'people', ${ASKED('person', ", 'duty', q.duty")},
      'gear', (SELECT coalesce(json_agg(json_build_object('id', coalesce(m.id, k.id, r.id), 'name', coalesce(m.name, k.name, r.name), 'units', (
          SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.id), '[]')
          FROM allocation a JOIN resource u ON u.id = a.resource_id WHERE a.studio_id = q.studio_id AND a.requirement_id = q.id)) ORDER BY q.position), '[]')
        FROM booking_requirement q LEFT JOIN gear_model m ON m.id = q.model_id LEFT JOIN gear_kit k ON k.id = q.kit_id
          LEFT JOIN resource r ON r.id = q.resource_id AND r.kind = 'unit'
        WHERE q.studio_id = b.studio_id AND q.booking_id = b.id AND coalesce(m.id, k.id, r.id) IS NOT NULL),
      'series', (SELECT json_build_object('id', s.id, 'title', s.title, 'project', ${PROJECT('s.project_id')}) FROM series s WHERE s.id = b.series_id)
    ) ORDER BY b.starts_at, b.id), '[]'))))::text AS answer
    FROM (SELECT * FROM booking WHERE studio_id = $1 ORDER BY starts_at, id LIMIT $2) AS b`,
};
createServer((request, response) => {
  const first = Number(new URL(request.url!, 'http://localhost').searchParams.get('first'));
  void pool.query<{ answer: string }>({ ...STATEMENT, values: [studioId, first] }).then(({ rows }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0]!.answer);
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
