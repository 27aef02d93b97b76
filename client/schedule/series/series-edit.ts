import { wallAt, wallText } from '../../../domain/kernel/wall-time.ts';
import { minutesBetween } from '../../../domain/kernel/time-range.ts';
import type { EditSeriesInput, SeriesScope } from '../../graphql/generated/graphql.ts';
import { ask, send } from '../../graphql/client.ts';
import { isRefusal } from '../../graphql/refusal.ts';
import { explain } from '../../graphql/request-failed.ts';
import { toast } from '../../ui/toast.tsx';
import type { Desk } from '../desk.ts';
import type { BookingInput } from '../form-values.ts';
import { askScope } from './scope.ts';
import { CancelSeriesDocument, EditSeriesDocument, PlaceDocument } from './series-documents.ts';

type Changes = Omit<EditSeriesInput, 'seriesId' | 'scope' | 'occurrence' | 'expectedVersion' | 'decisions' | 'onClash'>;

/** A change of a series that somebody is about to make. */
export interface SeriesEdit {
  seriesId: string;
  title: string;
  version: number;
  scope: SeriesScope;
  occurrence: string | null;
  changes: Changes;
  /** Whether how it repeats is part of it. */
  repeats: boolean;
}

interface Placed {
  occurrence: string;
  seriesId: string;
  version: number;
  title: string;
  zone: string;
}

/** The place of a session in its series; null when it is in none any more. */
async function placeOf(bookingId: string): Promise<Placed | null> {
  const { node } = await ask(PlaceDocument, { id: bookingId });
  if (node?.__typename !== 'Booking' || !node.series || !node.occurrence) return null;
  const { id, version, title, zone } = node.series;
  return { occurrence: node.occurrence, seriesId: id, version, title, zone };
}

/** What the booking form changed, as a change of the series. */
export function seriesChanges(changed: Partial<BookingInput>, zone: string, times: { startsAt: Date; endsAt: Date } | null): Changes {
  const { startsAt, endsAt, ...plain } = changed;
  return {
    ...(plain as Changes),
    ...(startsAt !== undefined && times ? { newTime: wallText(wallAt(times.startsAt, zone)) } : {}),
    ...((startsAt !== undefined || endsAt !== undefined) && times ? { lengthMinutes: minutesBetween(times.startsAt, times.endsAt) } : {}),
  };
}

/**
 * Asks how far a change of a session reaches. `this` is left to whoever asks; otherwise the series is changed, or its panel is opened where
 * dates need a decision.
 */
export async function changeWithScope(
  desk: Desk,
  act: string,
  session: { id: string; title: string | null },
  changesIn: (zone: string) => Changes,
): Promise<'this' | 'done' | 'nothing'> {
  const scope = await askScope(act, session.title ?? 'A session of a series');
  if (scope === null) return 'nothing';
  if (scope === 'this') return 'this';
  try {
    const place = await placeOf(session.id);
    if (!place) return 'this';
    const { seriesId, occurrence, version, title, zone } = place;
    await applyEdit(desk, { seriesId, occurrence, version, title, scope, changes: changesIn(zone), repeats: false });
  } catch (error) {
    toast({ kind: 'problem', text: explain(error).text });
  }
  return 'done';
}

async function applyEdit(desk: Desk, edit: SeriesEdit): Promise<void> {
  const { seriesId, occurrence, version, scope, changes, title } = edit;
  const { editSeries: answer } = await send(EditSeriesDocument, {
    input: { seriesId, occurrence, expectedVersion: version, scope, ...changes },
  });
  if (!isRefusal(answer)) return void toast({ text: `${title} is changed.` });
  if (answer.__typename === 'NotFound' || answer.__typename === 'NotAllowed') return void toast({ kind: 'problem', text: answer.message });
  // Dates to decide on, a rule to say anew, two sides to choose from: there is room for it in the panel.
  desk.open({ kind: 'series-edit', edit: { ...edit, repeats: answer.__typename === 'RuleRefused' } });
  desk.announce(answer.message);
}

/** Calls off a session of a series, as far as somebody says; `this` is left to whoever asks. */
export async function cancelWithScope(session: { id: string; title: string | null }): Promise<'this' | 'done' | 'nothing'> {
  const scope = await askScope('Call off', session.title ?? 'A session of a series');
  if (scope === null) return 'nothing';
  const place = scope === 'this' ? null : await placeOf(session.id);
  if (scope === 'this' || !place) return 'this';
  const { seriesId, occurrence, version, title } = place;
  const { cancelSeries: answer } = await send(CancelSeriesDocument, { input: { seriesId, scope, occurrence, expectedVersion: version } });
  if (isRefusal(answer)) toast({ kind: 'problem', text: answer.message });
  else toast({ text: scope === 'all' ? `${title} is called off.` : `${title} ends before this session.` });
  return 'done';
}
