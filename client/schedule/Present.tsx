import { createMemo, For, Show } from 'solid-js';
import { format } from '../time/format.ts';
import { Menu } from '../ui/Menu.tsx';
import { colourOf, initialsOf } from './person-colour.ts';
import { usePresence, type Person } from './presence.ts';
import type { Room } from './room.ts';
import { useSchedule } from './schedule-state.ts';
import styles from './Present.module.css';

/** How many have a place in the line; when there are more, the last place tells how many. */
const PLACES: Record<Room, number> = { phone: 3, tight: 3, usual: 4, wide: 5 };

/** Who else is on the schedule, and where: a press goes to the day they look at. */
export function Present(props: { room: Room }) {
  const schedule = useSchedule();
  const presence = usePresence();
  /** One for each person: what they do in the tab in which they do most. */
  const people = createMemo(() => {
    const byMember = new Map<string, Person>();
    const busy = ({ editing, drag, openId }: Person): number => (drag ? 4 : 0) + (editing ? 2 : 0) + (openId ? 1 : 0);
    for (const person of presence.others()) {
      const known = byMember.get(person.memberId);
      if (!known || busy(person) > busy(known)) byMember.set(person.memberId, person);
    }
    return [...byMember.values()];
  });
  const sessionName = (id: string): string => schedule.bookingById().get(id)?.title ?? 'a session';
  const does = (person: Person): string => {
    const on = person.day && person.day !== schedule.day() ? `, ${format().calendarDay(person.day)}` : '';
    if (person.drag) return `${person.drag.bookingId ? `is moving ${sessionName(person.drag.bookingId)}` : 'is drawing a session'}${on}`;
    if (person.openId) return `${person.editing ? 'is editing' : 'looks at'} ${sessionName(person.openId)}${on}`;
    return on ? `looks at ${format().calendarDay(person.day!)}` : 'is here too';
  };
  const go = (person: Person): void => void (person.day && schedule.go({ day: person.day }));
  const shown = createMemo((): Person[] => {
    const places = PLACES[props.room];
    return people().length > places ? people().slice(0, places - 1) : people();
  });
  const others = (): Person[] => people().slice(shown().length);
  return (
    <Show when={people().length > 0}>
      <ul class={styles.people} aria-label="Also here">
        <For each={shown()}>
          {(person) => (
            <li>
              <button
                type="button"
                class={styles.person}
                data-elsewhere={person.day !== schedule.day() ? '' : undefined}
                data-busy={person.drag || person.editing ? '' : undefined}
                style={{ '--person': colourOf(person.seat) }}
                title={`${person.name} ${does(person)}`}
                aria-label={`${person.name} ${does(person)}`}
                onClick={() => go(person)}
              >
                {initialsOf(person.name)}
              </button>
            </li>
          )}
        </For>
        <Show when={others().length > 0}>
          <li>
            <Menu
              class={styles.more ?? ''}
              label={`${others().length} more here`}
              items={others().map((person) => ({ label: person.name, note: does(person), onSelect: () => go(person) }))}
            >
              +{others().length}
            </Menu>
          </li>
        </Show>
      </ul>
    </Show>
  );
}
