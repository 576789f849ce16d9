import type { Block as LooseBlock } from '../../protocol.ts';
import { Element } from '../elements/element.tsx';
import { Icon } from '../icon.tsx';
import type { KitBlock } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { Markdown } from '../text/markdown.tsx';
import { Text } from '../text/mrkdwn.tsx';
import { RichText } from '../text/rich-text.tsx';
import { Alert } from './alert.tsx';
import { Card, Carousel } from './card.tsx';
import { Chart } from './chart.tsx';
import { Container } from './container.tsx';
import { DataTable } from './data-table.tsx';
import { BlockImage, SmallImage } from './image.tsx';
import { Input } from './input.tsx';
import { Plan, TaskCard } from './plan.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';

/** The blocks of a message, modal, Home or container, in order. */
export function Blocks({ blocks }: { blocks: readonly LooseBlock[] }) {
  return (
    <div class="blocks">
      {blocks.map((block) => (
        <One key={block.block_id} block={block as unknown as KitBlock} id={block.block_id} />
      ))}
    </div>
  );
}

function One({ block, id }: { block: KitBlock; id: string }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} id={id} />;
    case 'input':
      return <Input block={block} id={id} />;
    case 'header':
      return <h3 class="block-header">{withEmoji(block.text.text)}</h3>;
    case 'divider':
      return <hr class="block-divider" />;
    case 'actions':
      return (
        <div class="block-actions">
          {block.elements.map((element, at) => (
            <Element key={element.action_id ?? at} element={element} blockId={id} />
          ))}
        </div>
      );
    case 'context':
      return (
        <div class="block-context">
          {block.elements.map((element, at) =>
            element.type === 'image' ? (
              <SmallImage key={at} image={element} size={20} />
            ) : (
              <span key={at} class="prose">
                <Text of={element} />
              </span>
            ),
          )}
        </div>
      );
    case 'context_actions':
      return (
        <div class="block-context-actions">
          {block.elements.map((element, at) => (
            <Element key={element.action_id ?? at} element={element} blockId={id} />
          ))}
        </div>
      );
    case 'image':
      return <BlockImage block={block} />;
    case 'rich_text':
      return (
        <div class="prose">
          <RichText of={block} />
        </div>
      );
    case 'markdown':
      return (
        <div class="prose">
          <Markdown text={block.text} />
        </div>
      );
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'card':
      return <Card block={block} id={id} />;
    case 'carousel':
      return <Carousel block={block} id={id} />;
    case 'container':
      return (
        <Container block={block}>
          <Blocks blocks={block.child_blocks as unknown as LooseBlock[]} />
        </Container>
      );
    case 'plan':
      return <Plan block={block} />;
    case 'task_card':
      return <TaskCard task={block} />;
    case 'file':
      return (
        <p class="quiet">
          <Icon name="file" size={16} /> A file kept elsewhere ({block.external_id})
        </p>
      );
    case 'video':
      return (
        <p>
          <a href={block.title_url ?? block.video_url} target="_blank" rel="noreferrer">
            {withEmoji(block.title.text)}
          </a>
        </p>
      );
    default:
      return <p class="quiet">A block this page cannot draw: {(block as { type: string }).type}</p>;
  }
}
