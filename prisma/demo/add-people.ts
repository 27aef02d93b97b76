import { boardLinkChange } from '../../domain/studio/board-link-record.ts';
import { memberChange } from '../../domain/studio/member-record.ts';
import type { Doer, Demo } from './demo.ts';
import { HOUSE } from './demo.ts';
import { newResource } from './add-places.ts';
import { INVITED, PEOPLE, SIGN_INS, type SignInData } from './people-data.ts';
import { resourceSnapshot } from './snapshots.ts';

const address = (name: string): string =>
  `${name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .trim()
    .replaceAll(' ', '.')}@northlight.example`;

export function addPeople(demo: Demo): void {
  const { rows, studioId, createdAt } = demo;
  for (const { name, duties: _duties, ...fields } of PEOPLE) {
    const resource = newResource(demo, 'person', name, null);
    const phone = `+31 6 ${demo.random.between(1_000, 9_999)} ${demo.random.between(1_000, 9_999)}`;
    const person = { id: resource.id, studioId, ...fields, email: address(name), phone };
    rows.persons.push(person);
    demo.record(createdAt, HOUSE, {
      area: 'crew',
      entity: 'person',
      entityId: person.id,
      kind: 'created',
      before: null,
      after: resourceSnapshot(resource, person),
    });
  }
}

export interface SeededUser {
  id: string;
  role: string;
  email: string;
}

/** The eight who sign in, and one who was invited and has not come yet. Their passwords are made and hashed by whoever writes them. */
export function addMembers(demo: Demo): SeededUser[] {
  const users = SIGN_INS.map((data) => addMember(demo, data, { at: demo.createdAt, kind: 'added' }));
  addMember(demo, INVITED, { at: new Date(+demo.now - INVITED.daysAgo * 86_400_000), kind: 'invited' });
  return users;
}

function addMember(
  demo: Demo,
  { role, name, person, client }: SignInData,
  { at, kind }: { at: Date; kind: 'added' | 'invited' },
): SeededUser {
  const { rows, studioId } = demo;
  const user = {
    id: demo.id(at),
    name,
    email: role === 'client' ? 'callum.reid@saltwater.example' : address(name),
    emailVerified: kind === 'added',
    image: null,
    createdAt: at,
    updatedAt: at,
  };
  rows.users.push(user);
  const member = {
    id: demo.id(at),
    studioId,
    userId: user.id,
    role,
    personId: person ? rows.resources.find((one) => one.kind === 'person' && one.name === person)!.id : null,
    clientId: client ? rows.clients.find((one) => one.name === client)!.id : null,
    createdAt: at,
    invitedAt: at,
    signedInAt: kind === 'added' ? at : null,
    removedAt: null,
    version: 1,
    noticesByMail: false,
  };
  rows.members.push(member);
  demo.record(at, HOUSE, memberChange(kind, null, member, name));
  return { id: user.id, role, email: user.email };
}

/** The member of this role, as the log names who did something; the two coordinators take turns. */
export function memberOf(demo: Demo, role: 'coordinator' | 'studio_manager' | 'producer' | 'finance' | 'crew'): Doer {
  const members = demo.rows.members.filter((member) => member.role === role && member.signedInAt);
  const member = demo.random.pick(members);
  return { key: `member:${member.id}`, name: demo.rows.users.find((user) => user.id === member.userId)!.name };
}

export function addBoardLink(demo: Demo): string {
  const link = {
    id: demo.id(demo.createdAt),
    studioId: demo.studioId,
    name: 'Control room',
    privacy: 'everything' as const,
    roomId: null,
    mayCheckIn: false,
    createdAt: demo.createdAt,
    revokedAt: null,
    version: 1,
  };
  demo.rows.boardLinks.push(link);
  demo.record(demo.createdAt, HOUSE, boardLinkChange('created', null, link));
  return link.id;
}
