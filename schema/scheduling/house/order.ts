import { builder } from '../../builder.ts';

export const HouseOrder = builder.objectRef<{ changed: number }>('HouseOrder').implement({
  description: 'What putting blocks or session types into order did.',
  access: 'carried',
  fields: (t) => ({ changed: t.exposeInt('changed', { description: 'How many have another place now.' }) }),
});
