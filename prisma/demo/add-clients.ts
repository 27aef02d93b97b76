import { HOUSE, type Demo } from './demo.ts';
import { CLIENTS } from './clients-data.ts';
import { snapshot } from './snapshots.ts';

export function addClients(demo: Demo): void {
  for (const [name, contactName] of CLIENTS) {
    const word =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z ]/g, '')
        .split(' ')
        .filter((part) => part.length > 3)[0] ?? 'client';
    const contact = contactName
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z ]/g, '')
      .trim()
      .split(' ')[0]!;
    const client = {
      id: demo.id(demo.createdAt),
      studioId: demo.studioId,
      name,
      contactName,
      email: `${contact}@${word}.example`,
      phone: `+31 20 ${demo.random.between(100, 999)} ${demo.random.between(1_000, 9_999)}`,
      note: '',
      createdAt: demo.createdAt,
      archivedAt: null,
      version: 1,
    };
    demo.rows.clients.push(client);
    demo.record(demo.createdAt, HOUSE, {
      area: 'clients',
      entity: 'client',
      entityId: client.id,
      kind: 'created',
      before: null,
      after: snapshot(client),
    });
  }
}
