import type { ContainerBlock } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { Text } from '../text/mrkdwn.tsx';
import { RichText } from '../text/rich-text.tsx';
import { SmallImage } from './image.tsx';

/** A frame with a title, which may fold; what it holds is drawn by whoever draws the frame. */
export function Container({ block, children }: { block: ContainerBlock; children: ComponentChildren }) {
  const folds = block.is_collapsible === true;
  const [open, setOpen] = useState(!(folds && block.default_collapsed));
  const id = useId();
  const head = (
    <>
      {block.icon ? <SmallImage image={block.icon} size={24} /> : null}
      <span class="container-words">
        <span class="container-title">
          {block.rich_text_title ? <RichText of={block.rich_text_title} /> : withEmoji(block.title?.text ?? '')}
        </span>
        {block.subtitle ? (
          <span class="container-subtitle">
            <Text of={block.subtitle} />
          </span>
        ) : null}
      </span>
    </>
  );
  return (
    <section class={`container container-${block.width ?? 'standard'}`} aria-labelledby={`${id}-head`}>
      {folds ? (
        <button
          id={`${id}-head`}
          type="button"
          class="container-head"
          aria-expanded={open}
          aria-controls={`${id}-body`}
          onClick={() => setOpen(!open)}
        >
          {head}
          <span class={`fold${open ? ' fold-open' : ''}`}>
            <Icon name="chevron" />
          </span>
        </button>
      ) : (
        <div id={`${id}-head`} class={`container-head${block.has_header_divider ? ' container-ruled' : ''}`}>
          {head}
        </div>
      )}
      <div id={`${id}-body`} class="container-body" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
