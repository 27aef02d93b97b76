import { createSignal, For, Show } from 'solid-js';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { clockWords } from '../../domain/scheduling/house/hours-rules.ts';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import { createRead } from '../graphql/read.ts';
import { Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import { ExceptionDialog, type Exceptional } from './ExceptionDialog.tsx';
import { HolidaysDialog } from './HolidaysDialog.tsx';
import type { ExceptionRow } from './hours-documents.ts';
import { BookingPolicyDocument } from './house-documents.ts';
import { HousePage } from './HousePage.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { createExceptions } from './use-exceptions.ts';
import { Year } from './Year.tsx';
import styles from './house.module.css';

const daysText = ({ firstDay, lastDay }: ExceptionRow): string =>
  firstDay === lastDay ? format().calendarDay(firstDay) : `${format().calendarDay(firstDay)} – ${format().calendarDay(lastDay)}`;
const hoursOf = ({ opensMinute, closesMinute }: ExceptionRow): string =>
  opensMinute == null ? 'Closed' : `Open ${clockWords(opensMinute)}–${clockWords(closesMinute!)}`;

/** A year of days: holidays, days off and days with other hours; and what holds outside of opening hours. */
export default function HoursPage() {
  const today = () => format().isoDay(minute());
  const [year, setYear] = createSignal(Number(today().slice(0, 4)));
  const [open, setOpen] = createSignal<Exceptional>(null);
  const [choosing, setChoosing] = createSignal(false);
  const read = createExceptions(year);
  const policy = createRead(BookingPolicyDocument, () => ({}), { areas: ['scheduling'] });
  const mayKeep = () => may(schedulingPolicy, 'keep_rules');
  return (
    <HousePage
      tools={
        <span class={styles.turn}>
          <IconButton look="plain" label="Previous year" icon={<ChevronLeft />} onClick={() => setYear(year() - 1)} />
          <b>{year()}</b>
          <IconButton look="plain" label="Next year" icon={<ChevronRight />} onClick={() => setYear(year() + 1)} />
        </span>
      }
      actions={
        <Show when={mayKeep()}>
          <Button onClick={() => setChoosing(true)}>Add holidays</Button>
          <Button look="primary" onClick={() => setOpen({ day: today().startsWith(String(year())) ? today() : `${year()}-01-01` })}>
            New day
          </Button>
        </Show>
      }
    >
      <div class={styles.wide}>
        <Loaded read={read}>
          {(rows) => (
            <>
              <Year
                year={year()}
                exceptions={rows()}
                today={today()}
                mayKeep={mayKeep()}
                onChoose={({ day, exception }) => {
                  if (exception && mayKeep()) setOpen({ exception });
                  else if (!exception) setOpen({ day });
                }}
              />
              <Section title={`Days of ${year()} that differ`}>
                <Show
                  when={rows().length > 0}
                  fallback={
                    <p class={styles.hint}>
                      Every day of {year()} is as its weekday says. Rooms have their opening hours under Rooms; enter here when a day
                      differs.
                    </p>
                  }
                >
                  <ul class={styles.exceptions}>
                    <For each={rows()}>
                      {(row) => (
                        <li>
                          <button type="button" disabled={!mayKeep()} onClick={() => setOpen({ exception: row })}>
                            <b>{row.name}</b>
                            <span>{daysText(row)}</span>
                            <span>{hoursOf(row)}</span>
                            <span>{row.roomName ?? 'Whole house'}</span>
                          </button>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              </Section>
            </>
          )}
        </Loaded>
        <Section title="Bookings outside of opening hours, and in the past">
          <Loaded read={policy}>
            {(data) => <PolicyForm policy={data().bookingPolicy} mayKeep={mayKeep()} onSaved={() => void policy.refetch()} />}
          </Loaded>
        </Section>
      </div>
      <ExceptionDialog what={open()} onClose={() => setOpen(null)} onSaved={() => void read.refetch()} />
      <HolidaysDialog
        open={choosing()}
        year={year()}
        exceptions={read.data() ?? []}
        onClose={() => setChoosing(false)}
        onSaved={() => void read.refetch()}
      />
    </HousePage>
  );
}
