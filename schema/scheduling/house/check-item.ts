import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../../builder.ts';
import { encodeId } from '../../shared/ids.ts';

export const CHECK_LINES = {
  orderBy: [{ position: 'asc' }, { id: 'asc' }],
  select: { id: true, text: true, doneAt: true, doneByName: true },
} as const satisfies Prisma.Booking$checkItemsArgs;

type Row = Prisma.CheckItemGetPayload<typeof CHECK_LINES>;

export const CheckItem = builder.objectRef<Row>('CheckItem').implement({
  access: 'carried',
  description: 'One line of what is to be prepared for a session.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the line.', resolve: ({ id }) => encodeId('CheckItem', id) }),
    text: t.exposeString('text', { description: 'What is to be done.' }),
    doneAt: t.expose('doneAt', { type: 'DateTime', nullable: true, description: 'When it was done; null while it is open.' }),
    doneByName: t.exposeString('doneByName', { nullable: true, description: 'Who did it.' }),
  }),
});
