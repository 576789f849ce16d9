import type { AlertBlock } from '@slack/types';
import { Icon, type IconName } from '../icon.tsx';
import { Text } from '../text/mrkdwn.tsx';

const ICONS: Record<NonNullable<AlertBlock['level']>, IconName> = {
  default: 'info',
  info: 'info',
  warning: 'fault',
  error: 'fault',
  success: 'check',
};

/** A sentence that stands out in a modal; its level is said in words to those who do not see the colour. */
export function Alert({ block }: { block: AlertBlock }) {
  const level = block.level ?? 'default';
  return (
    <div class={`block-alert alert-${level}`} role={level === 'error' || level === 'warning' ? 'alert' : 'note'}>
      <Icon name={ICONS[level]} />
      <div class="prose">
        {level === 'default' ? null : <span class="unseen">{level}: </span>}
        <Text of={block.text} />
      </div>
    </div>
  );
}
