import type { FindRequest } from './find-types.ts';
import type { Sight } from './read-house.ts';

/** Names of everything that requests ask for by id, in one statement; what is gone has none. */
export async function readNames({ db, studioId }: Sight, requests: readonly FindRequest[]): Promise<Map<string, string>> {
  const pieces = requests.flatMap((request) => request.pieces);
  const gear = pieces.flatMap((piece) => piece.gear);
  const resourceIds = [
    ...pieces.flatMap((piece) => piece.rooms.flatMap(({ roomId }) => roomId ?? [])),
    ...pieces.flatMap((piece) => piece.people.flatMap((wish) => ('personId' in wish ? wish.personId : []))),
    ...gear.flatMap((wish) => ('unitId' in wish ? wish.unitId : [])),
  ];
  const modelIds = gear.flatMap((wish) => ('modelId' in wish ? wish.modelId : []));
  const kitIds = gear.flatMap((wish) => ('kitId' in wish ? wish.kitId : []));
  const clientIds = requests.flatMap(({ clientId }) => clientId ?? []);
  const projectIds = requests.flatMap(({ projectId }) => projectId ?? []);
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM resource WHERE studio_id = ${studioId}::uuid AND id = ANY (${resourceIds}::uuid[])
    UNION ALL SELECT id, name FROM gear_model WHERE studio_id = ${studioId}::uuid AND id = ANY (${modelIds}::uuid[])
    UNION ALL SELECT id, name FROM gear_kit WHERE studio_id = ${studioId}::uuid AND id = ANY (${kitIds}::uuid[])
    UNION ALL SELECT id, name FROM client WHERE studio_id = ${studioId}::uuid AND id = ANY (${clientIds}::uuid[])
    UNION ALL SELECT id, name FROM project WHERE studio_id = ${studioId}::uuid AND id = ANY (${projectIds}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
