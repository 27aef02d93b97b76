import { createMemo, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { useNavigate } from '@solidjs/router';
import { addShortcut } from '../app/shortcuts.ts';
import { member } from '../app/viewer.ts';
import { atMinute } from '../../domain/kernel/zone.ts';
import { ThrowAwayDialog } from '../records/ThrowAwayDialog.tsx';
import { serverMillis } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { BlockPanel } from './BlockPanel.tsx';
import { BookingPanel } from './BookingPanel.tsx';
import { ConflictPanel } from './ConflictPanel.tsx';
import { createDesk, DeskContext } from './desk.ts';
import type { Target } from './targets.ts';
import { DayList } from './DayList.tsx';
import { countOf, EVERYTHING } from './filters.ts';
import { FindPanel } from './find/FindPanel.tsx';
import { GapsPanel } from './gaps/GapsPanel.tsx';
import { Grid } from './Grid.tsx';
import { ListView } from './ListView.tsx';
import { MonthView } from './MonthView.tsx';
import { NewPanel } from './NewPanel.tsx';
import { Present } from './Present.tsx';
import { createPresence, NOBODY, PresenceContext } from './presence.ts';
import { seesRows } from './may.ts';
import { createRoom } from './room.ts';
import { NO_PROJECT } from './rows.ts';
import { ScheduleTools } from './ScheduleTools.tsx';
import { createSchedule, ScheduleContext } from './schedule-state.ts';
import { TakeBackPanel } from './TakeBackPanel.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { ScopeDialog } from './series/ScopeDialog.tsx';
import { SeriesEditPanel } from './series/SeriesEditPanel.tsx';
import { SeriesPanel } from './series/SeriesPanel.tsx';
import { WaitEditPanel } from './waitlist/WaitEditPanel.tsx';
import { WaitlistPanel } from './waitlist/WaitlistPanel.tsx';
import styles from './SchedulePage.module.css';

const HOUR = 3_600_000;
const QUARTER = 900_000;

export default function SchedulePage() {
  const schedule = createSchedule();
  const desk = createDesk(schedule);
  // Clients look at the schedule alone.
  const presence = seesRows(member().role) ? createPresence(schedule, desk) : NOBODY;
  const navigate = useNavigate();
  const room = createRoom();
  const narrow = (): boolean => room() === 'phone';

  const heading = createMemo((): string => {
    const days = schedule.days();
    const view = schedule.view();
    if (days.length === 1) {
      const noon = atMinute(days[0]!, 720, schedule.zone());
      return room() === 'tight' ? format().dayShort(noon) : format().day(noon);
    }
    if (view === 'timeline' && schedule.zoom() === 'quarter') return format().at(`${days[0]!}T12:00:00Z`).toFormat("'Quarter' q, yyyy");
    if (view === 'month' || view === 'list' || (view === 'timeline' && schedule.zoom() === 'month'))
      return format().at(`${schedule.day()}T12:00:00Z`).toFormat('LLLL yyyy');
    return `${format().calendarDate(days[0]!)} – ${format().calendarDate(days.at(-1)!)}`;
  });

  /** Opens the panel for a session in this row at this time; without a row, where there is room for it now. */
  function book(rowId: string | null, startsAt: number, endsAt: number): void {
    const row = schedule.rows().find(({ id }) => id === rowId);
    const line = row ? [{ id: row.id, name: row.name }] : [];
    const by = schedule.by();
    desk.open({
      kind: 'new',
      draft: {
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
        roomIds: by === 'rooms' ? line.map(({ id }) => id) : [],
        people: by === 'people' ? line : [],
        units: by === 'gear' ? line : [],
        ...(by === 'projects' && row && row.id !== NO_PROJECT ? { project: { id: row.id, name: row.name } } : {}),
      },
    });
  }
  function bookNext(): void {
    const column = schedule.columns()[0]!;
    const now = serverMillis();
    const isNow = column.startsAt <= now && now < column.endsAt;
    const from = isNow ? Math.ceil(now / QUARTER) * QUARTER : +atMinute(schedule.day(), 10 * 60, schedule.zone());
    book(null, from, from + HOUR);
  }

  addShortcut({ keys: 'b', label: 'Book a session', group: 'Schedule', run: () => schedule.mayPlan() && bookNext() });
  onMount(() => {
    // Arrows turn the days wherever they have nothing else to do: not in a field, a choice, the grid or the panel.
    const press = (event: KeyboardEvent): void => {
      if (
        (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') ||
        event.defaultPrevented ||
        event.shiftKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      const target = event.target as HTMLElement;
      if (target.closest('input, select, textarea, [role="grid"], [role="menu"], [role="dialog"], aside')) return;
      event.preventDefault();
      schedule.turn(event.key === 'ArrowLeft' ? -1 : 1);
    };
    addEventListener('keydown', press);
    onCleanup(() => removeEventListener('keydown', press));
  });

  const as = <Kind extends Target['kind']>(kind: Kind) => {
    const target = desk.target();
    return target?.kind === kind ? (target as Extract<Target, { kind: Kind }>) : null;
  };
  const failure = () => schedule.live.refused() && !schedule.picture();

  return (
    <ScheduleContext.Provider value={schedule}>
      <DeskContext.Provider value={desk}>
        <PresenceContext.Provider value={presence}>
          <Page
            fills
            oneLine
            title={heading()}
            tools={<ScheduleTools room={room()} />}
            actions={
              <>
                <Present room={room()} />
                <Show when={schedule.mayPlan()}>
                  <UndoButtons />
                  <Button look="primary" onClick={bookNext}>
                    Book
                  </Button>
                </Show>
              </>
            }
          >
            <div class={styles.desk}>
              <Switch fallback={<Skeleton lines={10} />}>
                <Match when={failure()}>
                  <ErrorPanel error={new Error(schedule.live.refused()![0]?.message)} />
                </Match>
                <Match when={schedule.rowsFailure() && schedule.rows().length === 0}>
                  <ErrorPanel error={schedule.rowsFailure()} />
                </Match>
                <Match when={schedule.picture() && schedule.rooms().length === 0 && schedule.by() === 'rooms'}>
                  <EmptyState
                    title="No rooms yet"
                    text="Sessions take place in rooms. Add the studio's first room, and its days stand here."
                    action={
                      <Show when={member().role === 'owner' || member().role === 'studio_manager'}>
                        <Button look="primary" onClick={() => navigate('/rooms')}>
                          Add a room
                        </Button>
                      </Show>
                    }
                  />
                </Match>
                <Match when={schedule.picture() && schedule.view() === 'list'}>
                  <ListView />
                </Match>
                <Match when={schedule.picture() && schedule.view() === 'month'}>
                  <MonthView onBook={book} />
                </Match>
                <Match when={schedule.picture() && schedule.rows().length === 0}>
                  <EmptyState
                    title={schedule.by() === 'projects' ? 'No project has sessions here' : 'No rows to show'}
                    text="Turn to other days, or take the filters away."
                    action={
                      <Show when={countOf(schedule.filters()) > 0}>
                        <Button onClick={() => schedule.go({ filters: EVERYTHING })}>Show everything</Button>
                      </Show>
                    }
                  />
                </Match>
                <Match when={schedule.picture() && narrow() && schedule.view() === 'day'}>
                  <DayList onBook={book} />
                </Match>
                <Match when={schedule.picture()}>
                  <Grid label={`Schedule, ${heading()}`} onDrawn={book} />
                </Match>
              </Switch>
              <Switch>
                <Match when={as('new')} keyed>
                  {(target) => <NewPanel draft={target.draft} />}
                </Match>
                <Match when={as('conflict')} keyed>
                  {(target) => <ConflictPanel conflict={target.conflict} />}
                </Match>
                <Match when={as('not taken back')} keyed>
                  {(target) => <TakeBackPanel act={target.act} />}
                </Match>
                <Match when={as('series-edit')} keyed>
                  {(target) => <SeriesEditPanel edit={target.edit} />}
                </Match>
                <Match when={as('series')}>{(target) => <SeriesPanel id={target().id} />}</Match>
                <Match when={as('find')} keyed>
                  {(target) => <FindPanel values={target.values} begin={target.begin} />}
                </Match>
                <Match when={as('waitlist')}>
                  <WaitlistPanel />
                </Match>
                <Match when={as('wait-edit')} keyed>
                  {(target) => <WaitEditPanel entry={target.entry} />}
                </Match>
                <Match when={as('gaps')}>
                  <GapsPanel />
                </Match>
                <Match when={as('block')}>{(target) => <BlockPanel id={target().id} />}</Match>
                <Match when={as('booking')}>{(target) => <BookingPanel id={target().id} />}</Match>
              </Switch>
            </div>
            <ScopeDialog />
            <ThrowAwayDialog goOn={desk.leaving()} onKeep={desk.stay} text="It is not saved yet." />
          </Page>
        </PresenceContext.Provider>
      </DeskContext.Provider>
    </ScheduleContext.Provider>
  );
}
