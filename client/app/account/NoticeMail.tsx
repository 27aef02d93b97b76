import { createRead } from '../../graphql/read.ts';
import { createAction } from '../../graphql/action.ts';
import { graphql } from '../../graphql/generated/gql.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Form } from '../../ui/Form.tsx';
import { Loaded } from '../../ui/Skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import styles from './Account.module.css';

const NoticeMailDocument = graphql(`
  query NoticeMail {
    viewer {
      id
      email
      noticesByMail
    }
  }
`);

const ChooseNoticeMailDocument = graphql(`
  mutation ChooseNoticeMail($input: ChooseNoticeMailInput!) {
    chooseNoticeMail(input: $input) {
      ... on Member {
        id
      }
      ...Refusal
    }
  }
`);

/** Whether one's notices come by mail too. */
export function NoticeMail() {
  const read = createRead(NoticeMailDocument, () => ({}));
  const choose = createAction(ChooseNoticeMailDocument, (data) => data.chooseNoticeMail);
  const change = async (byMail: boolean): Promise<void> => {
    if (!(await choose.run({ input: { byMail } }))) return;
    await read.refetch();
    toast({ text: byMail ? 'Notices come by mail from now on.' : 'Notices no longer come by mail.' });
  };
  return (
    <section class={styles.section} aria-labelledby="account-notices">
      <header>
        <h2 id="account-notices">Notices</h2>
      </header>
      <Loaded read={read}>
        {(data) => (
          <Form label="Notices by mail" outcome={choose} onSubmit={() => undefined}>
            <Checkbox
              label="By mail too"
              hint={`To ${data().viewer?.email ?? 'your address'}, where this Callboard has a mail server. What is read here first is not mailed.`}
              checked={data().viewer?.noticesByMail ?? false}
              disabled={choose.busy()}
              onInput={(byMail) => void change(byMail)}
            />
          </Form>
        )}
      </Loaded>
    </section>
  );
}
