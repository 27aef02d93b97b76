import { Show } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { shortDay } from './short-day.ts';
import { HealthMark } from './HealthMark.tsx';
import type { ProjectRow } from './production-documents.ts';
import { healthOf } from './standing.ts';
import styles from './Pipeline.module.css';

/** A project as a card: for whom, how it stands and why, and by when. */
export function ProjectCard(props: {
  project: ProjectRow;
  /** Without one it is only a picture, such as under the pointer. */
  id?: string;
  tabIndex?: number;
  isOpen: boolean;
  isLifted: boolean;
  movable: boolean;
  onFocus?: () => void;
  onOpen?: () => void;
  onPointerDown?: (event: PointerEvent) => void;
}) {
  const standing = () => healthOf(props.project, minute());
  const reason = () => standing().reasons[0]?.text;
  return (
    <article
      class={styles.card}
      data-card={props.id}
      data-health={standing().health}
      data-open={props.isOpen ? '' : undefined}
      data-lifted={props.isLifted ? '' : undefined}
      data-movable={props.movable ? '' : undefined}
      role={props.id ? 'button' : undefined}
      tabIndex={props.tabIndex}
      aria-describedby={props.id ? 'pipeline-keys' : undefined}
      onFocus={() => props.onFocus?.()}
      onClick={() => props.onOpen?.()}
      onPointerDown={(event) => props.onPointerDown?.(event)}
    >
      <h3 title={props.project.name}>{props.project.name}</h3>
      <p title={props.project.client?.name}>{props.project.client?.name ?? 'No client'}</p>
      <Show
        when={props.project.stage !== 'wrap' || standing().health !== 'on_track'}
        fallback={<Delivered at={props.project.deliveredAt} />}
      >
        <HealthMark health={standing().health} />
        <Show when={standing().health !== 'on_track' && reason()}>{(text) => <small title={text()}>{text()}</small>}</Show>
      </Show>
      <footer>
        <span>{props.project.producer?.name ?? ''}</span>
        <Show when={props.project.stage !== 'wrap' && props.project.deadline}>
          {(day) => <time dateTime={day()}>{shortDay(day())}</time>}
        </Show>
      </footer>
    </article>
  );
}

const Delivered = (props: { at: string | null | undefined }) => (
  <Show when={props.at}>{(at) => <small>Delivered {format().dayWithYear(at())}</small>}</Show>
);
