import type { RoomKind } from '../../domain/scheduling/room-rules.ts';
import type { RoleLine } from '../schedule/form-values.ts';
import type { GearValue } from './GearField.tsx';
import type { SessionTypeRow } from './session-type-documents.ts';
import type { SetupValue } from './SetupsField.tsx';

export interface SessionTypeValues {
  name: string;
  lengthMinutes: number;
  setupMinutes: number | null;
  teardownMinutes: number | null;
  roomKinds: RoomKind[];
  note: string;
  gear: GearValue[];
  roles: RoleLine[];
  steps: string[];
  roomSetups: SetupValue[];
}

export const NEW_TYPE: SessionTypeValues = {
  name: '',
  lengthMinutes: 120,
  setupMinutes: null,
  teardownMinutes: null,
  roomKinds: [],
  note: '',
  gear: [],
  roles: [],
  steps: [],
  roomSetups: [],
};

export const valuesOfType = (type: SessionTypeRow): SessionTypeValues => ({
  name: type.name,
  lengthMinutes: type.lengthMinutes,
  setupMinutes: type.setupMinutes ?? null,
  teardownMinutes: type.teardownMinutes ?? null,
  roomKinds: [...type.roomKinds],
  note: type.note,
  gear: type.gear.map(({ id, kind, name, quantity }) => ({ id, kind, name, quantity })),
  roles: type.roles.map(({ skill, quantity, duty }) => ({ skill, quantity, duty })),
  steps: [...type.steps],
  roomSetups: type.roomSetups.map(({ roomId, roomName, setupMinutes, teardownMinutes }) => ({
    roomId,
    roomName,
    setupMinutes,
    teardownMinutes,
  })),
});

/** The fields as the API takes them; those that are not there stay out. */
export const typeInput = ({ gear, roomSetups, ...values }: Partial<SessionTypeValues>) => ({
  ...values,
  ...(gear ? { gear: gear.map(({ id, kind, quantity }) => (kind === 'kit' ? { kitId: id } : { modelId: id, quantity })) } : {}),
  ...(roomSetups
    ? { roomSetups: roomSetups.map(({ roomId, setupMinutes, teardownMinutes }) => ({ roomId, setupMinutes, teardownMinutes })) }
    : {}),
});
