import { Show } from 'solid-js';
import CalendarSearch from 'lucide-solid/icons/calendar-search';
import Hourglass from 'lucide-solid/icons/hourglass';
import ClockAlert from 'lucide-solid/icons/clock-alert';
import { addShortcut } from '../../app/shortcuts.ts';
import { createRead } from '../../graphql/read.ts';
import { Button } from '../../ui/Button.tsx';
import { useDesk } from '../desk.ts';
import { createGaps } from '../gaps/gaps.ts';
import { useSchedule } from '../schedule-state.ts';
import { WaitlistCountDocument } from '../waitlist/waitlist-documents.ts';
import styles from './FindTools.module.css';

/** Finding time, who waits for it, and what plans miss; with how many. */
export function FindTools() {
  const schedule = useSchedule();
  const desk = useDesk();
  const waitlist = createRead(WaitlistCountDocument, () => ({}), { areas: ['scheduling'] });
  const gaps = createGaps();
  const waiting = (): number => waitlist.data()?.waitlist.length ?? 0;
  const offered = (): number => waitlist.data()?.waitlist.filter(({ state }) => state === 'offered').length ?? 0;
  const missing = (): string => `Rooms missing in ${gaps.all().length === 1 ? 'one plan' : `${gaps.all().length} plans`}`;
  const isOpen = (kind: string): boolean => desk.target()?.kind === kind;
  const toggle = (kind: 'find' | 'waitlist' | 'gaps') => desk.open(isOpen(kind) ? null : { kind });

  addShortcut({ keys: 'f', label: 'Find time', group: 'Schedule', run: () => schedule.mayPlan() && desk.open({ kind: 'find' }) });
  return (
    <>
      <Show when={schedule.mayPlan()}>
        <Button aria-label="Find time" title="Find time" aria-expanded={isOpen('find')} onClick={() => toggle('find')}>
          <CalendarSearch aria-hidden="true" size="1rem" /> <span data-word="">Find time</span>
        </Button>
      </Show>
      <Button
        aria-label={waitlistName(waiting(), offered())}
        title={waitlistName(waiting(), offered())}
        aria-expanded={isOpen('waitlist')}
        onClick={() => toggle('waitlist')}
      >
        <Hourglass aria-hidden="true" size="1rem" /> <span data-word="">Waitlist</span>
        <Show when={waiting() > 0}>
          <b class={styles.count} data-tone={offered() > 0 ? 'hold' : undefined}>
            {waiting()}
          </b>
        </Show>
      </Button>
      <Show when={gaps.all().length > 0}>
        <Button aria-label={missing()} title={missing()} aria-expanded={isOpen('gaps')} onClick={() => toggle('gaps')}>
          <ClockAlert aria-hidden="true" size="1rem" /> <span data-word="">To book</span>
          <b class={styles.count} data-tone="amber">
            {gaps.all().length}
          </b>
        </Button>
      </Show>
    </>
  );
}

const waitlistName = (waiting: number, offered: number): string =>
  ['Waitlist', waiting > 0 ? `${waiting} waiting` : '', offered > 0 ? `${offered} offered` : ''].filter(Boolean).join(', ');
