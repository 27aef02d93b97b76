import { For, Show } from 'solid-js';
import { createMemo } from 'solid-js';
import { NeedBar } from '../../production/NeedBar.tsx';
import { needName } from '../../production/need-words.ts';
import { format } from '../../time/format.ts';
import { hours } from '../../time/durations.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDesk } from '../desk.ts';
import { anyRoom, emptyPart, emptyValues, thisRoom, type FindValues } from '../find/find-values.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { useSchedule } from '../schedule-state.ts';
import { createGaps } from './gaps.ts';
import type { RoomGap, RoomNeedOfGap } from './gaps-documents.ts';
import styles from './Gaps.module.css';

/** A day in a room: what is missing beyond that is looked for in several sessions. */
const LONGEST = 480;

/** What the plans of projects need and nobody has booked yet, each with a way to find it. */
export function GapsPanel() {
  const schedule = useSchedule();
  const desk = useDesk();
  const { read, all } = createGaps();
  const total = createMemo(() => all().reduce((sum, { missingMinutes }) => sum + missingMinutes, 0));

  function find(gap: RoomGap, need: RoomNeedOfGap): void {
    const from = schedule.day() < schedule.today() ? schedule.today() : schedule.day();
    const start = need.dueOn && need.dueOn < from ? schedule.today() : from;
    const empty = emptyValues(start);
    const room = need.roomId ? thisRoom({ id: need.roomId, name: need.roomName ?? 'The room' }) : anyRoom(need.roomKind);
    const values: FindValues = {
      ...empty,
      until: need.dueOn && need.dueOn >= start ? need.dueOn : empty.until,
      parts: [{ ...emptyPart(), minutes: Math.max(15, Math.min(LONGEST, need.missingMinutes)), rooms: [room] }],
      title: gap.projectName,
      client: gap.clientId ? { id: gap.clientId, label: gap.clientName ?? '' } : null,
      project: { id: gap.id, label: gap.projectName },
    };
    desk.open({ kind: 'find', values, begin: 'answers' });
  }

  return (
    <PanelFrame
      title="Rooms to book"
      {...(total() > 0 ? { lead: `${hours(total())} h that plans need and nobody booked` } : {})}
      onClose={() => desk.open(null)}
    >
      <Show
        when={read.data()}
        fallback={
          <Show when={read.failure()} fallback={<Skeleton lines={6} />}>
            {(error) => <ErrorPanel error={error()} busy={read.loading()} retry={() => read.refetch()} />}
          </Show>
        }
      >
        <Show
          when={all().length > 0}
          fallback={<p class={styles.none}>Every plan has its rooms. What a project needs is written in its plan, under Projects.</p>}
        >
          <For each={all()}>
            {(gap) => (
              <section class={styles.gap}>
                <header>
                  <h3>{gap.projectName}</h3>
                  <small>{gap.clientName}</small>
                </header>
                <ul>
                  <For each={gap.needs}>
                    {(need) => (
                      <li>
                        <div class={styles.need}>
                          <b>{needName(need)}</b>
                          <small>
                            {[need.dueOn ? `by ${format().calendarDay(need.dueOn)}` : '', need.note].filter(Boolean).join(' · ')}
                          </small>
                          <NeedBar need={need} />
                        </div>
                        <Show when={need.missingMinutes > 0 && schedule.mayPlan()}>
                          <Button aria-label={`Find time for ${needName(need)}, ${gap.projectName}`} onClick={() => find(gap, need)}>
                            Find
                          </Button>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </Show>
      </Show>
    </PanelFrame>
  );
}
