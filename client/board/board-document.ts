import { withNews } from '../../domain/board/board-news-rules.ts';
import type { Board, BoardNews } from '../../domain/board/board.ts';
import type { BoardPictureFragment } from '../graphql/generated/graphql.ts';

export type BoardPayload = BoardPictureFragment;

/** A wall turns with the minute: what happened within it has happened. */
const instant = (text: string): Date => new Date(Math.floor(Date.parse(text) / 60_000) * 60_000);
const maybe = (text: string | null | undefined): Date | null => (text ? instant(text) : null);
const range = <Range extends { startsAt: string; endsAt: string }>(one: Range) => ({
  ...one,
  startsAt: instant(one.startsAt),
  endsAt: instant(one.endsAt),
});

/** The picture after a message. The wire carries moments as text; the rules want them as moments. */
export const applyPayload = (board: Board | undefined, payload: BoardPayload): Board => withNews(board, newsOf(payload));

function newsOf(payload: BoardPayload): BoardNews {
  const { revision, from, until, studio, rooms, sessions, units, removed, ...rest } = payload;
  return {
    ...(rest as Pick<BoardNews, 'fresh' | 'sight' | 'unitCount' | 'projects'>),
    revision: BigInt(revision),
    studio: {
      ...studio,
      noShowAfterMinutes: studio.noShowAfterMinutes ?? null,
      offsets: studio.offsets.map(({ from: since, minutes }) => ({ from: new Date(since), minutes })),
    },
    window: { startsAt: instant(from), endsAt: instant(until) },
    rooms: rooms.map((room) => ({
      ...room,
      open: room.open.map(range),
      blocks: room.blocks.map(range) as Board['rooms'][number]['blocks'],
    })),
    sessions: sessions.map((session) => ({
      ...range(session),
      state: session.state as Board['sessions'][number]['state'],
      title: session.title ?? null,
      clientName: session.clientName ?? null,
      projectName: session.projectName ?? null,
      checkedInAt: maybe(session.checkedInAt),
      endedAt: maybe(session.endedAt),
      createdAt: new Date(session.createdAt),
      holdRank: session.holdRank ?? null,
      holdExpiresAt: maybe(session.holdExpiresAt),
      challengeEndsAt: maybe(session.challengeEndsAt),
      expectedStartAt: maybe(session.expectedStartAt),
    })),
    units: units.map(({ checkout, maintenance, ...unit }) => ({
      ...unit,
      kitName: unit.kitName ?? null,
      missingAt: maybe(unit.missingAt),
      checkout: checkout
        ? { holderName: checkout.holderName ?? null, outAt: instant(checkout.outAt), dueAt: instant(checkout.dueAt) }
        : null,
      maintenance: maintenance
        ? {
            kind: maintenance.kind,
            description: maintenance.description ?? null,
            startsAt: instant(maintenance.startsAt),
            expectedBackAt: instant(maintenance.expectedBackAt),
          }
        : null,
    })),
    removed: removed.map((id) => ({ id })),
  };
}
