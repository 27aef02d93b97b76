import { createSignal, For, Show } from 'solid-js';
import type { WayOutFragment } from '../../graphql/generated/graphql.ts';
import { explain } from '../../graphql/request-failed.ts';
import { format } from '../../time/format.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { toast } from '../../ui/toast.tsx';
import { wayLine } from '../way-words.ts';
import { heldOnly, left, skipped, type Decisions, type Verdict } from './decisions.ts';
import { takenWay, waysOut, type Asking } from './ways-out.ts';
import styles from './Series.module.css';

const FATES = {
  new: { shape: 'ring', tone: 'free', text: 'free' },
  changed: { shape: 'ring', tone: 'free', text: 'changes' },
  kept: { shape: 'disc', tone: 'closed', text: 'stays' },
  left_out: { shape: 'diamond', tone: 'closed', text: 'left out' },
  called_off: { shape: 'diamond', tone: 'amber', text: 'called off' },
} as const;

/** One date: when it is, what becomes of it, what stands in the way, and what to do about that. */
export function DateRow(props: { verdict: Verdict; decisions: Decisions; asking: Asking }) {
  const [ways, setWays] = createSignal<readonly WayOutFragment[] | null>(null);
  const decided = () => props.decisions.of(props.verdict.occurrence);
  const mark = () => {
    const one = decided();
    if (one) return { shape: 'square', tone: 'hold', text: one.said } as const;
    if (!props.verdict.free) return { shape: 'triangle', tone: 'on-air', text: props.verdict.refusal ? 'not allowed' : 'clashes' } as const;
    return FATES[props.verdict.fate];
  };

  async function choose(what: string): Promise<void> {
    const { occurrence } = props.verdict;
    setWays(null);
    if (what === 'skip') props.decisions.decide(occurrence, skipped(occurrence));
    else if (what === 'hold') props.decisions.decide(occurrence, heldOnly(occurrence));
    else if (what === 'leave') props.decisions.decide(occurrence, left(occurrence));
    else if (what === '') props.decisions.decide(occurrence, null);
    else
      try {
        props.decisions.decide(occurrence, null);
        setWays(await waysOut(props.verdict, props.asking));
      } catch (error) {
        toast({ kind: 'problem', text: explain(error).text });
      }
  }
  return (
    <div class={styles.row} data-off={['left_out', 'called_off'].includes(props.verdict.fate) ? '' : undefined}>
      <time datetime={props.verdict.startsAt}>
        <b>{format().at(props.verdict.startsAt).toFormat('ccc d LLL yyyy')}</b>
        <span>{format().timeRange(props.verdict.startsAt, props.verdict.endsAt)}</span>
      </time>
      <StateMark {...mark()} />
      <Show when={clockWords(props.verdict)}>{(text) => <p>{text()}</p>}</Show>
      <Show when={!props.verdict.free || decided()}>
        <p>{props.verdict.refusal ?? props.verdict.clashes.map(clashWords).join('; ')}</p>
        <select
          class={styles.decide}
          aria-label={`What to do on ${format().day(props.verdict.startsAt)}`}
          value={valueOf(decided()?.decision.decision, ways() !== null)}
          onChange={(event) => void choose(event.currentTarget.value)}
        >
          <option value="">Decide …</option>
          <Show when={props.verdict.bookingId}>
            <option value="leave">Leave it where it is</option>
          </Show>
          <option value="skip">{props.verdict.bookingId ? 'Call it off' : 'Leave it out'}</option>
          <option value="hold">Hold it only</option>
          <option value="move">Another time or room …</option>
        </select>
      </Show>
      <Show when={ways()}>
        {(all) => (
          <div class={styles.ways}>
            <Show when={all().length > 0} fallback={<p>Nothing else is free near then. Leave it out, or hold it.</p>}>
              <For each={all()}>
                {(way) => (
                  <button
                    type="button"
                    onClick={() => {
                      props.decisions.decide(props.verdict.occurrence, takenWay(props.verdict, way, props.asking));
                      setWays(null);
                    }}
                  >
                    {wayLine(way)}
                  </button>
                )}
              </For>
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}

const valueOf = (decision: string | undefined, looking: boolean): string => (looking ? 'move' : (decision ?? ''));

const clashWords = ({ resourceName, what, by, endsAt }: Verdict['clashes'][number]): string =>
  `${resourceName}: ${what}${by ? `, booked by ${by}` : ''}, until ${format().time(endsAt)}`;

const clockWords = ({ clock, occurrence }: Verdict): string | null => {
  const time = occurrence.slice(11);
  if (clock === 'skipped') return `The clocks skip ${time} that night; it begins later by as much.`;
  return clock === 'twice' ? `The clocks show ${time} twice that night; it begins at the first.` : null;
};
