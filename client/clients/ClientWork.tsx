import { Show } from 'solid-js';
import type { ClientQuery } from '../graphql/generated/graphql.ts';
import { HealthMark } from '../production/HealthMark.tsx';
import { Line, Lines, Section } from '../records/Facts.tsx';
import { SessionLine } from '../records/SessionLine.tsx';
import { format } from '../time/format.ts';
import { title } from '../ui/words.ts';
import styles from '../records/records.module.css';

/** The projects of a client in use, with how they stand. */
export const ClientProjects = (props: { projects: ClientQuery['projects']['nodes'] | undefined }) => (
  <Section title="Projects">
    <Lines rows={props.projects} empty="No project in use.">
      {(project) => (
        <Line
          href={`/projects?open=${encodeURIComponent(project.id)}`}
          title={project.name}
          detail={[title(project.stage), project.deadline ? `due ${format().calendarDay(project.deadline)}` : '']
            .filter(Boolean)
            .join(' · ')}
          end={<Show when={project.health}>{(health) => <HealthMark health={health()} />}</Show>}
        />
      )}
    </Lines>
  </Section>
);

export const ClientSessions = (props: {
  title: string;
  sessions: ClientQuery['coming']['nodes'] | undefined;
  total: number;
  empty: string;
}) => (
  <Section title={props.title}>
    <Lines rows={props.sessions} empty={props.empty}>
      {(session) => <SessionLine {...session} />}
    </Lines>
    <Show when={props.total > (props.sessions?.length ?? 0)}>
      <p class={styles.none}>and {format().number(props.total - (props.sessions?.length ?? 0))} more</p>
    </Show>
  </Section>
);
