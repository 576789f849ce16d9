import type { SectionBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { Text } from '../text/mrkdwn.tsx';
import { SmallImage } from './image.tsx';

/** Text or fields, with one element or picture beside them. */
export function Section({ block, id }: { block: SectionBlock; id: string }) {
  const { accessory } = block;
  return (
    <div class={`block-section${accessory ? ' with-accessory' : ''}`}>
      <div class="section-body">
        {block.text ? (
          <div id={`${id}-text`} class="prose">
            <Text of={block.text} />
          </div>
        ) : null}
        {block.fields ? (
          <div class="section-fields">
            {block.fields.map((field, at) => (
              <div key={at} class="prose">
                <Text of={field} />
              </div>
            ))}
          </div>
        ) : null}
      </div>
      {accessory ? (
        <div class={`section-accessory accessory-${accessory.type}`}>
          {accessory.type === 'image' ? (
            <SmallImage image={accessory} size={88} />
          ) : (
            <Element element={accessory} blockId={id} />
          )}
        </div>
      ) : null}
    </div>
  );
}
