import { EVERY_MEMBER, policy, STUDIO_HEADS, STUDIO_RUNNERS } from '../kernel/policy.ts';

type StudioAct = 'see_members' | 'keep_members' | 'keep_owners' | 'keep_board_links' | 'keep_api_keys' | 'keep_settings';

export const studioPolicy = policy<StudioAct>(
  {
    see_members: EVERY_MEMBER,
    keep_members: STUDIO_HEADS,
    // Otherwise a manager could become an owner by inviting a second self.
    keep_owners: ['owner'],
    keep_board_links: STUDIO_RUNNERS,
    keep_api_keys: STUDIO_HEADS,
    keep_settings: STUDIO_HEADS,
  },
  {
    see_members: 'Seeing the members of the studio',
    keep_members: 'Inviting, changing and removing members',
    keep_owners: 'Making somebody an owner, or an owner something else,',
    keep_board_links: 'Changing board links',
    keep_api_keys: 'Making, changing and revoking API keys',
    keep_settings: 'Changing the studio’s settings',
  },
);
