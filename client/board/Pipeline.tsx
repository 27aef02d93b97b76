import { createMemo, For, Show } from 'solid-js';
import type { BoardProject } from '../../domain/board/board.ts';
import { PROJECT_STAGES, type ProjectStage } from '../../domain/production/project-rules.ts';
import { minute } from '../time/clock.ts';
import type { LinkTo } from './Board.tsx';
import board from './board.module.css';
import styles from './Pipeline.module.css';
import type { BoardLayout } from './board-layout.ts';
import { cardOf, HEALTH_LOOK, STAGE_NAMES, stageOn } from './project-words.ts';
import { Linked } from './RoomCard.tsx';
import { Shape } from './Shape.tsx';
import type { WallFormat } from './wall-format.ts';

interface PipelineProps {
  projects: readonly BoardProject[];
  layout: BoardLayout;
  format: WallFormat;
  staleSince: Date | null;
  doubtful: boolean;
  linkTo: LinkTo | undefined;
}

/** The projects by stage, each with how it stands and why. */
export function Pipeline(props: PipelineProps) {
  return (
    <section class={styles.pipeline} aria-label="Projects by stage" data-doubtful={props.doubtful}>
      <For each={PROJECT_STAGES}>{(stage) => <Stage {...props} stage={stage} />}</For>
    </section>
  );
}

function Stage(props: PipelineProps & { stage: ProjectStage }) {
  const projects = createMemo(() => stageOn(props.stage, props.projects, minute(), props.format));
  const more = () => projects().length - props.layout.cards;
  return (
    <div class={styles.stage}>
      <h2>
        <span>{STAGE_NAMES[props.stage][props.layout.tight ? 1 : 0]}</span>
        <b>{projects().length}</b>
      </h2>
      <For each={projects().slice(0, props.layout.cards)}>
        {(project) => <Card project={project} format={props.format} linkTo={props.linkTo} />}
      </For>
      <p class={styles.rest}>
        <Show when={props.staleSince} fallback={more() > 0 ? `+${more()} more` : ''}>
          {(since) => <em>as of {props.format.timeNear(since(), minute())}</em>}
        </Show>
      </p>
    </div>
  );
}

function Card(props: { project: BoardProject; format: WallFormat; linkTo: LinkTo | undefined }) {
  const card = createMemo(() => cardOf(props.project, minute(), props.format));
  const look = () => HEALTH_LOOK[card().health];
  return (
    <article class={styles.card} data-tone={look().tone} data-health={card().health}>
      <Shape mark={look().mark} />
      <b title={props.project.name}>
        <Linked href={props.linkTo?.('project', props.project.id)}>{props.project.name}</Linked>
      </b>
      <span title={card().line}>
        <i class={board.unseen}>{look().words}: </i>
        {card().line}
      </span>
    </article>
  );
}
