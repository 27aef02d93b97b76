import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { PROJECT_STAGES, STAGES } from '../../domain/production/project-rules.ts';
import { format } from '../time/format.ts';
import { neighbour, step, type Direction } from './arrangement.ts';
import { createMoves } from './move.ts';
import { createPointerDrag } from './pointer-drag.ts';
import type { ProjectRow } from './production-documents.ts';
import { ProjectCard } from './ProjectCard.tsx';
import styles from './Pipeline.module.css';

const DIRECTIONS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/**
 * Six columns of cards. By pointer they are dragged; by keyboard the arrows go from card to card, Enter opens one,
 * Space (or m) lifts it, and then the arrows move it.
 */
export function Pipeline(props: {
  rows: readonly ProjectRow[];
  mayMove: boolean;
  openId: string | undefined;
  onOpen: (id: string) => void;
  refetch: () => Promise<void>;
}) {
  const moves = createMoves(
    () => props.rows,
    () => props.refetch(),
  );
  const [active, setActive] = createSignal<string>();
  const [ghost, setGhost] = createSignal<{ id: string; x: number; y: number } | null>(null);
  let board!: HTMLDivElement;
  const drag = createPointerDrag(() => board, moves, setGhost);

  const first = (): string | undefined => PROJECT_STAGES.flatMap((stage) => moves.columns()[stage])[0]?.id;
  /** One card is in the tab order: the last one that had the focus, while it is there. */
  const inTabOrder = (): string | undefined => (props.rows.some(({ id }) => id === active()) ? active() : first());
  const focus = (id: string | null): void => {
    if (!id) return;
    setActive(id);
    queueMicrotask(() => board.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus());
  };
  // A card that goes to another column is drawn anew there: the focus goes with it.
  createEffect(on(moves.lifted, (hand, before) => void (hand?.by === 'keys' && before && focus(hand.id)), { defer: true }));

  function press(event: KeyboardEvent): void {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card;
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
    const hand = moves.lifted();
    const direction = DIRECTIONS[event.key];
    const isHeld = hand?.id === id;
    if (direction) {
      event.preventDefault();
      if (!isHeld) return focus(neighbour(moves.columns(), id, direction));
      const next = step(moves.columns(), id, direction);
      if (next) moves.carry(next);
    } else if (event.key === 'Escape' && isHeld) {
      event.preventDefault();
      event.stopPropagation();
      moves.putBack();
      focus(id);
    } else if (isHeld && (event.key === ' ' || event.key === 'Enter')) {
      event.preventDefault();
      moves.drop();
      focus(id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpen(id);
    } else if (props.mayMove && (event.key === ' ' || event.key === 'm')) {
      event.preventDefault();
      moves.lift(id, 'keys');
    }
  }

  return (
    <>
      <div
        ref={board}
        class={styles.board}
        onKeyDown={press}
        onFocusOut={(event) => {
          // Whoever walks away from a lifted card has not decided: it goes back.
          const hand = moves.lifted();
          if (hand?.by !== 'keys') return;
          setTimeout(() => !board.contains(document.activeElement) && moves.lifted()?.id === hand.id && moves.putBack(), 0);
          event.stopPropagation();
        }}
      >
        <For each={PROJECT_STAGES}>
          {(stage) => (
            <section class={styles.column} data-stage={stage} aria-label={STAGES[stage].label}>
              <header>
                <h2>{STAGES[stage].label}</h2>
                <span>{format().number(moves.columns()[stage].length)}</span>
              </header>
              <ul>
                <For each={moves.columns()[stage]}>
                  {(project) => (
                    <li>
                      <ProjectCard
                        project={project}
                        id={project.id}
                        tabIndex={inTabOrder() === project.id ? 0 : -1}
                        isOpen={props.openId === project.id}
                        isLifted={moves.lifted()?.id === project.id}
                        movable={props.mayMove}
                        onFocus={() => setActive(project.id)}
                        onOpen={() => props.onOpen(project.id)}
                        onPointerDown={(event) => props.mayMove && drag(event, project.id)}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
      <Show when={ghost() && props.rows.find(({ id }) => id === ghost()!.id)}>
        {(project) => (
          <div class={styles.ghost} aria-hidden="true" style={{ transform: `translate(${ghost()!.x - 24}px, ${ghost()!.y - 18}px)` }}>
            <ProjectCard project={project()} isLifted={false} isOpen={false} movable={false} />
          </div>
        )}
      </Show>
      <p class="unseen" id="pipeline-keys">
        {props.mayMove
          ? 'Arrow keys go from card to card, Enter opens, Space lifts a card to move it.'
          : 'Arrow keys go from card to card, Enter opens.'}
      </p>
      <p class="unseen" role="status" aria-live="assertive">
        {moves.said()}
      </p>
    </>
  );
}
