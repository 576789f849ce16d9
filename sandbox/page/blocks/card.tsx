import type { CardBlock, CarouselBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { Text } from '../text/mrkdwn.tsx';
import { SmallImage } from './image.tsx';

/** One thing in a frame: picture, title, a few lines, up to three buttons. */
export function Card({ block, id }: { block: CardBlock & { subtext?: CardBlock['body'] }; id: string }) {
  return (
    <article class="card">
      {block.hero_image ? (
        <img
          class="card-hero"
          src={'image_url' in block.hero_image ? block.hero_image.image_url : ''}
          alt={block.hero_image.alt_text}
          loading="lazy"
        />
      ) : null}
      {block.icon || block.title || block.subtitle ? (
        <div class="card-head">
          {block.icon ? <SmallImage image={block.icon} size={36} /> : null}
          <div>
            {block.title ? (
              <div class="card-title prose">
                <Text of={block.title} />
              </div>
            ) : null}
            {block.subtitle ? (
              <div class="card-subtitle prose">
                <Text of={block.subtitle} />
              </div>
            ) : null}
          </div>
        </div>
      ) : null}
      {block.body ? (
        <div class="prose">
          <Text of={block.body} />
        </div>
      ) : null}
      {block.subtext ? (
        <div class="quiet prose">
          <Text of={block.subtext} />
        </div>
      ) : null}
      {block.actions?.length ? (
        <div class="block-actions">
          {block.actions.map((element, at) => (
            <Element key={element.action_id ?? at} element={element} blockId={id} />
          ))}
        </div>
      ) : null}
    </article>
  );
}

/** Cards side by side; the row scrolls, by keyboard too. */
export function Carousel({ block, id }: { block: CarouselBlock; id: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="carousel" aria-label={`${block.elements.length} cards`} tabIndex={0}>
      {block.elements.map((card, at) => (
        <Card key={card.block_id ?? at} block={card} id={card.block_id ?? id} />
      ))}
    </section>
  );
}
