import { For, Show } from 'solid-js';
import { minutesBetween } from '../../domain/kernel/time-range.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { format, hours } from '../time/format.ts';
import styles from './Panel.module.css';

export function Facts(props: { booking: BookingDetailFragment }) {
  const booking = () => props.booking;
  const length = (): string => hours(minutesBetween(new Date(booking().startsAt), new Date(booking().endsAt)));
  const around = (): string =>
    [
      booking().setupMinutes ? `setup from ${format().time(booking().takesFrom)}` : '',
      booking().teardownMinutes ? `teardown until ${format().time(booking().takesUntil)}` : '',
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <dl class={styles.facts}>
      <Show when={booking().sessionType}>
        {(type) => (
          <>
            <dt>Type</dt>
            <dd>{type().name}</dd>
          </>
        )}
      </Show>
      <dt>Day</dt>
      <dd>{format().day(booking().startsAt)}</dd>
      <dt>Time</dt>
      <dd>
        {format().timeRange(booking().startsAt, booking().endsAt)} <small>{length()} h</small>
        <Show when={around()}>
          <br />
          <small>{around()}</small>
        </Show>
      </dd>
      <Show when={booking().rooms.length > 0}>
        <dt>{booking().rooms.length > 1 ? 'Rooms' : 'Room'}</dt>
        <dd>
          {booking()
            .rooms.map(({ name }) => name)
            .join(', ')}
        </dd>
      </Show>
      <Show when={booking().gear.length > 0}>
        <dt>Gear</dt>
        <dd>
          <For each={booking().gear}>
            {(line) => (
              <div>
                {line.quantity > 1 ? `${line.name} × ${line.quantity}` : line.name}
                <Show when={line.kind === 'model' && line.units.length > 0}>
                  <br />
                  <small>{line.units.map(({ name }) => name).join(', ')}</small>
                </Show>
                <Show when={line.lacking > 0}>
                  <br />
                  <span class={styles.short}>{line.lacking === 1 ? '1 is lacking' : `${line.lacking} are lacking`}</span>
                </Show>
              </div>
            )}
          </For>
        </dd>
      </Show>
      <dt>People</dt>
      <dd>
        <Show when={booking().people.length > 0} fallback={<small>Nobody yet</small>}>
          <For each={booking().people}>{({ name, duty }) => <div>{duty ? `${name}, ${duty}` : name}</div>}</For>
        </Show>
      </dd>
      <Show when={(booking().priceMinor ?? null) !== null}>
        <dt>Price</dt>
        <dd>{format().amount(booking().priceMinor!)}</dd>
      </Show>
      <Show when={booking().note}>
        <dt>Note</dt>
        <dd style={{ 'white-space': 'pre-line' }}>{booking().note}</dd>
      </Show>
    </dl>
  );
}
