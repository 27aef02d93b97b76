import { Show } from 'solid-js';
import { now } from '../time/clock.ts';
import { Linked } from './RoomCard.tsx';
import { staleWords } from './stale-words.ts';
import type { WallFormat } from './wall-format.ts';

/** A panel's name, and the age of its data while they are not live. */
export function PanelHead(props: { name: string; href?: string | undefined; staleSince: Date | null; format: WallFormat }) {
  return (
    <h2>
      <Linked href={props.href}>{props.name}</Linked>
      <Show when={props.staleSince}>{(since) => <em> {staleWords(since(), now(), props.format)}</em>}</Show>
    </h2>
  );
}
