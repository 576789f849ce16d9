import type { Overflow } from '@slack/types';
import type { Option } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { useLink } from '../text/use-link.ts';
import { useFormContext } from '../use-form.ts';
import { useConfirm } from '../views/confirm.tsx';
import { Menu } from '../views/menu.tsx';
import type { ElementPlace } from './use-element.ts';

/** The menu behind three dots. */
export function KitOverflow({ element, blockId }: ElementPlace<Overflow>) {
  const form = useFormContext();
  const confirm = useConfirm();
  const open = useLink();
  const actionId = element.action_id ?? '';
  return (
    <Menu
      name="More actions"
      class="icon-button"
      button={<Icon name="more" />}
      items={(element.options as Option[]).map((option) => ({
        key: option.value,
        label: withEmoji(option.text.text),
        detail: option.description ? withEmoji(option.description.text) : undefined,
        pick() {
          if (option.url) open(option.url);
          void confirm(element.confirm).then((yes) => {
            if (yes) void form.send(blockId, actionId, { type: 'overflow', selected_option: option }, false);
          });
        },
      }))}
    />
  );
}
