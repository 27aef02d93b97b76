import type { AnyVariables } from '@urql/core';
import type { Document } from '../graphql/client.ts';
import {
  BookDocument,
  CancelDocument,
  CheckInDocument,
  CompleteDocument,
  ConfirmDocument,
  EditDocument,
  HoldDocument,
  MoveDocument,
  NoShowDocument,
  PencilDocument,
} from '../schedule/mutations.ts';
import type { Act } from './outbox.ts';

const act = <Data, Variables extends AnyVariables>(document: Document<Data, Variables>, pick: (data: Data) => object): Act => ({
  document: document as Act['document'],
  pick: pick as Act['pick'],
});
/** All steps answer alike. */
const step = (document: unknown): Act => act(document as typeof ConfirmDocument, (data) => data.result);

/** What can be done without a connection, by name; steps are called by the state they lead to. */
export const ACTS: Readonly<Record<string, Act>> = {
  book: act(BookDocument, (data) => data.bookSession),
  edit: act(EditDocument, (data) => data.editBooking),
  move: act(MoveDocument, (data) => data.moveBooking),
  hold: step(HoldDocument),
  tentative: step(PencilDocument),
  confirmed: step(ConfirmDocument),
  in_session: step(CheckInDocument),
  completed: step(CompleteDocument),
  cancelled: step(CancelDocument),
  no_show: step(NoShowDocument),
};
