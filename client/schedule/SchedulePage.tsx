import { createMemo, createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { useNavigate } from '@solidjs/router';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { addShortcut } from '../app/shortcuts.ts';
import { member } from '../app/viewer.ts';
import { atMinute } from '../../domain/kernel/zone.ts';
import { serverMillis } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Page } from '../ui/Page.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { BlockPanel } from './BlockPanel.tsx';
import { BookingPanel } from './BookingPanel.tsx';
import { ConflictPanel } from './ConflictPanel.tsx';
import { createDesk, DeskContext, type Target } from './desk.ts';
import { DayList } from './DayList.tsx';
import { Grid } from './Grid.tsx';
import { seesRows } from './may.ts';
import { NewPanel } from './NewPanel.tsx';
import { createSchedule, ScheduleContext } from './schedule-state.ts';
import styles from './SchedulePage.module.css';

const HOUR = 3_600_000;
const QUARTER = 900_000;

export default function SchedulePage() {
  const schedule = createSchedule();
  const desk = createDesk(schedule);
  const navigate = useNavigate();
  const narrow = createNarrow();

  const heading = createMemo((): string => {
    const days = schedule.days();
    if (days.length === 1) return format().day(atMinute(days[0]!, 720, schedule.zone()));
    return `${format().calendarDay(days[0]!)} – ${format().calendarDay(days.at(-1)!)}`;
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

  addShortcut({ keys: 't', label: 'Today', group: 'Schedule', run: () => schedule.go({ day: schedule.today() }) });
  addShortcut({ keys: 'b', label: 'Book a session', group: 'Schedule', run: () => schedule.mayPlan() && bookNext() });
  addShortcut({ keys: 'd', label: 'Day', group: 'Schedule', run: () => schedule.go({ view: 'day' }) });
  addShortcut({ keys: 'w', label: 'Week', group: 'Schedule', run: () => schedule.go({ view: 'week' }) });
  addShortcut({ keys: ',', label: 'Back one day or week', group: 'Schedule', run: () => schedule.turn(-1) });
  addShortcut({ keys: '.', label: 'On one day or week', group: 'Schedule', run: () => schedule.turn(1) });
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
        <Page
          fills
          title={heading()}
          tools={
            <>
              <Button onClick={() => schedule.go({ day: schedule.today() })} disabled={schedule.day() === schedule.today()}>
                Today
              </Button>
              <span class={styles.turn}>
                <IconButton
                  look="plain"
                  label={schedule.view() === 'week' ? 'Previous week' : 'Previous day'}
                  icon={<ChevronLeft />}
                  onClick={() => schedule.turn(-1)}
                />
                <IconButton
                  look="plain"
                  label={schedule.view() === 'week' ? 'Next week' : 'Next day'}
                  icon={<ChevronRight />}
                  onClick={() => schedule.turn(1)}
                />
              </span>
              <Show when={!narrow()}>
                <Segmented
                  label="Days shown"
                  value={schedule.view()}
                  onInput={(view) => schedule.go({ view })}
                  choices={[
                    { value: 'day', label: 'Day' },
                    { value: 'week', label: 'Week' },
                  ]}
                />
              </Show>
              <Show when={seesRows(member().role)}>
                <Segmented
                  label="Rows"
                  value={schedule.by()}
                  onInput={(by) => schedule.go({ by })}
                  choices={[
                    { value: 'rooms', label: 'Rooms' },
                    { value: 'gear', label: 'Gear' },
                    { value: 'people', label: 'People' },
                  ]}
                />
              </Show>
            </>
          }
          actions={
            <Show when={schedule.mayPlan()}>
              <Button look="primary" onClick={bookNext}>
                Book
              </Button>
            </Show>
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
              <Match when={schedule.picture() && schedule.rows().length === 0 && schedule.by() === 'rooms'}>
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
              <Match when={schedule.picture() && narrow()}>
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
              <Match when={as('block')}>{(target) => <BlockPanel id={target().id} />}</Match>
              <Match when={as('booking')}>{(target) => <BookingPanel id={target().id} />}</Match>
            </Switch>
          </div>
        </Page>
      </DeskContext.Provider>
    </ScheduleContext.Provider>
  );
}

/** Whether the screen is that of a phone. */
function createNarrow(): () => boolean {
  const query = matchMedia('(max-width: 700px)');
  const [narrow, setNarrow] = createSignal(query.matches);
  const change = (): void => void setNarrow(query.matches);
  query.addEventListener('change', change);
  onCleanup(() => query.removeEventListener('change', change));
  return narrow;
}
