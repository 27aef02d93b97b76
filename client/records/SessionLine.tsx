import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { StateMark, type Shape, type Tone } from '../ui/StateMark.tsx';
import { title } from '../ui/words.ts';
import { Line } from './Facts.tsx';

const MARKS: Record<string, [Shape, Tone]> = {
  inquiry: ['square', 'hold'],
  hold: ['square', 'hold'],
  tentative: ['square', 'hold'],
  confirmed: ['ring', 'closed'],
  in_session: ['disc', 'on-air'],
  completed: ['half', 'closed'],
  cancelled: ['diamond', 'closed'],
  no_show: ['triangle', 'amber'],
};

export const sessionPath = (id: string): string => `/schedule?session=${encodeURIComponent(id)}`;

/** A session as one row of another record: when, and where it stands. */
export function SessionLine(props: {
  id?: string | null | undefined;
  title: string | null | undefined;
  startsAt: string;
  endsAt: string;
  state?: string;
  detail?: string;
}) {
  const when = () => {
    const year = format().at(props.startsAt).year === format().at(minute()).year ? '' : ` ${format().at(props.startsAt).year}`;
    return `${format().dayShort(props.startsAt)}${year}, ${format().timeRange(props.startsAt, props.endsAt)}`;
  };
  const mark = () => MARKS[props.state ?? ''];
  return (
    <Line
      {...(props.id ? { href: sessionPath(props.id) } : {})}
      title={props.title ?? 'A session'}
      detail={[when(), props.detail].filter(Boolean).join(' · ')}
      end={mark() ? <StateMark shape={mark()![0]} tone={mark()![1]} text={title(props.state!)} /> : undefined}
    />
  );
}
