import type { Services } from '../kernel/caller.ts';

/** Clears away the files whose time is up, in every studio. What they were stays on the list. */
export async function expireExports({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  await db.$executeRaw`
    WITH lapsed AS (UPDATE export SET state = 'expired' WHERE state = 'done' AND expires_at <= ${clock.now()}::timestamptz RETURNING id)
    DELETE FROM export_chunk USING lapsed WHERE export_chunk.export_id = lapsed.id`;
}
