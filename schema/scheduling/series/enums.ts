import { builder } from '../../builder.ts';

export const SkipReasonEnum = builder.enumType('SeriesSkipReason', {
  description: 'Why a series has no session at one of its places.',
  values: {
    clash: { description: 'Something else had a room, a person or gear.' },
    refused: { description: 'A rule of the studio said no, or something that it asks for is gone.' },
    cancelled: { description: 'Its session was called off.' },
    left_out: { description: 'Somebody chose to do without it.' },
  },
});

export const ScopeEnum = builder.enumType('SeriesScope', {
  description: 'How far a change of a series reaches. A single session is changed by itself: editBooking, moveBooking, cancelBooking.',
  values: {
    following: { description: 'This session and all that follow; they go on as a series of their own.' },
    all: { description: 'All that are still to come. What runs or is over stays as it was.' },
  },
});

export const DecisionEnum = builder.enumType('SeriesDecisionKind', {
  description: 'What is to happen to one date of a series.',
  values: {
    skip: { description: 'No session then; the date is remembered and can be had later. One that stands there is called off.' },
    hold: { description: 'Only a hold: it takes nothing from anybody.' },
    move: { description: 'At another time, or with other rooms, people or gear.' },
    leave: { description: 'A session that stands there stays when and where it is; it follows in everything else.' },
  },
});

export const OnClashEnum = builder.enumType('SeriesOnClash', {
  description: 'What is to happen to dates that clash and of which nothing was decided.',
  values: {
    refuse: { description: 'Nothing is written; SeriesClashes names them.' },
    skip: { description: 'They are skipped and remembered; sessions that stand there stay where they are.' },
    hold: { description: 'They become holds.' },
    leave: { description: 'Sessions that stand there stay where they are; new ones are skipped.' },
  },
});

export const ClockEnum = builder.enumType('SeriesClock', {
  description: 'Whether the clocks change at a date.',
  values: {
    plain: { description: 'The wall time is there once.' },
    skipped: { description: 'The clocks go forward over it; the session begins later by as much (02:30 becomes 03:30).' },
    twice: { description: 'The clocks go back over it and show it twice; the session begins at the first.' },
  },
});

export const FateEnum = builder.enumType('SeriesDateFate', {
  description: 'What would become of a date.',
  values: {
    new: { description: 'A session would be booked.' },
    changed: { description: 'The session that stands there would change.' },
    kept: { description: 'The session that stands there would stay as it is.' },
    left_out: { description: 'There would be none, by decision.' },
    called_off: { description: 'The session that stands there would be called off.' },
  },
});
