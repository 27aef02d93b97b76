import { $Enums } from '../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';

export const RoleEnum = builder.enumType('Role', {
  description: 'What a member of a studio may do; `board` is a wall board without a person.',
  values: {
    owner: { description: 'Everything, and who else may.' },
    studio_manager: { description: 'Runs the facility: everything but who owns it.' },
    coordinator: { description: 'Runs the schedule, gear and clients.' },
    producer: { description: 'Runs projects and their sessions.' },
    finance: { description: 'Sees and keeps all money.' },
    crew: { description: 'Sees the schedule and gear without money; runs sessions.' },
    client: { description: 'Sees its own sessions and projects.' },
    board: { description: 'A wall board that opened from a link.' },
  },
});

export const StudioKindEnum = builder.enumType('StudioKind', {
  description: 'What a studio mainly does; decides what comes first in menus and defaults.',
  values: Object.fromEntries(
    Object.values($Enums.StudioKind).map((kind) => [
      kind,
      { description: `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}.` },
    ]),
  ) as Record<$Enums.StudioKind, { description: string }>,
});

export const BoardPrivacyEnum = builder.enumType('BoardPrivacy', {
  description: 'How much a wall board tells whoever stands before it.',
  values: {
    everything: { description: 'Titles, clients, projects and people.' },
    no_names: { description: 'Session titles, but no client and no person.' },
    busy_only: { description: 'Only that a room is taken.' },
  },
});
