import { createEffect, on } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { createAction } from '../../graphql/action.ts';
import type { FindTimeInput, FoundTimeFragment } from '../../graphql/generated/graphql.ts';
import { Form } from '../../ui/Form.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../desk.ts';
import { ForWhom } from './FindFields.tsx';
import { BookFoundDocument } from './find-documents.ts';
import type { FindValues } from './find-values.ts';
import type { FoundSession } from './shown.ts';
import styles from './Find.module.css';

export const BOOK_FORM = 'book-found';
export type BookedState = 'confirmed' | 'tentative' | 'hold';
export const STATE_ACTS: Record<BookedState, string> = { confirmed: 'Book', tentative: 'Pencil in', hold: 'Hold' };
const DONE: Record<BookedState, string> = { confirmed: 'booked', tentative: 'pencilled in', hold: 'on hold' };

/** Books all sessions of an answer in one step: all of them or none. */
export function BookFound(props: {
  found: FoundTimeFragment;
  asked: FindTimeInput;
  values: FindValues;
  set: SetStoreFunction<FindValues>;
  state: BookedState;
  setState: (state: BookedState) => void;
  onBusy: (busy: boolean) => void;
  /** Somebody was faster: the answers are others now. */
  onTaken: () => void;
  onBooked: () => void;
}) {
  const desk = useDesk();
  const book = createAction(BookFoundDocument, (data) => data.bookFound);
  createEffect(on(book.busy, props.onBusy));

  const titleOf = (session: FoundSession): string => {
    const title = props.values.title.trim();
    return session.label && props.found.pieces.length > 1 ? `${title}: ${session.label}` : title;
  };

  async function save(): Promise<void> {
    const { client, project, title } = props.values;
    const booked = await book.run({
      input: {
        request: props.asked,
        pieces: props.found.pieces.map((session) => ({
          title: titleOf(session),
          state: props.state,
          startsAt: session.startsAt,
          endsAt: session.endsAt,
          setupMinutes: session.setupMinutes,
          teardownMinutes: session.teardownMinutes,
          clientId: client?.id ?? null,
          projectId: project?.id ?? null,
          rooms: session.rooms.map(({ id }) => id),
          people: session.people.map(({ id, duty }) => ({ personId: id, duty })),
          gear: session.gear.map(({ kind, id, quantity }) =>
            kind === 'model' ? { modelId: id, quantity } : kind === 'kit' ? { kitId: id } : { unitId: id },
          ),
          roles: session.openRoles.map(({ skill, quantity, duty }) => ({ skill, quantity, duty })),
          unitIds: session.gear.filter(({ kind }) => kind === 'model').flatMap(({ unitIds }) => unitIds),
        })),
      },
    });
    if (!booked) {
      const refusal = book.refusal();
      if (refusal?.__typename !== 'FoundTaken') return;
      toast({ kind: 'problem', text: refusal.message });
      return props.onTaken();
    }
    const { bookings } = booked;
    for (const { id } of bookings) desk.own(id);
    props.onBooked();
    toast({
      text: `${title.trim()} is ${DONE[props.state]}${bookings.length > 1 ? `: ${bookings.length} sessions in one step` : ''}.`,
    });
    desk.open({ kind: 'booking', id: bookings[0]!.id });
  }

  return (
    <Form
      id={BOOK_FORM}
      class={styles.book ?? ''}
      label="Book what was found"
      issues={book.issues().map((issue) => ({ ...issue, path: issue.path.replace(/^pieces\.\d+\.title$/, 'title') }))}
      outcome={{ ...book, issues: () => [] }}
      onSubmit={save}
    >
      <h3>Book it</h3>
      <TextField
        label="Title"
        name="title"
        required
        maxLength={200}
        value={props.values.title}
        onInput={(title) => props.set('title', title)}
      />
      <Segmented
        label="How firm"
        wide
        value={props.state}
        onInput={props.setState}
        choices={[
          { value: 'confirmed', label: 'Confirmed' },
          { value: 'tentative', label: 'Pencil' },
          { value: 'hold', label: 'Hold' },
        ]}
      />
      <ForWhom values={props.values} set={props.set} />
    </Form>
  );
}
