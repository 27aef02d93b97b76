import { createMemo, type Accessor } from 'solid-js';
import { useSearchParams } from '@solidjs/router';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { PERIOD_KINDS, periodAt, type Period, type PeriodKind } from './period.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The period on the screen; it stands in the address, so that a reload or a link shows the same. */
export function usePeriod(): { period: Accessor<Period>; today: Accessor<string>; show: (period: Period) => void } {
  const [params, setParams] = useSearchParams<{ period?: string; day?: string }>();
  const today = createMemo(() => format().isoDay(minute()));
  const period = createMemo(() => {
    const kind = PERIOD_KINDS.find((one) => one === params.period) ?? 'month';
    const day = params.day && DAY.test(params.day) && !Number.isNaN(Date.parse(params.day)) ? params.day : today();
    return periodAt(kind, day);
  });
  return { period, today, show: ({ kind, firstDay }) => setParams({ period: kind as PeriodKind, day: firstDay }, { replace: true }) };
}
