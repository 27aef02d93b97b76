import { searchRecords, type Hit, type HitKind } from '../../domain/studio/search-records.ts';
import { builder } from '../builder.ts';
import { STAFF_AND_CLIENTS } from '../shared/access.ts';
import { encodeId } from '../shared/ids.ts';

const TYPE_OF = {
  room: 'Room',
  unit: 'GearUnit',
  person: 'Person',
  client: 'Client',
  project: 'Project',
  session: 'Booking',
} as const satisfies Record<HitKind, string>;

const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'A record that was found by its name; `node(id)` tells more.',
  access: 'carried',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'room, unit, person, client, project or session.' }),
    id: t.id({ description: 'Id of the record.', resolve: ({ kind, id }) => encodeId(TYPE_OF[kind], id) }),
    name: t.exposeString('name', { description: 'Its name or title.' }),
    detail: t.exposeString('detail', { description: 'What tells two of one name apart: a barcode, a contact, a client; or empty.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', nullable: true, description: 'When a session begins; null for everything else.' }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHit],
    access: STAFF_AND_CLIENTS,
    description:
      'Rooms, units, people, clients, projects and sessions whose name holds the text or is spelled like it, the likeliest first, ' +
      'six of each kind at most; units by their label and serial number too, clients by their contact. ' +
      'Only what the caller may know of, nothing archived. Empty below two characters.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'What is looked for: a name or a part of it, the beginning of a label or serial number.',
      }),
    },
    resolve: (_root, { text }, { caller }) => searchRecords(caller, text),
  }),
);
