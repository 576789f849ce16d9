import type { PlanBlock, TaskCardBlock } from '@slack/types';
import { withEmoji } from '../text/emoji.ts';
import { RichText } from '../text/rich-text.tsx';

const STATUS = { pending: 'To do', in_progress: 'In progress', complete: 'Done', error: 'Did not work' } as const;

/** One task with its state, which is said as well as drawn. */
export function TaskCard({ task }: { task: TaskCardBlock }) {
  return (
    <div class="task">
      <span class={`task-mark task-${task.status}`} aria-hidden="true" />
      <div class="task-body">
        <span class="task-title">{withEmoji(task.title)}</span>
        <span class="unseen"> ({STATUS[task.status]})</span>
        {task.details ? (
          <div class="prose quiet">
            <RichText of={task.details} />
          </div>
        ) : null}
        {task.output ? (
          <div class="prose">
            <RichText of={task.output} />
          </div>
        ) : null}
        {task.sources?.length ? (
          <p class="task-sources">
            {task.sources.map((source) => (
              <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
                {source.text}
              </a>
            ))}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** A list of tasks under a title. */
export function Plan({ block }: { block: PlanBlock }) {
  const tasks = (block.tasks ?? []) as TaskCardBlock[];
  const done = tasks.filter((task) => task.status === 'complete').length;
  return (
    <section class="plan" aria-label={block.title}>
      <div class="plan-head">
        <strong>{withEmoji(block.title)}</strong>
        {tasks.length > 0 ? (
          <span class="quiet">
            {done} of {tasks.length}
          </span>
        ) : null}
      </div>
      {tasks.map((task) => (
        <TaskCard key={task.task_id} task={task} />
      ))}
    </section>
  );
}
