import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { holds, periodAt, periodName, shifted, type Period, type PeriodKind } from './period.ts';
import styles from './PeriodTools.module.css';

const CHOICES = [
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
] as const satisfies readonly { value: PeriodKind; label: string }[];

/** Which stretch of the calendar is shown, and the way to the next. */
export function PeriodTools(props: { period: Period; today: string; onInput: (period: Period) => void }) {
  /** Around today when it is in sight: who looks at this month and asks for a week means this week. */
  const anchor = (): string => (holds(props.period, props.today) ? props.today : props.period.firstDay);
  return (
    <>
      <Segmented label="Period" value={props.period.kind} choices={CHOICES} onInput={(kind) => props.onInput(periodAt(kind, anchor()))} />
      <Button disabled={holds(props.period, props.today)} onClick={() => props.onInput(periodAt(props.period.kind, props.today))}>
        Today
      </Button>
      <span class={styles.steps}>
        <IconButton
          label={`Previous ${props.period.kind}`}
          icon={<ChevronLeft />}
          onClick={() => props.onInput(shifted(props.period, -1))}
        />
        <IconButton label={`Next ${props.period.kind}`} icon={<ChevronRight />} onClick={() => props.onInput(shifted(props.period, 1))} />
      </span>
      <span class={styles.name} role="status">
        {periodName(props.period, format().place.locale)}
      </span>
    </>
  );
}
