import { record, type ChangeEntry } from '../activity/record.ts';
import type { ClientRecord } from '../clients/client-record.ts';
import type { Db } from '../kernel/caller.ts';
import { newId } from '../kernel/ids.ts';
import { insertRows } from '../kernel/insert-rows.ts';
import type { Tx } from '../kernel/transact.ts';
import type { RoomRecord } from '../scheduling/room-record.ts';
import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Entry, Unusable } from './entries.ts';
import { nameKey, type ImportRoom } from './plan-batch.ts';

/** The rooms and clients that the lines name: those that are there, and those that will have to be made. */
export interface Places {
  rooms: Map<string, ImportRoom>;
  clientIds: Map<string, string>;
  missingRooms: ImportRoom[];
  missingClients: { id: string; name: string }[];
  /** By name key: rooms that no line may use, because they are archived. */
  archived: Map<string, string>;
}

/** Looks every name up; what is missing gets the id that it will have. */
export async function findPlaces(db: Db | Prisma.TransactionClient, studioId: string, entries: readonly Entry[]): Promise<Places> {
  const known = await db.room.findMany({ where: { studioId }, include: { resource: true }, orderBy: { position: 'asc' } });
  const open = known.filter(({ resource }) => !resource.archivedAt);
  const rooms = new Map(open.map(({ id, hourlyRateMinor, resource: { name } }) => [nameKey(name), { id, name, hourlyRateMinor }]));
  const archived = new Map(known.flatMap(({ resource: { name } }) => (rooms.has(nameKey(name)) ? [] : [[nameKey(name), name] as const])));
  const missingRooms: ImportRoom[] = [];
  for (const { room } of entries) {
    if (room === null || rooms.has(nameKey(room)) || archived.has(nameKey(room))) continue;
    const made = { id: newId(), name: room, hourlyRateMinor: 0 };
    rooms.set(nameKey(room), made);
    missingRooms.push(made);
  }

  const wanted = new Map(entries.flatMap(({ client }) => (client === null ? [] : [[nameKey(client), client] as const])));
  const clients = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT DISTINCT ON (lower(name)) id, name FROM client
    WHERE studio_id = ${studioId}::uuid AND lower(name) = ANY (${[...wanted.values()].map((name) => name.toLowerCase())}::text[])
    -- Of several of one name the one in use, then the oldest.
    ORDER BY lower(name), archived_at IS NOT NULL, created_at, id`;
  const clientIds = new Map(clients.map(({ id, name }) => [nameKey(name), id]));
  const missingClients = [...wanted].flatMap(([key, name]) => (clientIds.has(key) ? [] : [{ id: newId(), name }]));
  for (const { id, name } of missingClients) clientIds.set(nameKey(name), id);
  return { rooms, clientIds, missingRooms, missingClients, archived };
}

/** Makes the rooms and clients that are missing, with their changes. */
export async function createMissing(tx: Tx, { missingRooms, missingClients }: Places): Promise<void> {
  const { studioId, at } = tx;
  const last = await tx.db.room.aggregate({ where: { studioId }, _max: { position: true } });
  const rooms = missingRooms.map(({ id, name }, index) => roomOf(id, name, (last._max.position ?? -1) + 1 + index, at));
  const clients = missingClients.map(({ id, name }): ClientRecord => ({
    id,
    name,
    contactName: '',
    email: '',
    phone: '',
    note: '',
    createdAt: at,
    archivedAt: null,
    version: 1,
  }));
  await tx.db.resource.createMany({ data: rooms.map(({ id, name }) => ({ id, studioId, kind: 'room' as const, name, createdAt: at })) });
  await tx.db.room.createMany({
    data: rooms.map(({ name: _name, archivedAt: _archived, createdAt: _created, version: _version, openingHours: _hours, ...room }) => ({
      ...room,
      studioId,
    })),
  });
  await insertRows(
    tx.db,
    'client',
    clients.map((client) => ({ ...client, studioId })),
  );
  const changes: ChangeEntry[] = [
    ...rooms.map((room) => ({
      area: 'scheduling' as const,
      entity: 'room',
      entityId: room.id,
      kind: 'created',
      before: null,
      after: { ...room },
    })),
    ...clients.map((client) => ({
      area: 'clients' as const,
      entity: 'client',
      entityId: client.id,
      kind: 'created',
      before: null,
      after: { ...client },
    })),
  ];
  // A change has seven bound values, and a statement takes 32,767.
  for (let from = 0; from < changes.length; from += 1_000) await record(tx, ...changes.slice(from, from + 1_000));
}

const roomOf = (id: string, name: string, position: number, createdAt: Date): RoomRecord => ({
  id,
  name,
  kind: kindOf(name),
  capacity: 1,
  areaSquareMetres: null,
  features: [],
  hourlyRateMinor: 0,
  defaultSetupMinutes: 0,
  defaultTeardownMinutes: 0,
  position,
  openingHours: [],
  createdAt,
  archivedAt: null,
  version: 1,
});

/** A first guess from the name; the studio corrects it in the room. */
function kindOf(name: string): RoomRecord['kind'] {
  const text = name.toLowerCase();
  if (/booth|kabine|cabin/.test(text)) return 'vocal_booth';
  if (/edit|schnitt|suite|grad/.test(text)) return 'edit_suite';
  if (/control|regie/.test(text)) return 'control_room';
  if (/podcast/.test(text)) return 'podcast_room';
  if (/stage|halle/.test(text)) return 'sound_stage';
  if (/photo|foto/.test(text)) return 'photo_studio';
  return 'recording_room';
}

/** Lines in archived rooms are unusable until somebody restores the room or names another. */
export const inArchivedRoom = (entry: Entry, { archived }: Places): Unusable | null => {
  const name = entry.room === null ? undefined : archived.get(nameKey(entry.room));
  return name === undefined
    ? null
    : {
        line: entry.line,
        column: null,
        value: entry.room!,
        reason: `The room ${name} is archived. Restore it, or name another room in the file.`,
      };
};
