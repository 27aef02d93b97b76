import { Match, Switch } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { lastMomentOf, type ApiKey } from './api-keys.ts';

/** Whether a key opens, told by the clock: it lapses without a word from the server. */
export function ApiKeyState(props: { apiKey: Pick<ApiKey, 'expiresAt' | 'revokedAt' | 'previousValidUntil'> }) {
  const passed = (at: string | null): boolean => at !== null && Date.parse(at) <= +minute();
  return (
    <Switch
      fallback={
        <StateMark
          shape="ring"
          tone="free"
          text={props.apiKey.expiresAt ? `Open until ${format().dayWithYear(lastMomentOf(props.apiKey.expiresAt))}` : 'Open'}
        />
      }
    >
      <Match when={props.apiKey.revokedAt}>
        {(at) => <StateMark shape="square" tone="closed" text={`Revoked ${format().dayNear(at(), minute())}`} />}
      </Match>
      <Match when={passed(props.apiKey.expiresAt)}>
        <StateMark shape="triangle" tone="amber" text={`Expired ${format().dayNear(props.apiKey.expiresAt!, minute())}`} />
      </Match>
      <Match when={props.apiKey.previousValidUntil !== null && !passed(props.apiKey.previousValidUntil)}>
        <StateMark shape="half" tone="amber" text={`Old secret until ${format().dateTime(props.apiKey.previousValidUntil!)}`} />
      </Match>
    </Switch>
  );
}
