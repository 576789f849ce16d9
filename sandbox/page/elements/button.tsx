import type { Button, Confirm, FeedbackButtons, IconButton, WorkflowButton } from '@slack/types';
import { Icon, type IconName } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { useLink } from '../text/use-link.ts';
import { useFormContext } from '../use-form.ts';
import { useConfirm } from '../views/confirm.tsx';
import { useWorkspace } from '../workspace.ts';
import type { ElementPlace } from './use-element.ts';

/** Sends what a button yields, after its confirmation dialog where it has one. */
function usePress(blockId: string, actionId: string) {
  const form = useFormContext();
  const confirm = useConfirm();
  return {
    busy: form.busy.has(`${blockId}/${actionId}`),
    async press(type: string, value: string | undefined, about?: Confirm) {
      if (!(await confirm(about))) return false;
      await form.send(blockId, actionId, { type, ...(value === undefined ? {} : { value }) }, false);
      return true;
    },
  };
}

const STYLES = { primary: ' button-primary', danger: ' button-danger' };

/** A button; one with a link opens it and tells the app as well. */
export function KitButton({ element, blockId }: ElementPlace<Button>) {
  const { busy, press } = usePress(blockId, element.action_id ?? '');
  const open = useLink();
  return (
    <button
      type="button"
      class={`button${element.style ? STYLES[element.style] : ''}`}
      aria-label={element.accessibility_label}
      aria-busy={busy}
      data-action={element.action_id}
      onClick={() => {
        if (busy) return;
        if (element.url && !element.confirm) open(element.url);
        void press('button', element.value, element.confirm).then((pressed) => {
          if (pressed && element.url && element.confirm) open(element.url);
        });
      }}
    >
      <span class="button-text">{withEmoji(element.text.text)}</span>
      {element.url ? <Icon name="out" size={14} /> : null}
      {busy ? <span class="spinner" /> : null}
    </button>
  );
}

/** A button that would start one of Slack's own workflows, of which the sandbox has none; it says so. */
export function KitWorkflowButton({ element }: ElementPlace<WorkflowButton>) {
  const { say } = useWorkspace();
  return (
    <button
      type="button"
      class={`button${element.style ? STYLES[element.style] : ''}`}
      aria-label={element.accessibility_label}
      onClick={() => say('This button starts a Slack workflow. The sandbox has none to start.')}
    >
      <span class="button-text">{withEmoji(element.text.text)}</span>
    </button>
  );
}

const ICONS: Record<string, IconName> = { trash: 'trash' };

/** A button shown as a picture; its words are its name and its tooltip. */
export function KitIconButton({ element, blockId }: ElementPlace<IconButton>) {
  const { busy, press } = usePress(blockId, element.action_id ?? '');
  const { snapshot } = useWorkspace();
  if (element.visible_to_user_ids && !element.visible_to_user_ids.includes(snapshot.me.id)) return null;
  const name = element.accessibility_label ?? element.text.text;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={element.text.text}
      aria-busy={busy}
      onClick={() => void press('icon_button', element.value, element.confirm)}
    >
      <Icon name={ICONS[element.icon] ?? 'more'} />
    </button>
  );
}

/** A thumb up and a thumb down. */
export function KitFeedback({ element, blockId }: ElementPlace<FeedbackButtons>) {
  const { busy, press } = usePress(blockId, element.action_id ?? '');
  const sides = [
    { icon: 'thumbsup', button: element.positive_button },
    { icon: 'thumbsdown', button: element.negative_button },
  ] as const;
  return (
    <>
      {sides.map(({ icon, button }) => (
        <button
          key={icon}
          type="button"
          class="icon-button"
          aria-label={button.accessibility_label ?? button.text.text}
          title={button.text.text}
          aria-busy={busy}
          onClick={() => void press('feedback_buttons', button.value)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </>
  );
}
