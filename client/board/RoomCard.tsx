import { createMemo, Show } from 'solid-js';
import type { BoardRoom, BoardSession } from '../../domain/board/board.ts';
import { roomTileAt } from '../../domain/board/room-tile-rules.ts';
import { minute, now } from '../time/clock.ts';
import type { LinkTo } from './Board.tsx';
import styles from './RoomCard.module.css';
import { Shape } from './Shape.tsx';
import { staleWords } from './stale-words.ts';
import { doubted, LOOK, tileWords } from './tile-words.ts';
import type { WallFormat } from './wall-format.ts';

/** One room now and next. Its state turns at the minute by itself, from facts it has. */
export function RoomCard(props: {
  room: BoardRoom;
  sessions: readonly BoardSession[];
  format: WallFormat;
  staleSince: Date | null;
  doubtful: boolean;
  linkTo: LinkTo | undefined;
}) {
  const tile = createMemo(() => roomTileAt(props.room, props.sessions, minute()));
  const words = createMemo(() => tileWords(tile(), minute(), props.format));
  // Hours do not depend on news; whether somebody is in the room does.
  const doubtful = () => props.doubtful && tile().state !== 'closed';
  const look = () => LOOK[tile().state];
  const sessionLink = () => {
    const { current, block } = tile();
    return !block && current?.title != null ? props.linkTo?.('session', current.id) : undefined;
  };

  return (
    <article
      class={styles.room}
      data-state={tile().state}
      data-tone={look().tone}
      data-doubtful={doubtful()}
      data-live={!props.staleSince}
      aria-label={props.room.name}
    >
      <h2 title={props.room.name}>
        <Linked href={props.linkTo?.('room', props.room.id)}>{props.room.name}</Linked>
      </h2>
      <p class={styles.state}>
        <Shape mark={look().mark} />
        {doubtful() ? doubted(words().state) : words().state}
      </p>
      <div class={styles.who}>
        <b title={words().title}>
          <Linked href={sessionLink()}>{words().title}</Linked>
        </b>
        <span title={words().detail}>{words().detail}</span>
      </div>
      <div class={styles.count}>
        <Show when={words().count && !doubtful()}>
          <b>{words().count}</b>
          <small>{words().countOf}</small>
        </Show>
      </div>
      <div class={styles.bar} aria-hidden="true">
        <i style={{ width: `${doubtful() ? 0 : tile().progress * 100}%` }} />
      </div>
      <p class={styles.next}>
        <Show
          when={props.staleSince}
          fallback={
            <>
              {words().next.before} <b>{words().next.name}</b> {words().next.after}
            </>
          }
        >
          {(since) => <em>{capital(staleWords(since(), now(), props.format))}</em>}
        </Show>
      </p>
    </article>
  );
}

export function Linked(props: { href: string | undefined; children: string }) {
  return (
    <Show when={props.href} fallback={props.children}>
      {(href) => <a href={href()}>{props.children}</a>}
    </Show>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
