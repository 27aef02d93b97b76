import { createEffect, createSignal, on, Show } from 'solid-js';
import { A, useNavigate, useParams } from '@solidjs/router';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { recordIn, RecordBody } from '../records/RecordBody.tsx';
import type { ShownSecret } from '../studio/api-keys.ts';
import { SettingsTabs } from '../studio/SettingsTabs.tsx';
import { ShownSecretDialog } from '../studio/ShownSecretDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Page } from '../ui/Page.tsx';
import { toast } from '../ui/toast.tsx';
import { Deliveries } from './Deliveries.tsx';
import { EVERYWHERE } from './everywhere.ts';
import { RemoveWebhook } from './RemoveWebhook.tsx';
import { ReplayDialog } from './ReplayDialog.tsx';
import { ResumeWebhook } from './ResumeWebhook.tsx';
import { RotateWebhook } from './RotateWebhook.tsx';
import { PauseWebhookDocument, TestWebhookDocument, WebhookEndpointDocument, type Webhook } from './webhook-documents.ts';
import { WebhookDialog } from './WebhookDialog.tsx';
import { chosenWords } from './webhook-events.ts';
import { WebhookState } from './WebhookState.tsx';
import styles from './webhooks.module.css';

type Act = 'edit' | 'rotate' | 'resume' | 'remove' | 'replay';

/** One webhook: where it calls, whether that gets through, and everything that it was told. */
export default function WebhookPage() {
  const params = useParams<{ webhook: string }>();
  const navigate = useNavigate();
  const id = (): string => decodeURIComponent(params.webhook);
  const read = createRead(WebhookEndpointDocument, () => ({ id: id() }), { areas: EVERYWHERE });
  const webhook = () => recordIn<Webhook>(read.data()?.node, id());
  const [act, setAct] = createSignal<Act | null>(null);
  const [shown, setShown] = createSignal<ShownSecret | null>(null);
  const [asked, setAsked] = createSignal(0);
  const pause = createAction(PauseWebhookDocument, (data) => data.pauseWebhookEndpoint);
  const test = createAction(TestWebhookDocument, (data) => data.testWebhookEndpoint);
  const during = (which: Act): Webhook | null => (act() === which ? (webhook() ?? null) : null);
  const done = (): void => void setAct(null);
  /** The deliveries are asked for anew. */
  const again = (): void => {
    setAsked((count) => count + 1);
    void read.refetch();
  };
  const problems = (action: typeof pause | typeof test): void =>
    void toast({ kind: 'problem', text: action.refusal()?.message ?? 'It could not be asked for. Try again.' });
  const sendTest = async (): Promise<void> => {
    if (!(await test.run({ input: { endpointId: id() } }))) return problems(test);
    again();
  };
  const hold = async (): Promise<void> => {
    if (!(await pause.run({ input: { endpointId: id() } }))) return problems(pause);
    toast({ text: `${webhook()?.name ?? 'It'} is paused. What happens meanwhile is kept.` });
    again();
  };
  // Another person may have removed it while this page was open.
  createEffect(
    on(
      () => webhook()?.state === 'removed',
      (removed) => removed && navigate('/settings/webhooks', { replace: true }),
    ),
  );

  return (
    <Page title="Settings" fills tools={<SettingsTabs />}>
      <RecordBody record={webhook()} read={read} noun="webhook">
        {(known) => (
          <>
            <header class={styles.head}>
              <nav aria-label="Back">
                <A href="/settings/webhooks">← Webhooks</A>
              </nav>
              <div>
                <h2>{known().name}</h2>
                <WebhookState webhook={known()} />
                <div class={styles.acts}>
                  <Button busy={test.busy()} onClick={() => void sendTest()}>
                    Send a test
                  </Button>
                  <Show when={known().nextStates.includes('on')}>
                    <Button onClick={() => setAct('resume')}>Resume</Button>
                  </Show>
                  <Show when={known().nextStates.includes('paused')}>
                    <Button busy={pause.busy()} onClick={() => void hold()}>
                      Pause
                    </Button>
                  </Show>
                  <Button onClick={() => setAct('edit')}>Edit</Button>
                  <Menu
                    square
                    label={`More for ${known().name}`}
                    items={[
                      { label: 'Send again since …', note: 'From a moment on, in its order', onSelect: () => setAct('replay') },
                      {
                        label: 'Rotate the secret',
                        note: 'A new one, with the old beside it for a while',
                        onSelect: () => setAct('rotate'),
                      },
                      {
                        label: 'Remove',
                        note: 'Nothing is sent there any more',
                        danger: true,
                        apart: true,
                        onSelect: () => setAct('remove'),
                      },
                    ]}
                  >
                    <Ellipsis size="1.125rem" />
                  </Menu>
                </div>
              </div>
              <p class={styles.url} title={known().url}>
                {known().url}
              </p>
              <p class={styles.url}>{chosenWords(known().events)}</p>
            </header>
            <Deliveries webhook={known()} asked={asked()} onMoved={() => void read.refetch()} onAsked={again} />
            <ReplayDialog webhook={known()} open={act() === 'replay'} onClose={done} onReplayed={again} />
          </>
        )}
      </RecordBody>
      <WebhookDialog webhook={during('edit')} onClose={done} onSaved={() => void read.refetch()} onMade={setShown} />
      <RotateWebhook
        webhook={during('rotate')}
        onClose={done}
        onRotated={(secret) => {
          void read.refetch();
          setShown(secret);
        }}
      />
      <ResumeWebhook webhook={during('resume')} onClose={done} onResumed={again} />
      <RemoveWebhook webhook={during('remove')} onClose={done} onRemoved={() => navigate('/settings/webhooks')} />
      <ShownSecretDialog shown={shown()} onClose={() => setShown(null)} />
    </Page>
  );
}
