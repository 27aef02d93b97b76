import { createMemo, createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { followAlerts } from '../../domain/board/alert-list-rules.ts';
import type { Board as BoardFacts } from '../../domain/board/board.ts';
import { roomSessions, type RoomSessions } from '../../domain/board/room-tile-rules.ts';
import { createDistinct } from '../live/distinct.ts';
import type { Standing } from '../live/stream-state.ts';
import { minute } from '../time/clock.ts';
import { Alerts } from './Alerts.tsx';
import { BoardHead } from './BoardHead.tsx';
import '../styles/tones.css';
import styles from './board.module.css';
import { layOut } from './board-layout.ts';
import { Gear } from './Gear.tsx';
import { NoRooms } from './BoardMessage.tsx';
import { Pipeline } from './Pipeline.tsx';
import { createTurns, PageMark } from './pages.tsx';
import { Rooms } from './Rooms.tsx';
import { wallFormat, type Offset } from './wall-format.ts';
import { driftAt } from './burn-in.ts';

/** From this age on, states that depend on what happens in the rooms are only what was planned. */
const DOUBT_AFTER = 5 * 60_000;

export type LinkTo = (kind: 'room' | 'session' | 'project' | 'gear', id: string) => string | undefined;

export interface BoardProps {
  board: BoardFacts;
  standing: Standing;
  /** Server time at which the facts were last known to be true; null while they are live. */
  staleSince: Date | null;
  /** Inside the app the picture opens its records; on a wall nothing can be pressed. */
  linkTo?: LinkTo;
}

/** The studio at a glance: rooms, gear, what needs somebody, projects. It fills whatever holds it and never scrolls on a wall. */
export function Board(props: BoardProps): JSX.Element {
  let frame!: HTMLDivElement;
  const [size, setSize] = createSignal({ width: innerWidth, height: innerHeight }, { equals: sameSize });
  onMount(() => {
    // Told before the first paint, and without a layout of its own: on a wall the guess was right and nothing is drawn twice.
    const observer = new ResizeObserver(() => {
      const { width, height } = frame.getBoundingClientRect();
      if (width > 0) setSize({ width, height: Math.max(height, 200) });
    });
    observer.observe(frame);
    onCleanup(() => observer.disconnect());
  });

  // Each message is a new board. What is the same in it as before must not draw everything that depends on it again.
  const studio = createDistinct(() => props.board.studio.name);
  const offsets = createDistinct(() => props.board.studio.offsets, sameOffsets);
  const noShowAfterMinutes = createDistinct(() => props.board.studio.noShowAfterMinutes);
  const gear = createDistinct(() => props.board.sight.gear);
  const rooms = createDistinct(() => props.board.rooms);
  const listed = createDistinct(() => props.board.sessions);
  const sessions = createMemo<RoomSessions>((before) => roomSessions(listed(), before));
  const units = createDistinct(() => props.board.units);
  const unitCount = createDistinct(() => props.board.unitCount);
  const allProjects = createDistinct(() => props.board.projects);
  const staleSince = createDistinct(
    () => props.staleSince,
    (a, b) => a?.getTime() === b?.getTime(),
  );
  const roomCount = createDistinct(() => rooms().length);
  // Who runs no projects needs no six empty columns.
  const projects = createDistinct(() => props.board.sight.projects && allProjects().length > 0);
  const format = createMemo(() => wallFormat(offsets()));
  const layout = createMemo(() => layOut({ ...size(), rooms: roomCount(), gear: gear(), projects: projects() }));
  const page = createTurns(() => layout().pages.length);
  const doubtful = createDistinct(() => +minute() - +(staleSince() ?? minute()) >= DOUBT_AFTER);
  const found = followAlerts();
  const alerts = createDistinct(() =>
    gear() ? found({ rooms: rooms(), sessions: sessions(), units: units(), noShowAfterMinutes: noShowAfterMinutes() }, minute()) : [],
  );

  return (
    <div
      role={props.linkTo ? undefined : 'main'}
      ref={frame}
      class={styles.board}
      data-shape={layout().shape}
      data-tight={layout().tight}
      data-gear={gear()}
      data-projects={projects()}
      style={{
        '--u': `${layout().unit}px`,
        '--aside': `${layout().aside * layout().unit}px`,
        '--pipeline': `${layout().pipeline * layout().unit}px`,
        translate: driftAt(minute(), layout().unit),
      }}
    >
      <BoardHead studio={studio()} standing={props.standing} staleSince={staleSince()} format={format()} tight={layout().tight}>
        <Show when={layout().pages.length > 1}>
          <PageMark pages={layout().pages} page={page()} rooms={roomCount()} tight={layout().tight} />
        </Show>
      </BoardHead>
      <Show when={roomCount() > 0} fallback={<NoRooms />}>
        <Rooms
          rooms={rooms()}
          sessions={sessions()}
          layout={layout()}
          page={page()}
          format={format()}
          staleSince={staleSince()}
          doubtful={doubtful()}
          linkTo={props.linkTo}
        />
      </Show>
      <Show when={gear()}>
        <aside class={styles.aside} aria-label="Gear and alerts">
          <Gear
            units={units()}
            unitCount={unitCount()}
            staleSince={staleSince()}
            doubtful={doubtful()}
            format={format()}
            linkTo={props.linkTo}
          />
          <Alerts alerts={alerts()} most={layout().alerts} staleSince={staleSince()} doubtful={doubtful()} format={format()} />
        </aside>
      </Show>
      <Show when={projects()}>
        <Pipeline
          projects={allProjects()}
          layout={layout()}
          format={format()}
          staleSince={staleSince()}
          doubtful={doubtful()}
          linkTo={props.linkTo}
        />
      </Show>
    </div>
  );
}

const sameOffsets = (a: readonly Offset[], b: readonly Offset[]): boolean =>
  a.length === b.length && a.every(({ from, minutes }, index) => +from === +b[index]!.from && minutes === b[index]!.minutes);
const sameSize = (a: { width: number; height: number }, b: typeof a): boolean => a.width === b.width && a.height === b.height;
