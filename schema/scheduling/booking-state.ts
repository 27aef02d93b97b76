import { builder } from '../builder.ts';

export const BookingStateEnum = builder.enumType('BookingState', {
  description: 'Where a session stands.',
  values: {
    inquiry: { description: 'Somebody asked.' },
    hold: { description: 'A slot is kept for somebody; others may hold it too. Takes nothing.' },
    tentative: { description: 'Agreed, not signed. Takes nothing.' },
    confirmed: { description: 'Firm: its room, gear and people are taken.' },
    in_session: { description: 'Checked in: it is going on.' },
    completed: { description: 'It is over.' },
    cancelled: { description: 'Called off; what it took is free.' },
    no_show: { description: 'Nobody came; what it took is free.' },
  },
});
