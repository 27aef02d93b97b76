import { Show } from 'solid-js';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import ZoomIn from 'lucide-solid/icons/zoom-in';
import ZoomOut from 'lucide-solid/icons/zoom-out';
import { addShortcut } from '../app/shortcuts.ts';
import { member } from '../app/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { FindTools } from './find/FindTools.tsx';
import { Filters } from './Filters.tsx';
import { seesRows } from './may.ts';
import type { Room } from './room.ts';
import type { RowsBy } from './rows.ts';
import { SavedViews } from './SavedViews.tsx';
import { useSchedule } from './schedule-state.ts';
import { VIEWS, ZOOMS, zoomed, zoomLevel, type View } from './views.ts';
import styles from './SchedulePage.module.css';

const ROWS: readonly { value: RowsBy; label: string }[] = [
  { value: 'rooms', label: 'Rooms' },
  { value: 'gear', label: 'Gear' },
  { value: 'people', label: 'People' },
  { value: 'projects', label: 'Projects' },
];

const STEP: Record<View, string> = { day: 'day', week: 'week', month: 'month', list: 'month', timeline: 'screen' };

/** Which days, laid out how, with which rows, how far zoomed, and what is looked for. */
export function ScheduleTools(props: { room: Room }) {
  const schedule = useSchedule();
  const hasRows = (): boolean => seesRows(member().role) && schedule.view() !== 'month' && schedule.view() !== 'list';
  const step = (): string => (schedule.view() === 'timeline' ? zoomLevel(schedule.zoom()).label.toLowerCase() : STEP[schedule.view()]);

  addShortcut({ keys: 't', label: 'Today', group: 'Schedule', run: () => schedule.go({ day: schedule.today() }) });
  for (const { value, label } of VIEWS)
    addShortcut({
      keys: value === 'timeline' ? 'l' : value === 'list' ? 'a' : value.charAt(0),
      label,
      group: 'Schedule',
      run: () => schedule.go({ view: value }),
    });
  addShortcut({ keys: ',', label: 'Back one screen', group: 'Schedule', run: () => schedule.turn(-1) });
  addShortcut({ keys: '.', label: 'On one screen', group: 'Schedule', run: () => schedule.turn(1) });

  return (
    <div class={styles.tools} data-room={props.room} data-view={schedule.view()}>
      <span class={styles.group}>
        <Button onClick={() => schedule.go({ day: schedule.today() })} disabled={schedule.day() === schedule.today()}>
          Today
        </Button>
        <IconButton label={`Previous ${step()}`} icon={<ChevronLeft />} onClick={() => schedule.turn(-1)} />
        <IconButton label={`Next ${step()}`} icon={<ChevronRight />} onClick={() => schedule.turn(1)} />
      </span>
      <Show
        when={props.room === 'usual' || props.room === 'wide'}
        fallback={<Select label="View" hideLabel value={schedule.view()} onInput={(view) => schedule.go({ view })} choices={VIEWS} />}
      >
        <Segmented label="View" value={schedule.view()} onInput={(view) => schedule.go({ view })} choices={VIEWS} />
      </Show>
      <Show when={hasRows()}>
        <Select label="Rows" hideLabel value={schedule.by()} onInput={(by) => schedule.go({ by })} choices={ROWS} />
      </Show>
      <Show when={schedule.view() === 'timeline'}>
        <span class={styles.group}>
          <IconButton
            label="Zoom out"
            icon={<ZoomOut />}
            disabled={schedule.zoom() === 'quarter'}
            onClick={() => schedule.go({ zoom: zoomed(schedule.zoom(), -1) })}
          />
          <Show when={props.room === 'wide'}>
            <Select label="Zoom" hideLabel value={schedule.zoom()} onInput={(zoom) => schedule.go({ zoom })} choices={ZOOMS} />
          </Show>
          <IconButton
            label="Zoom in"
            icon={<ZoomIn />}
            disabled={schedule.zoom() === 'quarter_hour'}
            onClick={() => schedule.go({ zoom: zoomed(schedule.zoom(), 1) })}
          />
        </span>
      </Show>
      <span class={styles.group}>
        <Filters />
        <SavedViews />
        <Show when={seesRows(member().role)}>
          <FindTools />
        </Show>
      </span>
    </div>
  );
}
