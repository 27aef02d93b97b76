import type { SavedView } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotAllowed, NotFound } from '../kernel/errors.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Tx } from '../kernel/transact.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** @throws NotAllowed: views belong to members */
export function requireMember(actor: Actor): Extract<Actor, { kind: 'member' }> {
  schedulingPolicy.require(actor, 'keep_views');
  if (actor.kind !== 'member') throw new NotAllowed('Keeping views', 'a member of the studio');
  return actor;
}

/**
 * Locks a view of the actor's own.
 * @throws NotFound when it does not exist or is somebody else's and not shared · NotAllowed when it is shared by somebody else
 */
export async function lockSavedView(tx: Tx, viewId: string): Promise<SavedView> {
  const actor = requireMember(tx.actor);
  await tx.db.$queryRaw`SELECT 1 FROM saved_view WHERE studio_id = ${tx.studioId}::uuid AND id = ${viewId}::uuid FOR UPDATE`;
  const view = await tx.db.savedView.findUnique({ where: { studioId_id: { studioId: tx.studioId, id: viewId } } });
  if (!view || (view.memberId !== actor.memberId && !view.shared)) throw new NotFound('saved view', viewId);
  if (view.memberId !== actor.memberId) throw new NotAllowed('Changing this view', 'whoever shared it');
  return view;
}

/** What nobody else may see is not told to them by the log either. */
const snapshot = ({ id, name, query, shared, version }: SavedView): Record<string, unknown> =>
  shared ? { id, name, query, shared, version } : { id, shared, version };

export const savedViewChange = (kind: string, before: SavedView | null, after: SavedView | null): ChangeEntry => ({
  area: 'scheduling',
  entity: 'saved_view',
  entityId: (after ?? before)!.id,
  kind,
  before: before && snapshot(before),
  after: after && snapshot(after),
});

export const VIEW_TWIN = 'You have a view of this name. Choose another name, or change that view.';
