import { Match, Switch } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { StateMark } from '../ui/StateMark.tsx';
import type { StudioMember } from './settings-documents.ts';

/** When somebody first came in, or that they are still waited for, and since when. */
export function SignedIn(props: { member: Pick<StudioMember, 'signedInAt' | 'invitedAt' | 'invitationFault'> }) {
  return (
    <Switch
      fallback={<StateMark shape="half" tone="amber" text={`Not yet · invited ${format().dayNear(props.member.invitedAt, minute())}`} />}
    >
      <Match when={props.member.signedInAt}>{(at) => format().dayWithYear(at())}</Match>
      <Match when={props.member.invitationFault}>
        <StateMark shape="triangle" tone="on-air" text="The mail was not taken" />
      </Match>
    </Switch>
  );
}
