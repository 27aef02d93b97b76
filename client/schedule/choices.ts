import type { BookingChoiceKind } from '../graphql/generated/graphql.ts';
import { ask, send } from '../graphql/client.ts';
import { isRefusal } from '../graphql/refusal.ts';
import { explain } from '../graphql/request-failed.ts';
import type { Option } from '../ui/Combobox.tsx';
import { toast } from '../ui/toast.tsx';
import { ChoicesDocument } from './documents.ts';
import { NewClientDocument } from './mutations.ts';

export interface Choice extends Option {
  kind: BookingChoiceKind;
}

export interface At {
  startsAt: Date;
  endsAt: Date;
}

/** Finds what a session could have at that time. */
export async function findChoices(
  kinds: readonly BookingChoiceKind[],
  search: string,
  at: At | null,
  more: { bookingId?: string | undefined; clientId?: string | undefined; skill?: string | undefined } = {},
): Promise<Choice[]> {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { bookingChoices } = await ask(ChoicesDocument, {
        kind,
        search: search.slice(0, 200),
        startsAt: at?.startsAt.toISOString(),
        endsAt: at?.endsAt.toISOString(),
        ...more,
      });
      return bookingChoices.map(({ id, name, note, free }): Choice => ({
        id,
        kind,
        label: name,
        note: noteOf(kind, note, free, at !== null),
      }));
    }),
  );
  return found.flat();
}

function noteOf(kind: BookingChoiceKind, note: string, free: number, timed: boolean): string {
  if (!timed || kind === 'client' || kind === 'project') return note;
  const said = kind === 'model' ? (free ? `${free} free` : 'none free') : free ? 'free' : 'taken then';
  return [note, said].filter(Boolean).join(' · ');
}

/** A client of whom only the name is known yet; undefined, and said, when it could not be made. */
export async function createClient(name: string): Promise<Option | undefined> {
  try {
    const { createClient: made } = await send(NewClientDocument, { input: { name } });
    if (!isRefusal(made)) return { id: made.id, label: made.name };
    toast({ kind: 'problem', text: made.message });
  } catch (error) {
    toast({ kind: 'problem', text: explain(error).text });
  }
  return undefined;
}
