import { send } from '../graphql/client.ts';
import type { BookingState } from '../graphql/generated/graphql.ts';
import {
  CancelDocument,
  CheckInDocument,
  CompleteDocument,
  ConfirmDocument,
  HoldDocument,
  NoShowDocument,
  PencilDocument,
} from './mutations.ts';

const STEPS = {
  hold: HoldDocument,
  tentative: PencilDocument,
  confirmed: ConfirmDocument,
  in_session: CheckInDocument,
  completed: CompleteDocument,
  cancelled: CancelDocument,
  no_show: NoShowDocument,
} as const;

export const isStep = (state: BookingState): state is keyof typeof STEPS => state in STEPS;

/** Takes the session a step further. @throws RequestFailed */
export const takeStep = async (state: keyof typeof STEPS, bookingId: string) =>
  (await send(STEPS[state] as typeof ConfirmDocument, { input: { bookingId } })).result;

/** Who is in the room may begin and end it; everything else is planning. */
export const isRunning = (state: BookingState): boolean => state === 'in_session' || state === 'completed' || state === 'no_show';
