--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: pgboss; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA pgboss;


--
-- Name: job_state; Type: TYPE; Schema: pgboss; Owner: -
--

CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);


--
-- Name: create_queue(text, jsonb); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i13 ON pgboss.job (name, singleton_key) WHERE state = 'created' AND upsert_by_key$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i14 ON pgboss.job (name, state, blocked, start_after) WHERE state IN ('created', 'retry', 'active', 'failed')$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i15 ON pgboss.job (name, created_on)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i16 ON pgboss.job (name, completed_on) WHERE completed_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i17 ON pgboss.job (name, singleton_key, created_on) WHERE state < 'active' AND singleton_key IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $_$;


--
-- Name: delete_queue(text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$;


--
-- Name: job_now(); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
      SELECT pg_catalog.now();
    $$;


--
-- Name: job_table_format(text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_format(command text, table_name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $_$;


--
-- Name: job_table_run(text, text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE pgboss.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$;


--
-- Name: job_table_run_async(text, integer, text, text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_run_async(command_name text, version integer, command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: bam; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.bam (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    queue text,
    table_name text NOT NULL,
    command text NOT NULL,
    error text,
    created_on timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone
);


--
-- Name: instance; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.instance (
    id uuid NOT NULL,
    name text,
    host text NOT NULL,
    pid integer NOT NULL,
    version text NOT NULL,
    node_version text NOT NULL,
    application_name text,
    heartbeat_seconds integer NOT NULL,
    supervise boolean NOT NULL,
    schedule boolean NOT NULL,
    migrate boolean NOT NULL,
    persist_queue_stats boolean NOT NULL,
    persist_warnings boolean NOT NULL,
    pool_max integer,
    pool_total integer,
    pool_idle integer,
    pool_waiting integer,
    workers jsonb DEFAULT '[]'::jsonb NOT NULL,
    metrics jsonb,
    config jsonb DEFAULT '{}'::jsonb NOT NULL,
    crash_restarts integer DEFAULT 0 NOT NULL,
    crash_restarts_since timestamp with time zone,
    started_on timestamp with time zone DEFAULT now() NOT NULL,
    heartbeat_on timestamp with time zone DEFAULT now() NOT NULL,
    stopped_on timestamp with time zone
);


--
-- Name: job; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    trace_context jsonb,
    upsert_by_key boolean
)
PARTITION BY LIST (name);


--
-- Name: job_common; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job_common (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    trace_context jsonb,
    upsert_by_key boolean,
    CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK ((NOT ((policy = 'key_strict_fifo'::text) AND (singleton_key IS NULL))))
);


--
-- Name: job_dependency; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job_dependency (
    child_name text NOT NULL,
    child_id uuid NOT NULL,
    parent_name text NOT NULL,
    parent_id uuid NOT NULL
);


--
-- Name: queue; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text NOT NULL,
    retry_limit integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    retry_delay_max integer,
    expire_seconds integer NOT NULL,
    retention_seconds integer NOT NULL,
    deletion_seconds integer NOT NULL,
    dead_letter text,
    partition boolean NOT NULL,
    table_name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    blocked_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    warning_queued integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    retained_count integer,
    retained_on timestamp with time zone,
    created_delta integer DEFAULT 0 NOT NULL,
    completed_delta integer DEFAULT 0 NOT NULL,
    failed_delta integer DEFAULT 0 NOT NULL,
    delta_on timestamp with time zone,
    delta_seconds integer,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    ready_history integer[] DEFAULT '{}'::integer[] NOT NULL,
    heartbeat_seconds integer,
    notify boolean DEFAULT false NOT NULL,
    singletons_active text[],
    monitor_claim_on timestamp with time zone,
    monitor_on timestamp with time zone,
    maintain_on timestamp with time zone,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);


--
-- Name: queue_stats; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
)
PARTITION BY RANGE (captured_on);


--
-- Name: queue_stats_20261126; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats_20261126 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: queue_stats_20261127; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats_20261127 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: schedule; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    kind text DEFAULT 'cron'::text NOT NULL,
    cron text NOT NULL,
    timezone text DEFAULT 'UTC'::text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    last_job_id uuid,
    CONSTRAINT schedule_kind_check CHECK ((kind = ANY (ARRAY['cron'::text, 'rrule'::text])))
);


--
-- Name: subscription; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: version; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.version (
    version integer NOT NULL,
    cron_on timestamp with time zone,
    bam_on timestamp with time zone,
    flow_on timestamp with time zone,
    reindex_on timestamp with time zone,
    monitor_backoff_on timestamp with time zone
);


--
-- Name: warning; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.warning (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    data jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: assessment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assessment (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_id uuid NOT NULL,
    edition text NOT NULL,
    edition_version text NOT NULL,
    page text NOT NULL,
    answers bytea NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    replaced_at timestamp with time zone
);


--
-- Name: goal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.goal (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    state text NOT NULL,
    due_on date,
    words bytea NOT NULL,
    entries integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT goal_is_closed CHECK (((closed_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'let-go'::text])))),
    CONSTRAINT goal_is_dated CHECK (((state = 'draft'::text) OR (due_on IS NOT NULL))),
    CONSTRAINT goal_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'done'::text, 'let-go'::text])))
);


--
-- Name: goal_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.goal_entry (
    id uuid NOT NULL,
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    "position" integer NOT NULL,
    entry bytea NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: goal_share; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.goal_share (
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    shared_at timestamp with time zone NOT NULL
);


--
-- Name: key_check; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.key_check (
    id integer DEFAULT 1 NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT key_check_id_check CHECK ((id = 1))
);


--
-- Name: kysely_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);


--
-- Name: kysely_migration_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);


--
-- Name: network_ask; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network_ask (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    noted bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: network_map; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network_map (
    person_id uuid NOT NULL,
    dismissed bytea NOT NULL,
    picture_file text
);


--
-- Name: network_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network_person (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    noted bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone
);


--
-- Name: network_reminder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network_reminder (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    finding bytea NOT NULL,
    remind_on date NOT NULL,
    look_at timestamp with time zone,
    told_in uuid
);


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    workspace_id text NOT NULL,
    slack_user_id text NOT NULL,
    name text,
    time_zone text,
    is_admin boolean DEFAULT false NOT NULL,
    is_guest boolean DEFAULT false NOT NULL,
    is_bot boolean DEFAULT false NOT NULL,
    deactivated_at timestamp with time zone,
    welcomed_at timestamp with time zone,
    full_notification_text boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: post; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.post (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    channel_id text,
    message_ts text,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT post_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'unknown'::text, 'removed'::text, 'failed'::text])))
);


--
-- Name: slack_installation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.slack_installation (
    workspace_id text NOT NULL,
    team_id text,
    enterprise_id text,
    is_enterprise boolean NOT NULL,
    app_id text,
    bot_user_id text,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    installation bytea NOT NULL,
    expires_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    renewing uuid,
    renewing_until timestamp with time zone
);


--
-- Name: workspace; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workspace (
    id text NOT NULL,
    name text,
    installed_at timestamp with time zone NOT NULL,
    uninstalled_at timestamp with time zone,
    refused_blocks text[] DEFAULT '{}'::text[] NOT NULL
);


--
-- Name: job_common; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;


--
-- Name: queue_stats_20261126; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261126 FOR VALUES FROM ('2026-11-26 00:00:00+00') TO ('2026-11-27 00:00:00+00');


--
-- Name: queue_stats_20261127; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261127 FOR VALUES FROM ('2026-11-27 00:00:00+00') TO ('2026-11-28 00:00:00+00');


--
-- Data for Name: bam; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: instance; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: job_common; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.job_common (id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, singleton_key, singleton_on, group_id, group_tier, start_after, created_on, started_on, completed_on, keep_until, output, dead_letter, policy, heartbeat_on, heartbeat_seconds, blocked, blocking, pending_dependencies, source_name, source_id, source_created_on, source_retry_count, source_output, source_root_id, trace_context, upsert_by_key) VALUES ('16b91815-9c75-4cc1-aa3f-21908b3ecdd3', 'assess.send-result', 0, '{"assessment": "495870aa-0988-4def-8176-2e157746a3ff"}', 'created', 30, 0, 1, true, 300, 120, 86400, NULL, NULL, NULL, NULL, '2026-11-26 23:36:51.37842+00', '2026-11-26 23:36:50.37842+00', NULL, NULL, '2100-01-01 00:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common (id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, singleton_key, singleton_on, group_id, group_tier, start_after, created_on, started_on, completed_on, keep_until, output, dead_letter, policy, heartbeat_on, heartbeat_seconds, blocked, blocking, pending_dependencies, source_name, source_id, source_created_on, source_retry_count, source_output, source_root_id, trace_context, upsert_by_key) VALUES ('e19f06df-c890-49da-8a0a-4956087662f3', 'people.welcome', 0, '{"person": "21251227-b9fd-4af3-8327-baedf6540227"}', 'created', 30, 0, 1, true, 300, 120, 86400, NULL, NULL, NULL, NULL, '2026-11-26 23:36:51.452838+00', '2026-11-26 23:36:50.452838+00', NULL, NULL, '2100-01-01 00:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common (id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, singleton_key, singleton_on, group_id, group_tier, start_after, created_on, started_on, completed_on, keep_until, output, dead_letter, policy, heartbeat_on, heartbeat_seconds, blocked, blocking, pending_dependencies, source_name, source_id, source_created_on, source_retry_count, source_output, source_root_id, trace_context, upsert_by_key) VALUES ('2a3b49c5-41cd-4e41-b71b-66b0108aa428', 'goals.show-shared', 0, '{"goal": "366f3263-5045-4b9e-ab86-6a4b988b4f80", "mentor": "8f375eac-2641-41e2-a652-483b91728af2"}', 'created', 30, 0, 1, true, 300, 120, 86400, NULL, NULL, NULL, NULL, '2026-11-26 23:36:51.684736+00', '2026-11-26 23:36:50.684736+00', NULL, NULL, '2100-01-01 00:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: job_dependency; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: queue; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) VALUES ('people.welcome', 'standard', 30, 1, true, 300, 120, 1209600, 86400, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 4, 0, '2026-11-26 23:36:32.283827+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0}', 10, true, NULL, '2026-11-26 23:36:42.282103+00', '2026-11-26 23:36:42.283827+00', '2026-11-26 23:36:37.249959+00', '2026-11-26 23:36:32.229132+00', '2026-11-26 23:36:46.957836+00');
INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) VALUES ('home.publish', 'standard', 30, 1, true, 300, 120, 1209600, 86400, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 50, 0, '2026-11-26 23:36:32.283827+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0}', 10, true, NULL, '2026-11-26 23:36:42.282103+00', '2026-11-26 23:36:42.283827+00', '2026-11-26 23:36:37.249959+00', '2026-11-26 23:36:32.258161+00', '2026-11-26 23:36:46.96718+00');
INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) VALUES ('assess.send-result', 'standard', 30, 1, true, 300, 120, 1209600, 86400, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 2, 0, '2026-11-26 23:36:32.283827+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0}', 10, true, NULL, '2026-11-26 23:36:42.282103+00', '2026-11-26 23:36:42.283827+00', '2026-11-26 23:36:37.249959+00', '2026-11-26 23:36:32.274778+00', '2026-11-26 23:36:46.971516+00');
INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) VALUES ('goals.show-shared', 'standard', 30, 1, true, 300, 120, 1209600, 86400, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 2, 0, '2026-11-26 23:36:32.283827+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0}', 10, true, NULL, '2026-11-26 23:36:42.282103+00', '2026-11-26 23:36:42.283827+00', '2026-11-26 23:36:37.249959+00', '2026-11-26 23:36:32.276969+00', '2026-11-26 23:36:46.979071+00');
INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) VALUES ('network.send-map', 'standard', 30, 1, true, 300, 120, 1209600, 86400, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 1, 0, '2026-11-26 23:36:32.283827+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0}', 10, true, NULL, '2026-11-26 23:36:42.282103+00', '2026-11-26 23:36:42.283827+00', '2026-11-26 23:36:37.249959+00', '2026-11-26 23:36:32.278765+00', '2026-11-26 23:36:46.988524+00');
INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) VALUES ('network.remind', 'standard', 30, 1, true, 300, 120, 1209600, 86400, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, '2026-11-26 23:36:32.283827+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0}', 10, true, NULL, '2026-11-26 23:36:42.282103+00', '2026-11-26 23:36:42.283827+00', '2026-11-26 23:36:37.249959+00', '2026-11-26 23:36:32.280571+00', '2026-11-26 23:36:47.003728+00');


--
-- Data for Name: queue_stats_20261126; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: queue_stats_20261127; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: schedule; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: subscription; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: version; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.version (version, cron_on, bam_on, flow_on, reindex_on, monitor_backoff_on) VALUES (46, NULL, '2026-11-26 23:36:32.253602+00', '2026-11-26 23:36:32.252423+00', '2026-11-26 23:36:37.295529+00', NULL);


--
-- Data for Name: warning; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: assessment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('85b49545-27cc-4509-806c-68970fe4d1ce', 'de9dc0e2-1688-438f-927e-09cb64c1642a', 'academic-medicine', '1.2.0', 'quick:support', '\x0193b5e7d283a7e6fa924e485538ccd6bbe4a51d9067e32f096595f744c830f5dcf158b8f920322b3af330351ca68ce1c0d24dd118de30be921d78e4756944ae530e2b79130b9da29f106b43974eb8f62bd04b4683478866d227f8bdbb26d12a64234f91ade57f57139aa2528853f96047b650f9baa2de7e6c4e07ad3c52991b1c7d259bd242292ae14ea0a9ce4bf58f72c3865cb55386cd8191ce8633377ef82b374147355ec240d23773d1f85c43d7f42d9ea2f584fc4b2258a158172edf41317fe9a9be739e67ffaaa99b659de3232105067804436ad0b3b5fb07ae9d28a929a5c62053c4185f75569d09b99ce0b9ea2bdf1537b19a4bff461877ff3863746f21dacd2e45ff24c33238196ef71d4e36a5bedbeea304a6dcbc66ba2116ed4ff8352cd4af0b5bb2e0698837e51561b8c59a9a3ad2e670a88a42f4f7378bdfc8b0048201cb63598d11c5627fe09a608def7d86754d84d26c97310b4138f1fe99383002f488b414205f6d753ddb65ece85ac38c0073b5981138ae9a902f95159fcfbf397cc7dc0001dfdf96f6853670d4b5230693f5fd56eee2429a1d02102e06c3e815575e28e6b19cf5f7d7f0b70770b455ab2de1862cf61055c203bc246e64a035bebec4e3660d550cf9ef588e6ce05fc7fe22355d44b9bc517014b21725662d7d40cd317b16d9c6ccb4c03acea14a7d9daa5d378c21e15ce9d8eab62ca181e01ff1fce62a2261ff8c11fbce4785c2b4f504d9750f4e2afc1a9e30d9d9c9702856b67c1670563c7783b862912a85f24f66aff7f27dc60146a3ad1a59f33f024cc4c8179f0f7d23a15126c07fe14b44431120c04815187c9a923e2c68573062f7e78d41de2f2b187d51d7c29b6119f453593972e91a2aa6616f1d24a8bacddee4c79cc8a8249393f71631fb940e03649ad760efead3260c351bbe5626364e763584def785c7c219309cb002835594cb32fdcb73ad8095baa5923cbe41da809a1bbe8508eaf42f2b710d72d7058f0333c606eddb82bd66e9d089012a53e0170c9b874cded2a717a6b780439493f673d4fa863e9c62c976145a6be0b38fb6111d9db0877edcbde32723794e1c5a59509335ec6582cd253788a18e08947b067f9528', 0, '2026-11-23 15:00:16.212+00', NULL, NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('2351d99d-40ad-40d5-af02-c93107e9c31a', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'academic-medicine', '1.2.0', 'result', '\x0193b5e7d2721ba5dfe981871428cad36b5d1f72125b62940d1a56c41bbcf8c8cb151adaa491e2e8d932b08281a3f9ad596e8c1a5616da346d70a0ec7ebb02396be4ecca38ebd17f278d48a3c6e632d159f777c35b9975284ef1ebb34ba2fbc6935b74775c2060aa2c48810b5ad5cf8e64f40a7759ab80de31bbd2b7ab813bbb790887b983231e313b9f9ebae34563329f6fecd6124237a346689ba9c0dec9b2ce84d23b32d3b48ff5e7d2e6679fa41724125646dac84536623453585967d7b728ede8a77fb84be7518a986e3b0d43d447e4fbf9aa76aee0d18b2ab806e9efd801154cde6e41744ea4bd08b25b2e83f017cef20f53b35105876a78e06e1eec1d732804000f19e6404d3e6c6869caa44151afc46a53851fdab33fa34a6af85b41b8f30495b5248d6e9c4f5d743fd6dcc847d2bf80b936f608039d781ddd8789d3a17085e2d1b7d8abde8ade0f6750da53b4a42653139420bae376d63cc6b2af147d92f1f3767eb981c199a459e7cb9f0816b7b946127e287bc60c80c8c3f03e299d3c458ec615f54c18b3b7e3dd3c104d8484db5db87176f9cfacec45bc5f58190e267d84bf8f3702c798632dddec6995046d9ad75303893cc54b607f4cd569ca51b3595cee480ff3ac7b0b319957f166092cf54d3203f789167655447b7737dfd112f7a61897cf8b980c533a7fd72dc90f8a920af65a47819a089ec7c9164bdf972ea723adcdaa2a849023c9b3f32717a8f652051bf8823fd51c647f6e10b1cfd8cdb539e3a7985cb1ee7160020d6e304446383d0877bdf6341628a904107b7c07bcdd6528a9d5e6ae8c51cb0761e93f73550ce24a23472f9b4562fbc9372b649e16533a06e27cb610da446c1cb1800526fb83d3888940aa233ed810bfed1a22e1e8e23e4a61ce45158ec3cfda2a8004e3eb29255b52070bcc6e55fd9a20fc82dfa709b319af020ce3919a25c434caf0edc565a62b1984f794cc32f6f1d87017bdcdc8bf0c8d54b61b947206ce6922b1d5b57b90461d4750396b380d8eff3617f3918cbb153fcc4457949e401c1686724e4984ff030a88af883f088e84050c48267943b64ac4a9506800fd3197277d80b976cc58ae26d84280e541d4619cf1a33d8d4067266347def514f87505651425ecce84b19e3477f423465d9f29acb82003fbd893accade23e08941a94df532cf2d28fe06c126a4d378b22466a8bba94f24ed7c03aac14c07a3cc5381b1b973936f1ddab72ca7551c837f9ab1cb97853de032cc5b91c3e1665cd6d218630dded63c6a71f2ef944ee619e69f322da2137c910e07e9f29d98be79127fda0b210c764d144ca3ec188998bfbc808cdb1b265af5cccbd852173734ed99e080b8490087feb400226a777f69976cc10f281074824e9e71ec30256148c5dd1145f997f35223072711fcc72edde06727786a37418ed447fac8f9306a5ce8ae4d0f9651d57baa142fb2f9ef86a5045fd5bef6ac7686ad', 0, '2026-11-23 15:00:15.669+00', '2026-11-23 15:00:15.91+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('bcc00bd7-8063-40c4-98e3-4d737a6fe98d', '189f19db-531e-42ba-bfb6-958343948b27', 'academic-medicine', '1.2.0', 'result', '\x0193b5e7d2d97e380764f132c3e022d947154388ca33ea47a1499244bbf34e2d61be56d35d3a36a481e9976187f6f5bcdd1ffb4edba91c90fbd37359c69c306a9a9a010aceda6514d2c39aab36bd3d6597c27bd0edc1bb91301589850fca6dc36aa15b525d964f30e2694d3669a481d31bb6ea772279edc64eb27736c093e5b2f189d993edc2ae6ed5374e7537f44effeeb188108966c4abb15f93ab4710ad90e96db88720edb221c263812cf30ecab08aad5494b363fb322c2b13c10e0241a1f3f5b2ef94f161c992604a8a858709ff362f215526f4a5cf412b5b6d0b03fa7de43989d04ea1d81758419f64541517c88db1f140715f6805c29c1e03f8ada328236c2cc19b8db65920efba6cef465a5e048f19e0f1b9f9b5c3acf3dbc3e4872e6c9bf26fc8b9e7a96e1f4d6cf1d059d4f5925c0be841a04e52cc285c45112379cb5eff98e04dd8301d710fcc5c2d14ba9dd146bf4435cbbfa5502375be78d408562af7541565dfbaa877a78be86f4b6a271b60ba2259f71024123b6c44e3c67a3585093888ce2db3bfc8ddcb782c90788f0d975ab15979d818ab9d3bed3a28be0e50445fa22b3b0039736ff8814eb3b30c13b43a92d5b59d4277e5720441b674685a4d2b6f5fb246b8e58106c22e704e285e61b8a74771dfabaa045fbbc4a5aa24f9088891ca3564b8ecfb2e032e3c6633ed1ff997f8119285e14577bc154f5722acb07e3ae43970fe3502a443105b4e86e347af6980df87176b348b0db19fca7b4e15d1f84e3abc63e8cac56e4f8cd5edb49e05aecb47d0d5460e16a59e9e0e6868183cbc69322e221373fd4c6c2d2cc026871c14a9066d07a5b83d6fc4437b635bdcd2f67dabd9e3ecae594fe8d25a82095522b106ed04cd355884987b7128b1ade3c3607d92d0e12fb1f2150a3d9fe1eb40d5860d55b1a171d31a00f3612d560b2dba868b3748472098f1ebb3be0629cbec7bb32fe031d12e14dd7316e85f78641a3ac91017386ed1b7354098461f65ec60d387deac53c5c09453d511cb5301b93d9c690cf92932053472d0ddc3a0c56e557eeee9f1ef259f58a3b2e7971e5599af1e0108983d39bafd153a24c1a923325f727e39d090ecb2376128ef95398b84f5b76d334f0769ee005a23a10575f56c8384011741bc00601be5cf27a6f429d12cf12c29620a67301c6283d247d15a5fcd4ac67fe2046affac7d7c4fc989cc73b9dc4db5fe942a599b3f8c1c3ba76f94d85e6cb982eeffd55b7b95dc0cb6da82b1dc57016e3c90f94e234c9fefb7d56139be81eb6b9bec3cb73cfd83b2e13488f22e4aac4b99c4243b5052f354bb83a7741a02679a0b357357eff99fb2c3c3397941be42616ca55ae4ef811c057a04094e595a0ed3a8de1384635108784ebec106ed44d178f78094b15baeadfc5158dd4ec51425f3b0ad75d6a3234b8d9b97153b62fb25c1deaa0f62767f916a0abd88ae981ebd480ea85e4c366fa30edcb749b77eb6228d5a04130f435a23d116b4ce309da6af4fa6b85be67f038be3dcacee42b5cc2b48ebaee6e4d377adf5e61fa447d1a2efbe8b053ca0c5a6aee1c5a6ec3167a61c67a6355e09430dc4af2ae990a24dfa797948096f4b5ad75cacbcb9b3131f00dc08f19efc4a18ce563b92b628058dd5181eecb7c1a69a1fb98c6c499c88adedee8e43187786554334c3bd3ddb9557c9c97edef758aef67af621b72b212cab8c808cdd60517993da7496ae447da7d859f1bc8cec2eab6e99a8ee01eb501a41b373a540addec8e2139d77e985b047ce140d7f4c66a006c993a78f33a1c00e77646d8ecd9ae9f37f4a6d886c1754d89ca3559220535998d950bfa71e856ba8de9b52b4a61d674c1fc54b2b17fd62ee0f1d150cf98518ce27c9b5372319fff4bab6f3d0b11fde681087ec63de0223ec4c1a627fe5b10119290fb8aedb753daff5209afbe73e7a318fd6aed57b1d671e72f30bc03cf478306e5ae6f704d26a2474c45e975ed756401a39f90b59f8b4e9289dffb89ca33732313b413368371e3601348bad8a8685557d98b85c84258b2c184967c2576ff819431a474123a75b03eb9ba1f78f4fee85d47e03eed8a795a4d9ccf43861d00133517f086b88abe47549d82b266a7708f8b768117eab6d971747c2837ae546d0473eb05b45bde91309738b03e8cbb106fdd20d712389926128937ef2ca2b8556eea807ca5f63933d282d58440b38ce43096e13fd99315842d183f22cb1e05b307e3eb13a5999d5c7db3ac03349c34609fa7676ad15a63ab6289cc96c36b0dc52b1db15cd5518495291de666ad6b2b95beacbfe4d4d01a424b37c26305597a4a05860c3b43f97b77f9646b6b6442a1ed312fc96141fcb6a640f3090e4788f50ba9af35a0e0f516df9c0c2c26fb0e47e3ffa645e6318fbebcb335685fe22d7144b4e38a3c20695635098900f372e8aa0a9777acbe85e7291b81225626670d3cf412105ba7722fd492dbd6e10edf16725ab881ca591002a84f4e8f349305172d5e1b54f5d8776263d3172ca476aeb6a8c81f4bf40cc9f8b83873a0917ac05c34b44bb8be025b136b62e72564ef3bb9a3c01ed1d3d9c2a52515f2229816419e5202cd4bc0dec30d21bab8183a560dc2c0de55014e6f1cbef543055826286781932a14b01a8dc8269eb6c3d295e9c2a2a15eb9459e5bf2e5099b0c0b0d12926e292394ef5ea8f9a256904b345e501b7aab68dd3753dd2dc49f4e5a9c563ccf4f580ae6998f0c8d70837559f906b342e3df7a70cf75c77d90a887fb4bba99244ed594c8e109e2c89b339ca3b41413aef495e64f52bb47e27da4666e722b799494667ea604fa4e3fe51df435fd7569d7a15c88dc3dfd01a323389d23998389375cb382add58f27c6209b349546a209d2d0ac2d9160066b37363cf1995ff12de5b8c938f73f1670f91a221098a18d31c4ddb7fe99a6f54b28c8e2ebb6abadb35dcd7cf8c063d554f1e08b05e59158f5e50a0f6b78ccdea4557b822221ac8d71bb9088bf18d5ed7d92f3a54716880df86d5f9fc5513e7a1492ed812a50314b91784c99f6dbfc5261c91b9315e871273d6f24f20fbfb2ff59f8085fbcdc8e05e010a45cfb1d0a25aa8ee409da2b723de1620f1f32a3c195fb87982af4febd6d486abff6487f455a7d5b49fe889ac20d3295cd2ae455ada84836ab97331029766c26c7121e972b6750e29082e44227a115d2703f4f0953f118a13f51b5c48724e251fbbd8c56ed42bfc054044dfde156679371fc658e47cfadcce0718c90ed3ca53b34362640899d72c1a3e00d3fdf118909a626072c0d76e721a15be7be6d10a7e91699efb2caa629553e1226836da11343da1049509fc5cb42e4a04bbb7988f68b028c4b2b8631c6a583e93c752dc1b8bca524c66b6261066c761bb8bc7e5d168b9cc5aa7199346689378f4dbd0530bd969af4b191bbaefb33da34dac4e9ff41675d3f99c4b0e4168e74becb5a7db1c9d946818de14a5da40a89578eb590dd39edaa905a65bc7ce4e4d6cd1f1f738bd349e29349469b7f28445cf587af5a6fadf78d53e94709576147476c9fd46aeb4713abe9331437591ccbc388eea2b88eb7a36be1dd9087e715a162054fd8e8638f6c9d214b8e98dae9b98281199cd982545a015f3679ef20c2972aee2f40f2d151f6048dcfd6d7e5336522cb3e4d479a6981f141831dba0190e87ad94644c9792f35f12a151eb8adb82427bc879b892cbf93e5ee8158ac499e2e72638a2d7aa39c2fa6901dc3f59513295c5fa7523fa23d6f4ba522ac1dc30e8232daaadda23293ed1256bfbdc6948904ab22ae3c394255cbcb384dcf06157cd76d71796647171804b3367aa1c002127b1d3581c6a7f95027c062599463afb883f06dc57c20646a0680b5d142408577f7c49e1fbfa9124ca8ffe5e4dcaad5dff5cf2042faa1e8ed3cfbc45f860c4172ee5c94d367dd497eaa5508fafad695c01c66335c0b09b9c18a3550ab8ce13acca7828cf76d55d90ada55a47270820ae05c3a66c5ffa62c8c9c7a526badb65a2b97117613a315a63292c8d3485da86f31f123df27d9013418f0a468c84719a20e8a4d0138e3feacbb3151879f6c6ae5f2fc9825bf9a0c484193e7f82419ebc14cb0c42b1840bfb0c28e4a6341518b56ffb555156971517ba73c15d4449354aae5cc7c7061f0b869c56d8343bef8c791e77e979599e2ee8fa0b096faabb8265647c813d209fc09a4da8410a5098bec78dc8dceeb8b2f947ad685382c46d561fe5efd107f2403403394f803c4e0c679d3dea5deb3e51a7f0fbebaf5f50f3b93b85e34ef51d849b5f4d95b754c4151f4e9e6c7172c7a7e51b58b53230ea737decf1139a8334c258007ee6fbb8634e21a50907504c5da54f4d27ed855bd394323e13c5ee265424f7328c97256b4be79b3a09bc71e8f2e51f0f178eff40bd5300d4951077c3e600db02bdac87dc597cbc0e12dd0c03eca4e9470cf67da4b809b2cd5b7821c6d1725876b5196d3a4e460f261b0322176667cb318e46affb006d2f04b8ad94aadb2f08890c0cec2594a8b50635355a922d19e5ded515bc703f5c955e56e9187c3bfc957316091abb143432239af6bb77d7920fbb87c7bf0cc55c8debc549f1fd34a23d6f07e3878b8ae8035d74cafb1a715367fa69f8933ead8809f8ab87ef974c272a002e5d8ece35daad27c4cbfc4d7e256ae5361fa73f2822e6f8b0278628a562721839c09940ed8d3c6fa24e97a0f7f319ba650802ca6a86ec445696eb0fc531cd068618c2595ccf2a90afbdc7d16a78c9b226c5f0d08bbbf2b041b79aa8e1510c1a67a756790b1c2d452c034d4f7097a4b6571fc92b90bd033cd06db0fb474c6fa43b3e1d6bf3dee2a2eea51088c9e6553c6448356d8d20a877b9495e7b9c95317174836f3d3c2db61d4f595ca49a686ff76b59c2bf25d03945da8624f4de9ba77b03485c00e9d87e305fbe518f3b6a3d217cfe61d11ae834fe794200c79bf1a9b11fabd74450993701596dbb2716d430cebb47d7387568492c52983c351f37665fd30faf0d14533e83934461a624c71701cf8ff62330ebbd3521e45d4e11c1c88c7bfc71e215443719b70ca998eba1e7433598b0da514bee76d646377aa5501d6324236e0496dde1f38a327cced80647831f0792aa6e384df6dfd1d8b75544f6d52e3b466aa35d038fe5bc7085f5541011090cb9e88592021b67b594bcc6bad8d687b5e57e004c0ff1ac833b8927132e942fa124054b4ac076680dc30dd514452f5b5a620d3acf6eaffc4518a73da176e7af973e00d8843a82c3bea941e30abb2ae584f75374421934abc1c34280d3e7f9774621e62a1517c54a8050b18a9c1679b2a8e5779f769fd13e349f8b716abde9e37ed7717f453ac90da1e663d1dff2cf8f4e1a93b6f97bafc78620d2c835c52c149ca99eca35aa01eb9d1c31876ca04793c8463a95c1d3b8f01723eacf9ae448eda8a1c0613b34d0cb40b7cb203d48d79ac3ad54fec6a0909c5343413335b6ab0315b98d95e925df9ad98876656c6f1b7f2368a3b75f4935c95bf520c82943046dfe0c2501395be855d18361f39d325e12bcaa1a1af7a9e78377ff901f9b4ddce4f9f9016816e673a9823a72b94e2a8c06c8f6c64694cd0bd2bf3a82766a8559b753e7a4d4bd036c6454147f79369ffe88defff3e098b52fab1dd64560c3e4bdc6d0f92da44d968e8c7194201c2283d0aac8abbcc272c3aa161d1d014f0c8b1a8e84428bc47c03ee4eca377859361898df0e298e3c44189e4083f1bc185fc01fcbf28ff2ca8c98b0955731835b57a231848ac8ca269a020788828aa887c1d07962ca5e960ec86e8c97471864878ef2747579caff4692c97610b3f92afc9f856302e134e86d55a37d46f82ec5bed54f702577283f1739364f10c0a468fbcfe0be62ffda1146ae12efe5af6ba1e2b5dae988b9fad7f265faec775488d1d38cca6956e258c80465ccc3a20587c96babed00bce1ec9b260f0aa18ca06dc15efce9a9026ab683f839382aaaeda0e0359fdd98dad715cd96f65c0715f6bc93f042883af321fdd8716bd4160e207840a1115ade47bd5647b47137ae54432eae683bbc48020d93bee8553a90c9e21b11b455dd9444e8d5f8710d7fe463020659c7384c24ffe37a7b51c954804bbf32fc712362ea21700d547b276ea0ab17e7675124eafcc8a3883ed45ff021e3a87016795d74dabe940c1077694305eddf3dd9c1657fe08187ab1eafb0bc831bdec64045dbd225fb177dca33b130b84708dc3ee7f65d85046c1653c8252eb0a3cbb8db204029d65334fb50dde973ae5c2f9c81f54246aa84c0c93cd1187c4fa8235494a893f5695ebcee8df1df56d046a8f745ade980bc43af23e9656f4661d254293df2673e959a78c52021649ec265b8f307be1ef403464edb2e960d0e1ac8abf391d4179c72499c28811d7477ded9f367911ddec23b994a976fe059b7aa9b86ab7c1bcb4be2e17e7a299cf94fc21dd7f0045df0713e5f319d4c30333125f7277d59c8f5ac71963ea487793fdbb4485f7b8b68143c2817d096dd9d036a39523e611a68a05a202a161d33824d391109e0c4089b40a8a0674cf64faa26c3370c7413e2915364babbd39b25bc73c0cbf6e5f2552219630e5ef41790f40fbadbfc2f79c4efe6f735e5cf079db159c08869376d51c9e92dc4ed73224cf252af4454a2cb3b9976d425ea0339f38aa54efd4abea2d3b148f0c7c1b0becc6fda8ea3c27c179ace7e74a1d9cb4f0111fe7b65cd1bd96888d9f096c86b929edd56c3822e57dbe7f79bd08eaaeca0e8956d54866e126d8f9ec2206b760f8fcc37651b8ec2f94761a8c12939744b67a9b4ace0a40d060389057cd27627007f4cd7617724f7adc879eccba9415f1365481f435e580381477f81db63e6fb2ddc54b4814b8db377cd9c285a8e4e6c3649c504e01aad9bc24cb5af9ee2401e7b26cd8af29fe8b9016af981e6a995ec66d259d38c25911524b0e2cbe713952dab62e79cceee34f21131f1b8b20881f57e2be176a711e69276b34068b05fbac6f6be617609106b6adcd0380ec5b5de7bb21316984060c98194f1139508295c0abd5583a00a604af3f06c712aec16ad442ac9de5dd3478557271020fe48f7364942c9f87e63b40d082b1ade438a4ad81012a85a7f31bdb4b3c24375c71ecc95139c73f17397167b2826c3ad79a0d82dc24811a978fbd2c942015fe712ad4cdf2375c5996f160b3f4b7b713471b1244011c4facd8e8eef11fa2fee9ef1ed8199113ae5979071c6dacdc7b004d558f80c5e8bceb62418aac0c6c641cefa68c8005e06c84345718383bc9e5221c32ab7207c6daa20a4a2760a15d7ed9ddf1d32447730996cb00143c6b350b085e43b36b9b33ff633a7305405ee56652076f94a680abc4bb6aeadc90a664d2834190b1c6e25740740eef1841f4fc95a55ca09f84ade5376f019bb47474e83b173683ce0f7c805b57dd3284586f0e6a1db7833dc2da7e5d8c1ddcd6a2be6f2562b5b01bdd8731c033041903cb7ad96d0e4fd94359d0d99f5590be1601e6ed123b04aeff70ddcfce5917f9c735bca20d35bab0a56da9e0c8d88c8ffbb6f3569936de24b8a8bd38e0af87c43fca2ff00930478b58572f64ee73ff84be1a016ec76667dc298954d639d50b92e16a1f13d7298a01f72058cfc70b899cfa9bfb4310959ac345a9814bcfa35ccb818e306829a902f859e4ae6700d22a1a354a9588f09684a044e54e45d4e7f2e9b5f4c95fe068f517e7858d0d087119d776b4b2c5a3a129743b62d13791e6316f80523bb451d88beea096f10cfd808188ceabb5a1e1f6431652ce2977cd9dbfd787171be2d13d841599eecd09658a4edb9839dd6facabfee01b287d080f674bbd858e617c47f06feec5e9564121b0e262d09f6edd8ad6ae862eb30ee521d7b31a4162d30e40ee5a901b89a2e97ddd41e0b91fdfc738269d857a9902c3cb47c0072c2640a6623d67c', 0, '2026-11-23 15:00:04.34+00', '2026-11-23 15:00:06.188+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('2d6e5eaa-e36c-4f5e-bf92-2ab24d1b3295', 'e166dbe1-9500-4a3b-8c4d-b18f431acc96', 'academic-medicine', '1.2.0', 'full:career', '\x0193b5e7d2513613b00d321323abe7cf9a2d759b2de4ffd2601c309241709c2319867e2d3e8770517d97eec62d1fd829c3e6811c09db4e6a844afdc3569cfc29777ade59806247f56a7c52ee6de94bee7cb4543eb259c5ae9e64f86293249067cb8dfd5d0fd51aa00417ef018973c35de88c3dc492a7c4f0c61b694e3990d0abc528792c5b3e973ce8c422656c99cd2e0ea7b27185e8bf01c94dd714f1f233468cc48c7c9427c3dcc103da906bc0866745e92f723cb551c2eee1f1936347efdd54921c7f9623da5d1540ff2aa4ff819654182e1077787313bf68464c55673727fb1ae66f8e858dbbb47b39e5bb916098053de5c2e2daf9edde102e3e00751c432c8be5ba373b3848a979e09f8bf3d8d6b73fc99dbde87ac4d0cd369e152364ab1257e170be157fb522eb9f8a1f8b7b2f1ccc68e076d8d0ef33e8c67a837a22574dc2722fed645603f8cfe90cde37071dd62102e4fb68a7d14075de49384715d17b4adcfdff44f3cc8451b071a442c1f384ada9b4f52c368a0c8fddd4053d3b327d2cff808700c91ea14d91929978642d4c88717e9979a14fd501d67486599a7bc13c5abd32f18ea6472604b201df42456f632b25d7a26da4cb45296aa7d5305d5197544b26f22a00f755ea982de32de581264b0d3da0838026a742ed5f9eb4e778d946adbe60d7fb0b8ad546b7d663650fe8b0db15b1c7578e1fde696837e3c61f012e509f8a95c7808b345a65cf076c5578ce337d70c3da8f8bce85f7d6889aaccc3cf059bf3c7d13a323b949e4d598f7c406525d871db70d96c66b1baad0ec47e325c95936a8e1f557bfb99a16974a74f7136e755006f8414d38fc6f144a85199179273e1d15870785c88bc9a06eda92afa65651f3fb01633cd480621c588e40730d8cc5c06246c083f7d76a39f346a256293882f146a940dc8cd4261bece0d1efca9f46e4f8121680aaf5899ebaf0eaf827fffd153469acd52f752d5a5217beb973f63d64ca9063d3ea2d671f82f133525289a85d98384e2b2c4edae707635d7133db5b1c0d2fdef7da59714fbe426d91e25484717fb0fd4db8c216d53c0ce2c81d6b206bac89d41159ee174fda00f16f2a70df5c3153540b928f5dce12831480f2b4b20390b817e572b3788465f5fb78ed358286c19d64f1e0e8ecd0269729d8fb9372e049c2a5e6d67cff8a293e8c86c6b8f72abd6909ddb8ea5200f4d2f1b9681f8dedc17c5a5b6c94241c649f3b6a06940ddf2ba225898b3992297fc12e58a58b8d2a17d7a22b65cd9de79ad965aa170709c0d85ec38e15ee80cd48ca018e5a97f131db030ebc2a05af7270eebd8a44df956eeed4cfa839b8e157ae2f296fc2737c584e02352262df5289c7ea43fa778e0b29cb5a7d3d046c2aed8d0b517daf0166e050b86bb8fbe2e54775b753c5201d00dcca2cc01a016dc16d6010ebfacce41a356938a5c9932c4f6cc783c88df1872b24bde064b6150f9014e53b5a0077cfd672866fe81fcbfe599378cdb86474b67d39edd6ac5b0a1cfa9a3497843b2a6deff3a5ef7ddaec443de02757d6fe02b384fb7df8a185ccca247b5c0e7c1af3814fbb0c8e2a0e4924130f8f593f9cc492136e2025e6b331d079e927a1f4ebe0f96c3f2d1a137ac9ba8030d94b1d7c0033b857fd3847b56d76c9d667a757eb07becb7c73d578da51ecff5fa1aa06993677c76046ce747dd4081c82de7c5aff6b40b54fef1356aa18b9952143db0872d48ec87578af2a202a7954ad7ad4396243f2fb3178a44f717906074feacad1ddc2482f8e41b6d7ba37125897f089be6cc236e3d1ce19342c56f8cdd07d56991c61f9cd42c0d9c1f02f13110fbdc4aa', 0, '2026-11-23 15:00:16.384+00', '2026-11-23 15:00:16.711+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('e84d4d42-6395-479d-bd40-36d5819bb194', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'academic-medicine', '1.2.0', 'result', '\x0193b5e7d2d7cfd0c81d885c5aa79e8fa185a1d83accfba2c91c51a4b648333958b921d73c2e951e7b8c4642b6d55cc4bf1037922de2595a3fe2984c71900e2105ce15cb41eddca020056aea5eec4e259a53e36eaecc9493a22be07dcbf25fe766a609148cd0c15d134864311fd9b8bf3414102bbd72bf3f25d4aa481cd13396763a72c92d34acee6540a3ccbe6370439ab3ffffb95cad3470506a160695ec839a7bfb2110a7729676664366664b2b8d43cfa32de4a3cc9cd2251f42b9fcb2aece092ca6ff96a92146861c1e2b7303e539cd154e1bb4e08596d9d63dc68e657c78a1ecf87d98e91eb19a1b2f0fcb9568a105010684a27dbb7c8f9ed0f4e9386cbe666bcfdd6c57e7107d4333bdf436a32bff13e7edef083df2ee779fef714deb3671892f53b3ee2ca43dd7b34982db3133d94a13d97857ad87d1ac1b0d0d0259e974d7638b9a6f3e7cbeecd383c128297dae386587a817097f5736e104f77281124a63fbb52230427e1099e659041416932c57f3a80b3cae4304c75f5e6de5b28efe8b8f22b2ac516bd08fce801834564690d8bf2dbacaf1755e2c9a78748f552e40facc8764ad6391496f4f6beef80af43381eb86909dd72bf232f3e3be649fed1557cdefeb524a0a8ab4295088d96b630daa1d711644d75fc1627ce1a6a75bfc76ad72ddb69084c5c17499886476c9a5c9b36f9535213bc6df825b5bafe81f2d4db661d10241b0b5f2fa08b545013bd06a1fde5b288d53cfa6be50e36c6a2f8470a67331a2f53ce795f6ee7246a21272031a45d8f9bfa9557c2f3e358600a17fbc5acf03f2f44049ee279a2b52107b7febd017962cf791c4f1713c0b2e8fe025506008d29394533fd1a241f887a254d0e06a174f993ee5e9a090d50bafb7fe0d21c60199e65ee604b4b4d396db4eb340e0dbc826b1d2a8eae03ece5ea09f1160e64dbf30319559bbea0d23c5809327e29c62534b5c3b07e245c91f11067654b640fe1d8b01e3f1e3f88d3129f56d240cdf8c51f76c8bc0989e50b88992a123b802b5be326751aabd845f10b472c5a9fee8bb9b8d283f0d4d7185f6674c0b18d751819f0fceca37b242cda81f9adada29f8ce5ef565c1c492ddf075db2dd5e9d7286d2886cd619da148e31b666257af23c00f1ef7a9cf73a55709c83bdc68aecb69a1c73e1aaecab09c5b47971b370b0ac97121c4e78abaec6099413ee1d22c6babd634033e4a2db2d559c84e2d50fab0da718a38b744810378b467a5b2c98d7a5c050f2fd0051fbd14ae0c6b0b68fec6c90278a8a23d050481526efa7224f74494b084fd91f8ac599b644c4e238210e7f06fdd03715790d3706108c3fe218d2444105bf6cbff9f7bedf0693f08707b29a8a3a18edb22c206db6bd534695df3f6e94736d699cdf5d616b76e12cc9d47742e3de7ab6b109d9d3f320ea8d4c585fd83aa0af80d942c17f8aaca9472a6c857f0f0f133dd87375023ceb9d59b05249c', 0, '2026-11-23 15:00:17.036+00', '2026-11-23 15:00:17.293+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('ede94e11-19ef-438c-9185-a288760f79f1', 'a4fc4af5-934e-440b-a3ce-57d350523341', 'academic-medicine', '1.2.0', 'result', '\x0193b5e7d2758cc9016fae548cc70a49058def0fe0b110872ad6280f43c07408fcd45b66765dc7fd916389ef16659008a5130aa9fe697264a91880d169f9fff10574737d3d5befa5557ddbb2f2445cd901fe3105b326a1bc5a7bfb5cb9ab00bb402135c4be9e85faabfe75539f887bcb8ee3e7521d243343e2f63bbae57db5950ed05495fa38f17d6b18e315738a168b51705e88bb2c75a4879c0b0b96fde21f6a66a3e37c254d945190e70e762821e01dc19c457222c02974465f694d3307eaa5256d43c4010e10a5494a5ef1e93076529314f4f11cbc2c49acef19767e56d1d1c8fbc9d14812eb301de365085c5e31b96d973be48533865f857b9e8765d71ff2a802a28a063374f7a6e460198e53edf92a6db7735ede085e61cae07f59d91b16091dadafe80f7ba362fc4db630d98784f70175fb14f7075a4da7755a0de505b30a806d8aad4efe1f82696deb689494ec307db660f62ca5a3b651559488dab84661c3c884f3835248a47d8f2692796a61fd8a9da3e32528c85c2d0d5fa764d9e52770460ab9f6681179aeb5b070abc8cb96390d4265b58d4c4c2e267ed796cef45f5ed0a4533bd1c8a8bd69400773d0189e635db12d9ff17d8371e28b0ca6469113fab2e4d97e30d38164ee20141075abcd24eae727593dec7d51967186edc47788d1e1deb8844e990366194670fe42c3bb8e12d90d32c25ed6b4376dd0560d12d9361601d1c1ae62e16ccbb65d3313eb3facc365f576b1b322f701dba9ba4863c0e6341a9c20063eb7476faa764434f03835eb5fbd26b697c609d75b5d913dd20969bc01791beb094d52167a802ad85ab05af35adeab2ffb099f8a202dc8f4437e77cc323d1153e8da86a6dac3afb2c083cd6426e46eaaf97c873c433e0e4ebe8ef28f6899858afbc26dc0bf0814359a63421c6dd7d7a83a9cff7f7fe6fd9bf5af67aa87f909fec3a1089d9bcba46d0b79208528e930eb7f26ae8efc13bd6b6aa12e3561dfb3a0424bfcfe394fd57492476f16d29810217f8ca2e1ce8bc09608f3ba764e8d501c1c3b6f83a18cfa208318277c4e363010295af0574ea2c9e533cd783e9a0ff9642d2f316a1a887edc59d41ff8f3d35a26ee4468c2da45027161ad7200339c68d7ac24676f56790b491d4194b0bb16dc144e3b5369b1be51a1a46ef0f16594d5ed8d617f7b8f698048bacec10b25a8122f5a735dbe562cb62526c989a0173cb312d8283139819ae8aa624b9dbc162b6b8c85d681376a04d636fa660686d0556633e062b9295cc85cc1694693f8b44b5bf088283581a0f9448645a0111b65d1c5c737a1ecd2d7270705deabf7162b7b2e8d566d63fe6ecef5ac0b46c0cd54aad64a089bedc8a94795dbb3cf9e0dc4f143840de8527bc4cd282756218acee881889d4f6a089ef9f2cdb7db1b62e2f9869e171a66ab5c8a280d211f7c4624f35d542bf7af9fc355ec1cb4e9805347d652547f04095efb27c1d03046', 0, '2026-11-23 15:00:17.545+00', '2026-11-23 15:00:17.928+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('495870aa-0988-4def-8176-2e157746a3ff', '9f796b4a-b471-42b9-9f4c-8255f52aced1', 'academic-medicine', '1.2.0', 'result', '\x0107dd8bcbae8dafdd8d6e60e8f18cb5edb901e2629aa63610d8c53ae91374c87adfcf5a2297447b1015d8e067de37eb884a629edbbba03af54ad9647ed630029b2caad26dd332114862195055398a193f4cfbaf45b4b1e02ae39bc55feda6bb32bb5839d5523a5e2a3fc4c7e20372a506c418f0f186deb1361125c857bc7ca0239f6530c7ee68370cc0ab5f3de3953019fe03a2ebccce22bd6bbe4871e62b094470956694acd5449b38c4de761db3bafb0c64fcf45309a09bb0c3a8279c43d52118d022db4674bc7ae63bbbcca8ac1ab062dee91e75aca0e0f592c88f13c1ab09d7c908690df8b774495a3cc81b3223be7208b696874eee3c70713da1bd3859251609d8081eec0dbf0f359bee8462716db1a7378833e15862323cd1983a6f57ea4d16560cccdf05eac93140207bc4d01f2475d6257a100b28e9c5240b524289c347440101f5780a95d762b41e3c68ca725a916f5e3d988b0ca653e67d86f848237acce6b8993cfae83a0caf29361fd241f7d70fa2ad1a72af93aeaad2f20edaad2d530e30083700e7ca22f23036a9390a04b02b30837ec3725990d1357a7b826709c6577be2bd952ef1ab7205c0c2d050357a93bbd6273c44f037030787ab06509671f4e4e979a72e335283bf84ff9460c5cea3844c9c4140619ed46ffd046c9ae62b47e5ad46047e000f9b373b9c16896453ff0b422f7714c94fbeb511ebbe4c8ec17f0d623e98d925a4135a926ffd1c68b7ef13357f20768d75e164983b1a1aa5231875bbb9ba2c98c31712cee8a6983efd5216b2ed658a31a3b42f5a5a0f5145da489eef7d48f1f4e06f023bda26b5dd0a734809725c540947b6f05b717922a2679f41fc5ca6c1c24b8488d2c5fdb47b98988fd1deaa4d604a24593fe20ee88c5ee2e286ab3f3cc864c7d5fc8461651e277bbeadeafe5d17cd0b61b6eb021b38a5bcdfb9a6a3f2f0c484fad345c605e746661cfddad0348753721cb67b587411d22a3315212415347828244884db767d23af09c6f1dc7b3bb479506b11c72003ea786059b7d2c6815b453244e385820cdb94b1d023f65868be12d4d3ef4f0b185c6b0a3c10b452b4194488ec4c20e9e948b2ff5912b550f05a2492ba8736cc', 0, '2026-12-08 15:00:01.728+00', '2026-12-08 15:00:02.082+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('33e752ee-feb7-4bfc-a9d9-c2bddc36a5c3', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'academic-medicine', '1.2.0', 'result', '\x0107dd8bcbf39ec7a4a4e36c42c8c281d39270c0bc541bef9083b38c522044746f68c9c97cbaef79e33202f3c6fb8432ce78553f84708ceafdf8fa6e954cbe7cdbb0ad1b6ba2f63f8f973007d0a0147978b1f125d0e93a7a6fa38aa9a4036a26188270a0a07e204a32a4dc95cd4aa190617137d267b04659ad9f20c75ace8050ce4645febbc1354c69681de028cdb21a1aa0426cbd9e1fb08dc0ce8ca52ff5afebe523045e1aa1c49c9d610c8e17c54c584f05cddc321137dab8b89a5dd822ba1fa24f63d6169366dca60fe951e769aec3edf7b8e346bd4778451a96813ec23582801fe64e499eed9fb23ee0df8bf59d3af0665c419eb2281412e0090bdd60d3b94b68d9f60a8fcb5e46cf5053fc510fa821ab1c1680a38bb05c273e9883475594568d8c8dd79e449d279122a1a6b1648186a8f6f9f57667096c621039010e133952e8dd4b998f89969367489b038726a3aaaa7d47e7b282bf4f609e3b98615a581f41108bc72505002207eafe07aea3e17d316bedb757aa9037d378872d4f14d0a6e6c1f4b0f4b5d87f5d6600c3a8d264217baa9d848a1b934d470a731d1e95b30e4f76a4073e42d83c1cb89401aa9695bc31dc9c24d2718d24c712c13ecf7a167647e6c894a568bdff489f723d435173ee0a8b443702a5fb53f27f57f9451fc597562e2ac96e3a6440b93197ddb3c5c1bb85118b93eaa4a300ad8c64c9cc0978ae7423ceda62c07fbcd9fe92d595def2bbf510e4517bc928ebd02b03a719cac058aca608cd71afb57a1f0902a6eae028d41fe16fc742dc9058499199b907a0f1d93fff7415b96d8d50b04fea937d1be43cca133e4428dfed6841f114c93696020ebe451dc4cf754681f81ac0bebf6acc6e73a3676293f160738042e5aa99ed461e12a01b81fadd31a941b1aef94308f984d8addd98451d855240649389f6710d8c7e7a27a9a08be9270e293f6d575d5c20bf3513e98d98ef51ff9308594c0fbb90fbc902b972081f84b343e88c1fe81d387926b076ea724ecd1b4a5cd43cccf9358ea700ee4bedbf88ede3cad0f0bd4a99bf7819447b2ae0c2d7e2a64d4485e6a1faee8f50c4e29bca066d118dba667622d73c99e03e8195c9da06100b2a4a70', 0, '2026-12-01 15:05:00.391+00', '2026-12-01 15:05:00.622+00', NULL);
INSERT INTO public.assessment (id, person_id, edition, edition_version, page, answers, revision, started_at, finished_at, replaced_at) VALUES ('c48da1d1-1bbc-454a-a244-0d6c1d391fa5', '21251227-b9fd-4af3-8327-baedf6540227', 'academic-medicine', '1.0.0', 'result', '\x0107dd8bcb8e1f0ba07c10b6fd924a1b251c588b12249ac27d736a487db3aebdeb4d6af6ccc10a2b21e48082cac5e1393466b421ca3447c011529ec67dc974acc50047f406a3abfe3237e931ec62d0f7e1190ecf3c8f3abca8f79148b9e0e91a7072bcec607645b311c09c51f7f020e304a656c8d892c601e619645e858df43fcadefd1bed33de2734e76360de7a1a0d731497cafe68d5d3085b61ead064ae5b1052e938c36fcbeffbb3ba63d649b598bdfed3fbf5739d0ad9cf5909d1b839d991b5a851cba218d83b9bfd5e0c26552e35e85fec9354e565169387520f16285c2422b3503996fd038c254defb4e0384c5627b131bb66b0aeb8ab6564e3a8c5d6b8575d350ed3fa3d59b4489866a0b9443999cf2c5e905a7f658620ef6d92c596a3', 0, '2026-11-23 18:00:00+00', '2026-11-23 18:00:00+00', NULL);


--
-- Data for Name: goal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('292e5cde-166f-4628-b671-2555c55fe4aa', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-04-12', '\x0193b5e7d2feabc2402324cbcbfa185a62b2ff6777f3456aeca768c35f5777f8779dab71ed342ff44f773e588ca586623f8b1ce138edae7af747b02041946d9037178eed959ccea090ece33de222b2ab570607423aa340e0f7b43f55f3e199cf8c0511e14cf8c94d4a5e80ce1746000b35c753559ecd44d4a357027566481aaba3e8acb318b847d997ecb6b4cc09a3933a14fc655944d4b948993a9ebe2167923f08db904e12cae522191072b530dd598677d9347f5d47487d9b9bb86bcbd828e0d33ad6ef217d7249a4770eb8885a5e906d317afd3cb04deeff32fd776c723995148c3ce4c27d554a18171d682fbcb63884287a88f15329b9e9fa7f18abf8e2dcb4264672525a9003d177341952a3df935c3939280671ab069f24fbae3269b632', 2, '2026-11-23 15:00:15.282+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('9dca9d2b-b12c-48d3-8e98-d352bd062d19', '189f19db-531e-42ba-bfb6-958343948b27', 'let-go', '2027-03-01', '\x0193b5e7d2f7ab54c72f79036761e8553b2a63428fe98099dc56b43ed48d4cc099895c1096558af8d760d3294c0233d8e132dcf4c6b81712e4955c3fba6bd423b804a94599af0a6506c74c0a655ed8f2f0694c03f585d18c1043777b2248a330edaf1d8cbb3e032e925152d75ddb981b33decd6f4f533358d4b05ea4949ede4eeb5f7f69f2d96df5d4968a4572b33a56f39eacf281d950e22571882fa63f22c093ad675cc7620a3621c8ce5b159cdf53df90cee0c9c255ae27a2d5e9c1b8fd33f67aee9b720d4e8ab9fd3dfcd59c6fc5de966cd57e16544d54016730181e6e0517d4ac41d1efc9aaac0680a18d41cbd45c651291d13ff4562cf727001bb43585cc0e66e266bf4eb315a27d2df968a58d467300173ee412f9195c8ce3ffd6358832', 2, '2026-11-23 15:00:13.17+00', '2026-11-23 15:00:13.222+00');
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('44ebde2c-87dc-46ed-a0e2-c90dbee531d3', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-01-26', '\x0193b5e7d2170c060829fd0d1ceb248c655d59b1abfac0b75900963a317f135009aecb88631f5e11606d192990edf03037bca516aa6de6dd21fb5ea044f6a6e07d8c83027de01b1b639bce6a535871db9350bb12e350249e6d58b417c8b07fa52cf6ea863d96be75dd3ac1010430a4625bf889c0cf3bc57417c135932103a9acdef9b23c74989f2537531fb8d6128253bd1348b9b409be7bc43d4c55be12ef2d3d673dcc8074129b13237ac03555a92ab1a972bac8d514a9f3bd35fe81b9b8584632aaaeae82a5d57dd40a7fb4e751200dbcafb4657e3740f5231810e8b6ad03365a99ebada43d8eea1d06e0bb76a9179ab49e571dbf3199d4b8e37f88bb09546506b9e9d9fbc0e4733f837ed15b46bcc7a6f8467d6086017f5f1fbdf280ba1650', 3, '2026-11-23 15:00:14.337+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('143e2646-19ee-436a-90db-394c5f122d45', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-01-20', '\x0193b5e7d202296375bfd38c02fc1b5e5d734363d8dd5bc0591db7525619032ffb49aaa2350658976920ed83e3b8e5ced8999f77e8d4bd8c8409950f81eacc6f896a67bd21427a844ea970301aeed51e50baae7d7ed3f5e6abdd1c9fd71d6313336a904c494d3c4e636009cd7cc9680eb48126044556ee1f6533857a8f7bf4527912b3fd5d922356f13aa89cc3b871c68a6c4472316563768e938f928ce9d63d39aa5332d82cc83b630109d82e9d78c9edb5234ab65e436b18f60880b17cf61cedb813ab5bf2b2873b328889bfb805a28e067730e9bdc05ae61fbbffcb6f0b98ccfb3219c00b7d90ce71777dd452310bb290d4cd9577f1f7690b27b93e0b661899d0fd6f6084c29b6415a6ca6c77a8a4409fa08b9d0c936d08b87328e9fba78a23', 3, '2026-11-23 15:00:13.366+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('b7787055-da8b-4ef1-bc2c-81b98456b956', '189f19db-531e-42ba-bfb6-958343948b27', 'draft', NULL, '\x0193b5e7d29dda3c34d0f06453b91cde58d01bb4affa6a7dd57f79817e31cc72f335972bc957916d4673280d07e0bbebac7136ffb847edd453567f5697ede1d3a83f6c7c07a0b85b80eb250396e6b220eda19da773fbcadc0be519c2f59a196a174cbd71adb4c0ca6a4bfa7ff4a7d7b544466d670a2445377de1293e3b5481c7283e8617b455650875a45af55dc110bfa09fca329d0e81dc1e88bfa5798393e61cd281e07c69e7d912447acc7c2d6833f957f6290857eed1b024c8c4b910816c6365c4d400e8da1c078b85abcba4015b2c05df49fd96d2abcb32af013669043ae66c74a866ca45b0e916808ccede0ea860f9986116a4101c59c727f0e956b4b472a14e7e91e739434d80479a2ac68f85a196f832ebfc107fdf4a6ed75ba4f5fab8', 0, '2026-11-23 15:00:13.717+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-01-15', '\x0193b5e7d22ee10c3000a5b43ef03ee73c638221b679b9baf1013cfeaf9a6556c4f3f14141455e13abee767d4058181342369ae3bbe212f9e4f1cc87b5217237618bfde3213a8646dbdc631611b4f263a6f404fb155db85afaa628cabeb36979fc64559bf7d168d4efe8ea7166ca5a43f7b65f38b7da49bb614a02c4bb5baa5567edea7c73074e8dffb28c130592bf06d9767f89553c3bd187cd4a2c2597dad0cefb34d4fa66765475745343e702572e901a6322684e3071fbc710af69bc673219c68e12eaf85770e823d14b8f7fc4bfc7426085e0c90f08a0db688a312e0d6b540d98788c0f4456b5fe02208e40bd2dc9b03a81406d2d7a99cd8dea77562e0e876fa340f38615d3bf0571ea00a50c1d44e190c0a9d44ba99c77f39893ccee0421', 12, '2026-11-23 15:00:11.751+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('8d6533e3-9a62-4ad5-924f-abfb8ca54e99', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-02-01', '\x0193b5e7d2d15acdc2f93cd5c10eb18a4c2decd4ac1cb03eb381dc29722b78863faa718bfa769948714448a9c89b3791d7fb3954f68b76a8e76ceb9a602aabb71bbdfce33d8902a27fd805a3e1d88cccafbecd2e8dc9692d49100ea30c948320b92822cb39c0d6bd4a193f4c99a43d7ee06d9e4f15e22f06082c0e8c2afce467769f42c7a3805089eaed3dbb983500b3b51daacb40975ece94a0b6453e4aca369aa9acc786f060786acf5aac6de63122e6b852b70f465f46471c6509fb96b4c11d8242c33cca0c31b590ca1c8e7a1d2d13d5ea3fe5704d1ac6660b539987752f110930c256231d2b63f7740fcb2167cc70d616ed31e87f34a8e8f89034bb328b77d34a23f84527cec5d75f5735be7aba167449b26672ec579b99cdb125e0835025', 1, '2026-11-23 15:00:12.856+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('263d3710-e865-4e10-b36b-6f3267c1c3be', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-01-27', '\x0193b5e7d2498031a6c09e20757bb9829f6f21d3442a3d713762f7046de7966406f12e02d4de2b29729229503661df91b504b3b662b351ded56652ac055ae3e67216e68e4bdf2d0f2d29438c754b33d46fe9292d1d0cc03466483d6dd7c50c1ab0449ed4f03534a3ab843895ad10f3de4467312bcef21eaac456df20b7b17d2fda25ca4ab20a887a407c812cddec90b3f14758f43be6443a22fada4e584d76bc7fc32757c1451b91ee3b1fed87198522e87b2f8e548e8779ddcc0ccdadab2977f169a94a86f462107411ef161d061e1ebbd2730740b57b2837ccd0067953c26b2dd4c764567b7df353187f9db48ddaf2ffd2680f92ae4b4f5142507fec70f80ae66ce1cd8e23924340fd2fdc01b52acce6b15ba79c6304f04fa7e58c6ba3f18183', 2, '2026-11-23 15:00:14.702+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('9f5c78cb-a170-4fcc-963e-cbe2b92c2cae', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-01-25', '\x0193b5e7d2abca281cf245d418ed7ff5e03cfe28e94258d5c5c4e683ef18f7548ca2ba514d97d24200bac566a0797875dff7b54b6370578a75fb03e23a1d1462006d59802012688be022862baa919866c8c7dc569c5f303c1478b7fc5a5d47f38a7c5c205f0d3d44364ae3ba3d066302e0524ceb13041349666b51f7096e1a650eec933a9680741da489958d170c75af402fc0b181c665efbd0d7a613f0dbd3a8b88d3d7836e8c6337f17728db9af882c2b074d2b2044a700faed7942766877e2dda13544abb5b8ef6ebbc03bc22c7ec6abbca4633b064429a81e56210b0ee56676e58f018fae07699402abc6478c5dbad8352d8c478c18751ea2961eb50607fd762c4c45c65eeeeb8c33cfe595b427439949f219dfda093fbd94aa6beffec1000', 3, '2026-11-23 15:00:13.873+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('1cb7cb51-27a0-4029-a99f-2ac42e3bf1e6', '189f19db-531e-42ba-bfb6-958343948b27', 'done', '2026-11-30', '\x0107dd8bcb48fff302edd36dffb2777566f34578f9474d6dbfe14b1ea850e4f949c3797b0fd442f4cf7a7c4595a3903a21296de20961ed88375d9b35eb28fd8cc63142906cd70c2c9d986ac15fdf59c5b742c9765ee3f598a652765a541045f4d5a9bd354689b7f914b8343ff050f310b4f5fff981a796bd763d8d3b9207d5b2a69512ab351645f39239dd3298a77a1ac878af811417e53990d05b6be051e8de1384e78b465cdcce6ef6ab487f66f14e07640629775c43e11e2783978f54bfbde37c5f2a768543bf73057298e1db4acf234f58963783307471a7855f3320f0c4c1cc5fbc68161a1725a6d9e5cb6e5d94ef71a622588c4add8dfb11d17b8748805431605feef41aa9494298232f6ad1af5053ddcc1edef04b17875d76bb77385587', 3, '2026-11-23 15:00:12.988+00', '2026-12-01 15:05:00.294+00');
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('4a019465-da7d-4633-a5f8-5b8890b661d4', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-04-10', '\x0193b5e7d2ab54002d017ec07c49804d4011e25aec5f490cda8de8eb7e75082b20c382fca498de812b5aede54dfcec022e8affbb49e44593d69630579f4cda2e3885349d62247a66a9686c60ca53909a2526db873d21d53478727268083cc656c4acd6620da1adc0ae893784d6b1207341e1ca886e1a128c81009cf7d360750ed66e584a962518ae3324a9b789c11cd29c12f9495cb0bb1e22a077c30813141d7bcbc0be36a0ad0886277f6722cae3a4bb29ab342dc377160564af36c04e54c63bc6e7064df69174222241242b0a1d36a656ab54f4b8824ebbc98c3b4fa8b7348dacb7434965cb4742ef12c06b08bf6b41c4a8fa8f8d62d51a287f37493ffc5e7fd2b20341148f35ee932f6fc69a46116ec20e7859f4cd0c13897e3dee733041c6', 1, '2026-11-23 15:00:14.994+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('366f3263-5045-4b9e-ab86-6a4b988b4f80', '189f19db-531e-42ba-bfb6-958343948b27', 'open', '2027-04-11', '\x0193b5e7d2139e7efd0b9611139f020976680456cce3996b127e945d4f0b713ddaacff9f0f033a754962c001ca836f32060b05e136d672b0e6ea4ab59e92cf83b7abc1a78da8c79b67391da829290f28d74e1e153cb0f04916e0e9d9b0e11ae97a81976f517bde36bdf26cd464c42a432e5a6371c6d80f0513bb969b19305a17319a465ebf9e5fe89595c3003e9a64ca2d5eac82bd5eee658e4d468ccd61a4c4b8793cf7f144052a6c02bd0836f8f9ff08f57c388b51940368227d8e9763124f525538836de45edc617e5dbd25b3090ffb07aedca554cb3653b965ec23331a34c9da86f6ea60978cd32e7d305e9feb38326ce1d0140970af15e84dbe689d380e67b0c4504e90afef70b839f6731035cfba6acc14dfc4043790cd32982050a967b5', 2, '2026-11-23 15:00:15.145+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('e84b90c8-57a2-4d41-ab77-9d23ced8b655', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'open', '2027-01-15', '\x0107dd8bcb557e91e118f7ad6be6df9ddda399cf391093455a2df6d33e498c8c81d8b0742e89aa4b601848c3222b56449a32c3d3d26951cc91fce7ef3f902006dea93ddb7114aed487d373d5dd81bd3eaaba83ea4deb2a016913027b400b167d6f75513603c6da9b2e5d0a070f32d6e3c8f2569533959a880a8f26b2457e2e9c1a0263a5b269b0059db2c07b4a7607559f36ca77c8704175884cf5213386a119f913b024a31021f00bc033f18cf2aa7b3ffdd5dfc652d23a1815d4981767f572a06a6001acdf6e058c9bb375b2df35589db457d0fc82ac542c396c64602869925baaa57473ce32c6659106dbbe0f994a98406b75b8610688851b43591ca17fa55bf8d2925bcc0eb467325effc1dc405c3e78ff9ba96a70d309e85cfb0d3fe8a4d2', 0, '2026-11-23 18:00:00+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('7de85cd6-478a-4987-a2c9-3875b93e8073', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'open', '2027-01-16', '\x0107dd8bcbb35a167061ea4e24e121066e0cbf2a3515b5704c20db9e3d4ca9cfde7e9ca03efe04ebaab33ea2a79a41de8bf7b7402d2a25f3f21a92da2dfa8ff64b93eb16361cea128d918997f8c387c3bf3a0ccc174c988e77937021c6d3cab94b994a3904e44b3f05587c1435d08cb58d4cecd94a046f1620d615bf7baf298ff934b863579712f08aa9f8e16fb24ff1ef98c147cd937593f90f51ea6ffdf364f09cd162d3c95757529bb0597b1400b8cf7932554d85c36308b4dc947312c35a0e541adfdd6b92904167675f6ebb207e3e4cf3f7f0418b535511b30400d177e8db68a96d9a8585265a117319fad68b75c951d14df5eafd8d83ef4436ae29e12fa19c75f627bc27c7c4854edfe5bf3a43194dc0a5b5a31dc5cadab17d498190674f', 0, '2026-11-23 18:00:00+00', NULL);
INSERT INTO public.goal (id, person_id, state, due_on, words, entries, created_at, closed_at) VALUES ('e67facc4-f427-4a9a-8455-0f81a770aff3', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'done', '2026-11-23', '\x0107dd8bcbb4103caac538d94044ecfe3f6579e1d10bea271a3d13e653a78c7c8d035a731d3aff308416a28aca6f2327ca47f1f3574db9daf9b5bd91c44717f4ae8800ba8e33ca30aa1ae44b306ea5ff8af4207a074d815760858b0952ab9ff00db9182af361184b00a77bfce895e0dfb28d48e5b395f48ad976a0826c82f503fc628dae38c055add6a79de46a908aba26eb8ed76d2d84125b1f63fb62b4e040ee89393b9381b295f240ae45a6dfadf7f0ead4c7a32eb1327985c5b8af97c53bcec4843ab46f06124be49ecaed81bf68f97ed745c587d52161729c977b689850898e71729df1f81a0475520aced748be87e0533778ace0b96fe80bcda71a812639a1bea5e89bcc99d6e686cf1da79edbb0a0ee2e9af31379cc332fc9a1a15f8c7d', 0, '2026-11-23 18:00:00+00', '2026-11-23 18:00:00+00');


--
-- Data for Name: goal_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('1fa266d9-8026-4e88-99b5-154e72601174', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2092f4b7374c646ee11e0f306b1883477d2cab2a89fed992f346450e63535787ace35e5c28b4fadb26749d1929d287728fa5d44a42139fa5b64479e04bd6571ebfeff1caf907d802c0c5daab3b06de49cb4abf2d891dfbe62b776eb440847b46e5620e748cb57690655e3baf24dc1c9e7c59471263fb4e0f2234a2fae1e36c7265026f3a1ea56aa99f2b5f44bc59234e9f98f460537be8c3608b1c5d0c8df1ab94f7f257fbf2c1f8415538c6ea9deab63746d8f70f435a479b3348aef1e19e07b32a1d1131ec105184c6e6897127a254e4dc13a8f0afc1311441405490efd933295adc74bbab4b0bf016b010beb77c7910b3a56c49d9c7b1f81bc23a92645aada9aa309541fc2c09b192dc241c0737a62505b7f80d2d999e471ccd29d', '2026-11-23 15:00:11.756+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('e5c011f4-abb3-4454-92b4-7af58ec2bd6d', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d238772acce923dccd962b247941140ce84923bbc724e510ba9e76aea8815780a05046d5dea4284b1470d18a9a14d0fb4762c2e968ff79bfc0e84c36260221d0efa2d8499a2877e3ef85ffc004ac9a86a0a0740886abcbd2c6f06baa7d8698d59357476be4c64c2b4572230259e31246a8ea640378984a89a6b8e7e0dabe5e2add9135304d5249fc13edb47c5037a34ee9022ae944eb9676eff5e98db0e590fdb56baede5f287c54544bd6b79fed68126fc82df95ee699943a26540ec04ceca030d48b48cc5e50db530a836b361cd25d7e45a3b8754c7ab5ec5e0a6a3b6a780a744b6797cdc8a5b494ae4d3e1a25dfb97448012a75d980692fd55b4de4f583a9cf82d9e5890a10fd9ae85beaef5c84aa1f30697c146d211f577a874850', '2026-11-23 15:00:12.077+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('31fe3e3c-be1c-4924-a10e-bc7b0a02ffc6', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 3, '\x0193b5e7d2ce9885fd02f2e1fec6aae307a777afd7b644cecd0fde9cea1c930faf3fea18b18738443bf7a6d357eee1cdb43e3347cd21e7cb371fdbe45793ef8d445c373810878486b0f03b54cc11c845109cdf050ed8c518e291996b4f7ef3154553636d6eee599b4b6c6e29f4971928f8e6b8697756f8fff5c2b80f0936b1a56475173942fdad7796051fef2e95a20325a57edb9d3384eced71cc6d6dff331bbb600b24d3d52a26e47f8f397039230d1ae418a65affa015033b4696b3a0d7be4cd3175b2186aa6ea48c19f1bba9a4a422a7681d5aed12c742ff85d4913c3e24f453bf0ca9e9ba117b1d542b278edf3b8569177e70b4902e1b93946f18790bb8f3607cc06c62e542c41ac5de13aa177a214f93a3d95bde12871a759218794b623f', '2026-11-23 15:00:12.17+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('959d0816-4fc9-4b66-af2c-0cb95169eedf', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 4, '\x0193b5e7d2a3efd9fd64b725beb01f206dcb28837d2e65b9d48cdef77b47242092aedbaff2b4bb96df0aca0b48652702a3667840508bcde0975cf1dd0107b1f37c3b744ba06b3e5a974732a1fe62abbf51775f9f5355d5d2f5343c095909cc3bdac4595e290a2cbc0d30efc7ef1a060421a36e7197e7acf09ef772161233e62a4a0edca375563fc1250c3066440d6a36bbcf80d009286a150737e3bf07fb8802b04ce62050f561d048f7f8f031c0e35e67bb1c51874ba75db80ffa842c39214ed5855e799b7681d04e5d641252149efdbabdde9fa3ac99edf9c93c7ec8614fabaa5ba2a43f0c8ec59b866ed5a6530f1e86d5ccd668341a3cd3c0618fe63e508919a18411eaaceb0d9dda1302be67f9d6ed9a0924e8ebc5d549e1a6675a6d182c6a', '2026-11-23 15:00:12.281+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('6d0bb15b-a35e-4c2b-a881-0bbcf7c97daf', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 5, '\x0193b5e7d242a405a14188463fb1c6c00127e79bb8797578f22a54c0405149467e3b31555351c8cf92c7b0cc114c2450fe4f73a4608f3201deb0b0fd501cc359541e4edb4dcccc5a89264d191c823da7523a98d719df4b119fcca11a987e17661daec9294f45b96ed8b9d77189c590b479008aa76fef14ba0d9458f4631d971097b6f524eb8b6f21890e75ae322c096cd93c6b171388afc461a757ad2f9f33b12315992952291c16a277e794ffaa2b3b59a5cf715aaabe36c3edab3c127c25cb1d5703bb17873138485986dd5587a573e0a61536181e14b11927959acd06b2ae2dd6943d424a7603baafd531ebdfd2b714f5bc2cbd0d17ab1a5027a7d2dc03880d67678f9d27231ce0fdc1e55e88e5f0cfd3d089c1de2b5641db3ee1cb241e3681', '2026-11-23 15:00:12.333+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('a3869aa3-e1dd-4e32-a66a-0deef92d381b', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 6, '\x0193b5e7d276bbb53fb415d5bc8a4df4df21d4572ffd52e2c650057749eed3778a80a0fac3d949d5798803f56ca5604fcc7b31704108af4c009bf80d4485938fc7faca83272ca398d3139e47154bb83b7709eb783573ceb69e61da6f6a608aed529cee52005614f41f9d84ddfe83206e274d41588d46250bb866dbb72b957c421c9c296b65a49fd8c90368813bdd76d26b6ffda95bda09bf253ea22847ea0e48d2b3d8715b76e4988971c81903638bcd4404972d6a995fe78b912ce6f965b019040882eae3111a39637eb22241b9711a155a020e048e34f2b0826605f160b49a6b2f5c793be391385f3c222563d929788bf31a58fc8c265472ba5574e52435396a1f6700d46ff29c9197bc375795a1084dd3e11dc732668e207a11381cd2cd15a3', '2026-11-23 15:00:12.382+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('41d85362-15f9-4183-bc8e-6a3c4afeb7c7', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 7, '\x0193b5e7d28a67398ce5084d2c7054af782a69e7611595429ef44b30ec22862cc17d0b116b1b8fc16fdaa7f69a6d509a486c369d127678183a518c33c0d358662033fda4182709f334dea85f6411df712409ec14e384581e0c07cd78bf48ac710cef0f65e8c7a8cac7d4998638e3acf45a8e509914f38358ac977c0aced81d49244d540f1c9ae8e00fdee310fd4d22f7a3c391342c4ff38b13051cfdf1aed3ee54f19762ebabc9ea42a755c683b159db706b02cec136d0f42717b6eb78fc3c568617ad462d2aff5d16100b33de3e515d44dc66c37f7bf8b8fe3ff5f916ad1a81291cecb7ee3da46db809f4095cf41b73cbc76b2fd5b301ed1c1637843c10d5d65236429fd45baf2a41ede8f2eff948581ea6c3920abd661e9f584cca3dc17f9180', '2026-11-23 15:00:12.436+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('2899f043-17a1-4265-b690-249430f933f3', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 8, '\x0193b5e7d2f7e8ae06b39b28881ab83b5b7372aa5861b4354afed6b7b75a21a7daa2ed7d1e69c271b98746b9de0b5234f2aea10ddad9ac27ab14efe293feed3c0b7d9784af4f7323392e353dee272c16511d5627e451c47e996725ed39a6b1791b939979252903e7c9e18edadd2a7a88f36f991f7eab0f8946f048d25dc7144fbbefc30a9f3657919117010d86d4e0bc0ebf36b68ea147b50cc8a426e0a990b07113ce3c379b476dc774e38cc47865bf2836c206523ff7530f157e338f14247319f5ad685c6ca54e56070992c867342fb281e3171f846293f29afdea260e6f0de753176fa281f1acb6b493fbab8b054c7ecf2ce1afd69523d1d7936d1fb5ae2a9ca22621653a92ec50fc14362653e2bde6b951707b458efc0807de2e207c21219c', '2026-11-23 15:00:12.489+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('3bd37fea-5fb2-49b1-90d5-295be74e3c12', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 9, '\x0193b5e7d2b438032ce524db7c5d0f631eedcff184484504d0e36eb4b24cd8d251f496cfb5ce126bdca6e7fc6e571e4f2612b23d2aa795352c86491368a61fdb8e099bf453849cc6ba9e59b33facef448d746ac349858d7c3d07d0f300c20ac321cb3ad68f0a230ce361e6ff74b39467735d0fa225f050f6695f74c12bddacd37900cdf6bc3ab99e1b562fd75a139fc0b862bfae80d2a1cc14334e5315b6642480671fd88e42ea7093a417901e443b83b5a8291bbebe4c42d0711cbb9614852362c11e0b63e4f96dbc975903e65c9f6eed18d6b1a5b57b8c4e4b6b77643dfcace49b18776470242bc482f27e9a377fcb5c80dfb079672aa7f4aa352c6ec899eddfd41a788fb71cc06d334a897b8c301ff2b65665fdd9e1397d54d031e045a8b5cf', '2026-11-23 15:00:12.536+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('d595d501-7fab-48b5-8af1-959b7e4b6fef', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 10, '\x0193b5e7d2151c7f3f754f16572ab8264adb02f883b27a99e939a9aa709b3dde2d826cd8d9a08a69aad672129a7e576f6edc849c3e0d22743c0917065e89e51e2bef1c8dbb45cf4d6af155bbe86e116930977d5c02c5e3d92a17c2e3dd8f30cc536ce549f21e026bc0d78ac0cb4d343c281aac809e28021c4de0f094ed48885f6f744984d8f1cb1e155aae3810737612fc751102ff1a32cbd8a6a6f6623374cb3c2311cd5804f068d4ee7e208068ce62ce25367ae865a64fbc1d4a8ec5f702bda56490b54566db6d5adf95c4bcacfcc93014f09ac8641323dd784b3128d1dbc97c555d3ae2cde2256a16be3fb358842a4b7204aacf16a0b955aa7c3c0c0341bb84093df319ade98337889428452295c2a13461a77bd8242cafed9c5befb26352d8', '2026-11-23 15:00:12.597+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('abbd82b8-8a5b-4203-9ff9-ec68ade86217', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 11, '\x0193b5e7d2941474b4f470945976c6c4cdb16ce0f3af389c529bd4eee4cec86c04bcce285869538e69b2222e4fafdaf3f8ea947cc95d588ab91bdcf96e2bfee1730ba20cc445005a29502ee2f4a6f85990dfb03456536ef6eecb9172210f64c1063d0d7976cc002d425d2e8d445f547e16e6902b91c23f6a52455b101264bd5146a2370abe40173957786fe5f04fedfeb922c4e188a0c94dab1d1dcf445a85eba54cac5b92e0c3894635f53027604fdbe0230c1be194785f213cc08a4591888bbcf6604ee4cf02ed8e7dac1d03c66a194336950871a7e589bd176e96459384d6be14f64314b75ec4812e0d08f1132dd8382b8be78260ce00a1befd9df512d68cc8a1a7240fce20b1d9ddfc9b4e2e2e3cb050eeb9fd20e100d9904b24308351c528', '2026-11-23 15:00:12.656+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('6c072719-b91d-4717-b1ff-8f8a45b9f83a', '691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', 12, '\x0193b5e7d237f804f94caf1754a13873e6f7307c90db2de6673f4545c65c12127b0b6400243c0a01c8e95cc062ee1dd7f7ee75b12e5e57503ae6ab0e67c1c5d8bdf9d828e49a89f08e36b94c2de4c1cac9946b5232b04c4bec78c851314d18dcf01a80e771d899471aa8a3f8bbdc7048c67ec65d80a59a28d3d643b57a61c86254a53914bfd4ddce733143ec8ad3a91abd4f25259b54d1a0937291d3f49092f781dd63ec834f8c63a032b1df38e36ffe4605a628d3b78694e090761688fd9a8bbbfd2eb8516228e1d93791f7c5278849718da43553326b49c9947d31382710dd43bbd5151767f7754ccfec999d32356b317502a49734ed3272861e3f3ead169a5664cc243caf5b8acdd13192f9adcdb0024cce1bc85378c08a188d4fdc3627829a', '2026-11-23 15:00:12.709+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('fb28ea98-b3c6-45d8-930d-9bbab6b21aa0', '8d6533e3-9a62-4ad5-924f-abfb8ca54e99', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2fb453f17e406c0c3a05738ec19d40a8a9a8197de5e0fa67f1c763d67660259cf92f220dd49b8ae247d94d4647d708bdd0826540796e23b9a148df4e0bc4179aab21123552d8daea1cc94ae4e440ce08d0bc8d4a14670bf0d52f785e8cf7ff608f0b2a201a0b4e760ec11788cd91aac67b91203bbe98569b93e12da01c6bc9c26069e46d3b90e4ef88f26dbdd6a36d30f677a258d811fe842b6942ed349ff467bd5eb42949cdbc523960f29ab20fbfa0203c80d54afc72aa5c61009f82c7bbb075796fde6088364c4ce9d54cac6d2167f384a532b1409b607ee1fed05dfbf517ad2e2eb165bf56921a74d88343ec7793b8b183a7eaa71d690b1ba2a7cf6443d778f2c01b5210365c50d6770a803b6da78fa0fb44de7f495ad230faa4b', '2026-11-23 15:00:12.857+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('e0a95be7-ea6b-428d-9969-4ae8431bc2e1', '1cb7cb51-27a0-4029-a99f-2ac42e3bf1e6', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2f93e9999f44a4eec8ff4baf9f8b3006eacd36f9ad9d0dde3a4e8dbdfb108f3f18d0e23b2df1fd1999b87136b2f70ffaf28bda1c195da71605eea5b43c44c5aa8b42a6261e4ac8f631c9a98f1dd3a08b0b50a2e458dabfe1cace9061f9d4224d05347bcb288b2ea246ffb17f93c81802c0f7d30d150cc02ed4ce9b723ff479e4a0b65aaeec019834ab95dfc9d58c9440c739e7dca64316ecb68ee90eba1c0235d7ecf2710ce009a31a94df9e49706e32ab7e2680aee65eee70f321a0edf893c3fae94409e1225cbedba2cad44c3e56bdfa06a664a8008bd7584a97ee231b101010ed69130a94c82f5819ddd5ca7aac1bbb40fc624f096df286aa4aab7758496e08fa40761520926f22427b5e7f8374aca1c84fe325c4d01e2926eafc0', '2026-11-23 15:00:12.989+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('b60f1923-51ed-4c35-a564-180fec376cea', '1cb7cb51-27a0-4029-a99f-2ac42e3bf1e6', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d258878feb924e29d1d961ce158324cc91e67776f908f61196a809e903957bde35f17cec97fdbea085cde644be2656d254a039530c0025d4b0bc60c7a7a5004758630ba2ce704549a30ae1000eb815ba09b57a4ebdfd03c1e85b1dbb5610c85191eeda77caa421d45dcd52f18ebb442f96cd4b3abea80438e47c970f02fe0a77cf26f25f61296c73aa0c56db6bddac9bfeb8714d7233b425315f5a29405fbc661b5e8fd0817eca4b1ab06a298f38ffb765f7043fac4fc9b0e0323b9b8e0aad8612b1f24af402ae3d445abb2f873d9d15fc6ed30c3dc061c774c351e78bdff0eb8e62e6558e4a6aeaff545d5656362af347cc2eb36fdc021d69140321a48634ea03b0dc8c370fea3e86f7bf32d127987c71e0920ecdf2e3676b956e53a2', '2026-11-23 15:00:13.069+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('91c6a9fd-fdc1-469c-bae6-242c434da2c4', '9dca9d2b-b12c-48d3-8e98-d352bd062d19', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2dc73f98a27d7ecc7c7a1049271d79c3848715d78659e3f515642cd4d8bfd9ce6342c283bbd7fd4b17bd3e76fae7de99f838881cdadd0c5fd585450244a3ed34951a3ae51f241d0670a285876d357e24820a333c59393440e83961ae9432fc03eb336d373de78e452a99af1d8231687656b368cdc81bcd601775ddbeaa8bb9bc3a5948256d7f9e01ce7a5a7d17139201a90d05fe7d5dc3cd4399377bb332d7035b7d86746ce83c0d87a0849cbc76463c4825b529b4395dc718fd5ecf38902d2667ab25d8caf7aa24c5073d9c6e95fc4f58fc61e29a2240eb87ac0a6b7154de587603f8feb966cf252287af94529f70ef1528ca05dcf42d75f03c37a64fbda3655998eaa46a66968df7154bcb263a838d59fd44b471d589f9cbedfba07', '2026-11-23 15:00:13.17+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('1d290dfd-e6d2-4a91-a9d9-8e092d55bdec', '9dca9d2b-b12c-48d3-8e98-d352bd062d19', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d2abdc1c1d848bf88cce41480ad579b6bd945f2244c6b9ececbd2ff7a908bb81d51725acdcba9a544cf23d63e07dd252cafcb0476c338996c12d243eddcf7157ec76eb892cf86b0d8407e03db6b8cc7350e942384b1b630b84f2dbc58892ba1a94f96aab13ad5330a801daf7ab8629b34aaebdd278aa800d4c2eae010939dc6a85b98a68e07d541314b5a30f9c56ad84d994b15bae1a66c06cb0a029f498bda69939cb192af42d7cb45bb414687af98ccadfcb379ea690eae9082eb19aec373d91adf464a8359877a2aace5fcbe1bdcf2a35f269be4deb3cd9b797920674b73fc06a3d4636712531e294be3144570c84587001174ef77606bd9610f1574fd4566129af0d2c10d591a3144cf270e99ef9a1bd13ca267e75acf550dd0b44', '2026-11-23 15:00:13.224+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('9bb67708-cecd-4640-ab53-a729a2a7305f', '143e2646-19ee-436a-90db-394c5f122d45', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2bebc9e155e9e75231ac7f947b2940fa5780b6db50bfc6ad2475c82da0a736f30809cee66be14a3c9b804e9b3957db6e076e5c5ae82a9ba20db56fb113fba67ee18d30889d62c2bad5d1a2555328d9775880fad6f6c085573eb30cda1281dfa46dd22c148b7aba2b5857e8384dc49c703f49d3d238c393d898dd86451791ec3a2075bc2d65c2e63ff5c85b52c5efec60f0bb6a707492e290a6fc20babcf140649e1578941b18377da840134123b40939895227bf2956b4981b0051e1b4e46abeddcddaaff8d57c15cf4d15e946dcc6741f50cbc659be86d780d293bc3b8f88b8435d331a38bade0971cbfcb5545be5002db5af2fc5a3e8315267a1684d5e42a1f5a34784ff3173bcccb506d932ef41f8ef53509754958dc77b3c5d5fb', '2026-11-23 15:00:13.368+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('9ead9b01-07f3-4f11-8855-b465605bc4ad', '143e2646-19ee-436a-90db-394c5f122d45', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d2a448c282c744733f86a117e70e6ce83046a2635f1174115a4ff1f83584bc7b3a3b52f0dab332ec4212f74ddb3a7417ddfb6e4e79f3b07137962d63501af31bc33eda8b56410252bc291c3d1b60c013af9f7250e09254cd1ebcff6afa223c348ea98cd96f52580189dede56bfba04a2b9b58090557b39771ebb8ad1abe12b79eee6195626f30073715e3b0a98fddb5161a25877ec2c5d3d61e87c35d4a16a10511855440d7229d0907d7e0db1e2a6a95ef1c78abcac27836dd195f9611bd4eaa8addc8659f3712061d84429bc6ff6cf687552f179392c651d7367cddc9e9ea3ce8540ca246a5bbb5fe52a3eb5a3d67c9a587a426540e13f6cda0fd4a8660e6fbc99dfdee3ee939d1de7abb198c93d2f670053bcb0eb6eb745bcd7e484', '2026-11-23 15:00:13.446+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('4df8e2e6-765d-4684-ae23-328cb3da59db', '143e2646-19ee-436a-90db-394c5f122d45', '189f19db-531e-42ba-bfb6-958343948b27', 3, '\x0193b5e7d2a19cc301fb3902b1c647c7222f3b5d59bef852f510b540ea310359672ffa19502bc6b78244b09810be029fcb8e78a36067a48294a0be935508faac707a06278b7565ae13b298e01c4d93484d4d3c29b9918f4b087545fbaaa1292e928fbb3d9e3a3a80e40b39d7f07cf468f573751a7322bb4e5ca95f5c4d646825b2db927569a581ec28d89bdc2f0ec43e91d83b05b0e860b7d0d5114ee80611e04c11fd620dc451d431e7c5c0784209758351e30db1ea54596282b92c1431784a8137ed0e3fa0a95ab241137b4fb7344dc0cac645e9c489e43cd36b97306ef5db917f17ca61b37f38ba9f699d3637077a0e3c34f599b6ef969ab9a65ac83f9c707d6cdf36bf1a4b0f406ec772957c9a490483119c5a2d1fc4ed3d833ffc83499467', '2026-11-23 15:00:13.541+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('7d28dc42-73d3-487b-b2a4-c95afdd46770', '9f5c78cb-a170-4fcc-963e-cbe2b92c2cae', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d284f02941c8f6953f5b52bc15f5ad87403a044576c16597fe475bfe72ac9438ee4ceebd8963dbbfcf0f5f99cc180178bd1c221288bc2ecfb5448f0ad73dbed773836010bcc2903333abe0c2765a717014831f08181cb93457fb1bedfc3df970f4deaac1bd227aff032a992193a713d8ccb1f756069ee5f6857d5a8a9b377f5896692610c91407c4b3a38f30bcbe1dbed457c883af4f21900beb5bb906bcff10fc29155d83f29a15badbb7bea3b6311226fa8c96092b4212acda89dbb9246e0b817e11fadacf11e93bfa548e44d8c9516469f3ab39c14943b533c03e192ff34f9cd68dadcaf0b285f95b5f7c7d5d22e43dc294566694a2d7609ea562b5c8ee6d4a72ff3e025db5188f383c03bf52911a99ca76d61fba6d3df613eaf835', '2026-11-23 15:00:13.873+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('971674f5-1d7e-494a-aa3a-f60a65f7206c', '9f5c78cb-a170-4fcc-963e-cbe2b92c2cae', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d2262df3661339b0918096b1452ae217c07d6d155afc62ddec0015230371d09c1b78bd698e3d15c63eb8b4b11e1ea18faa4516bf943e73b5c7046f14199290fba941356a1e01258b481f1b46529f9d7ea6316995d3c8ebcdc1bbd423b0f09fd601bdf62dde5198c361e596b11bdf9e5e5aa131f8f578dd92a860d4606f523d3e7402955fe7552ab3dc4a28cb5af7929c0845275200418e68676a04c6b636676cd24e3dce9014dbeb997a284919c75ac41d69b088e5f2fac95c50a9ca7151c872ccb580220fb0f3ce4423da9068b11a79ca67baa858e0f0254537d72343b790af0d83b2f417763a8c323f7cc4f894616f559b8f9eb992c695af093c3418af317c72659e18bc9f6647590ce092befa842b9131a36981886c347518ab4edf', '2026-11-23 15:00:14+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('7673cf4d-7e20-4870-bc65-c467b527e0d0', '9f5c78cb-a170-4fcc-963e-cbe2b92c2cae', '189f19db-531e-42ba-bfb6-958343948b27', 3, '\x0193b5e7d205899b57ef69d54001fa56c433ad6565d3892e0120ce36aface29c0c061ab08e3f12403e6926858f7c9491c2f7787b53b59d65db1e06005f74624e69e8cd02eb7abf30e9ce98cb329c652e9a8682211ca2fc5b061425ca6321ca7127996ca37fc690ad036a80ef8839ce048cb69f83b5f9cf43aae7b427f48a17cdf1e4645514d780ecac654cc824f2a915edf70330e2ddb2fb0bfd6f9b1a5d4218f86309eb3433187d0ea8f0c239b7791640489dfa08281f621bb25f351bebe6a5717bd4879e926712c0b1c8322263b42c9818fb56388f5d58ca2ddc7d6e70467b9587edcbe83c44e0676b919ba746d2d73eea1512356707a3bb96debddd969e84b52849b7468052326518dee18dfc3630c5630d1268d6899b2e11904c1a121ec144', '2026-11-23 15:00:14.182+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('87e5fad9-415c-415c-ab78-80edc8135a42', '44ebde2c-87dc-46ed-a0e2-c90dbee531d3', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d21d64903b2425a1912b5478a35040330946ecd43c4eaf853cfe1cedff5294ebdaf759df0ad8db461365fa88edd5297c566201aaa3a71b0f9c7c43025885a94fb54d62d0669ec5e1a2cfd62626e0ff1d1f51cc418c78bd4e243c2c11ecc379feba848b4047885d20d58769e7a7660fb0dfb3e41752ae5692bf8c3b6705145bdbffd2cd6817eac1131afaf8e9da5342324b775006035d6492ce5f472abdba93818d54acb04930cc7c8df3288d3b5a1b21b7d0579b8fe1d7312f03b47cf5174650df2b418fe7e47b46537f7657e33c543725ee3aea691cd002458b4b1cf0f6c4b52228a9f554ac9415b49c68059db577291ab5da1f5424380d34b423e10580749817615e180c02dc68b3a881e811ade6b6d8e80b7c2c8ad82a89adcfd9ea', '2026-11-23 15:00:14.338+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('c2a4bddc-e3c4-4bee-b0d6-7cadbcf365f0', '44ebde2c-87dc-46ed-a0e2-c90dbee531d3', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d2e1c46fe0fe32c103bcdcc5caf0d8e62b0117dfdb4f97bbce0897c28fec8190e52fc3fdd7a5ca25d722f109159ff2a134633f0356b2042343474ccf93593089b1ca5aae4a7ee7ae840d91912951a123594868ee9c39b3bdafd2033a02ada1ce33223ca41d08f5e1ef9cf9495602c17ed8d9ac8da5c6bd576d8106f643d2877f51067e99f4c5a700fd41637bd5c1141846143a2b18fda329b8e7f5be75410f41db6b020ede1dfb3723fdf2979f366eddd52db1ec0e9e847fbd3905629799266c28a4b286bdf9bc29754640f91920ba0bdd796aa7403efe24c53b771c7f5d5df83ecb467d1b4a52c883bb73949c6df84d5a7de45b9313211f4539e30b012bb6af80650cbefe3f54de512e03781ca3174e3eb1a9c6162c7edf9afc6abc17', '2026-11-23 15:00:14.467+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('da27156a-eae8-42e9-8de1-73fb8df7f6bc', '44ebde2c-87dc-46ed-a0e2-c90dbee531d3', '189f19db-531e-42ba-bfb6-958343948b27', 3, '\x0193b5e7d214f0acc18a4180bf94bbb8e7d41d0bb2e09ce4af6346d782136f917f4b5128b91bd770d6e5c6ae22d9eed71e0bc077a5e9b63e9a150d21996314a335399d3ce2ea4f7c6ca701f05ed08497cf81e39dd3796ef58a7c459c35bf89c12811685c38f1a9ec6ab10240f5d4c836bf055c51a2c43bd7afff4174f46617648778fd6aa1dbf15b2a4d35ea87ca9a18e61d0c48a365002454653fc493e35b84c1c44b37c8cac7648af117c12ea9a43b30248a2aa6eeb39f1e13dd1cc7601446479825574f18532bfdd24b0426ae249282e41c95fef9641525d880535b397e30c530b14c844df50681fefbf215535502b221ae538dd1cd436bf107678ee76711d296f3c2ccbf21d40a4d0b61a36dbb5b257589ade2760155770a9c46196dbcf2e2', '2026-11-23 15:00:14.571+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('88809880-4dbd-477b-b296-00a93897b1a1', '263d3710-e865-4e10-b36b-6f3267c1c3be', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2b9f4f077ef2cf01b815a96df811605f0d8722038fb90bd7b387ce6aa3a6e1d3cf13f99ede5fd163df6749bbac7e760007471510f13edeba0799a21194ce71598577b9d1f1b1a26d8894d4e1e2d6aef7b4a2045372d6f7b786b81c271fd6894ec3eb802e0de5c088494071eadcadf4267da61bb5420eaac8a93839f67debf56bf5f24051d6204fb5bdbdff3134460e9153f9e5833dc1fcab310b9e2f02b84db88af73c3c9df3c5c296419fef09335e0b1cdd4a0c0c5a182c055a43759aa744326fa90592bb9551fe3b3811af078522275e9c34af544ac732b32985fe893c685ce808fe206bc98583aa389fa1231f2b0e31aaaf46128b7faa83db3fc6ff2c6bd5443509ca0ce64ec989134807d97e96ab2f2a0299c6abb6f2284fed73b', '2026-11-23 15:00:14.704+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('808e6872-de7e-4efc-9aed-2fa7f2b2d8ec', '263d3710-e865-4e10-b36b-6f3267c1c3be', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d2e8de411957874c3806388f24eac03a4b7b294bdfd0d21bd3161542828a1dabe094db2b9ac1fe2a1317614dabf5fe716355d5400374bf8d69ee59f282ec71289d0abb825fead48836d8b55883bb6ec0306cd6f8d8b12854494e535dd3e22f8540f494293bd1c96d58cbc669c98a4da6dad3a900570e17f3c72f81221ace9fa6cf7cd5a22dc44c892c58f5cc174b54d47487eadd5597b44f8c60f6c63c524b4818bfb5970ee2481f7003c8474be87e6c923d2e7a0321d4cd1d1dcbc9402c4c5e8624d8e42cec89efb1e7f11948bc81b19c2acdefd5698bb1b8c09c168391cd5012402a1c39a8f54a3f70260636b7a1a0585e7622ebb8788b629bddbeb9a81ed053b10a4320d04a63db5a2a24d10d2141ec2a282cf76bcf7e7491b599e3', '2026-11-23 15:00:14.806+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('3c0f0fc7-faa7-46a6-a2c7-d86f7c823051', '4a019465-da7d-4633-a5f8-5b8890b661d4', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d255032e1bece17fe65e9851fb15e4a4760e1558b1ad0ac396d0fa48e3748b46ab4565162565687afb600cf485e88416e641856a4b44c10707b3409baf1f07ef28eb9cb790b8e6f6a5d154274882324b0f25039a9061b2728e6409c22568b4ca23c60fc98e04eb90c3e0316adf9bbdcd30c9d1f5c12e195f9154aaba014ed91961699788d26dcd9aa80510a0834ed4b8cd3334149f07ae057c3d280db9b71d24a883b292ad6406df86c6ab2499ffc6fad52c09a9b91aed1ddb969f756523c3dfebcaf5d1b9ca0b201c81c97eaef9de2f38a172450380300d442ccafd7cee47b1b382ebabaf53bb3d898b6e67fef4fa1e9c07147adb33b532dd3e9e41a53d95588d0c6344c6cb13390194e86a24caa3da9054ad2857902c65218b17a8ca', '2026-11-23 15:00:14.998+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('633e3047-06e4-4605-ba9f-513abd4d9fcd', '366f3263-5045-4b9e-ab86-6a4b988b4f80', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2991df7b3c17edde1df028b31c9499bc3c83552025415cce4e6151e45caacabbe182404a82c746c4d0ed7d86ecf5a6340089c2a8d7b16bca73be46da89c593e5e7bea3dd22ea69ebbd0f248fc0d71ad0c7dc02d8e9df318601ba6bd5cfafdf3301570034e0dc6158e799a749c7ccd0d968ea6f03ef02552c32abd4dcc79cf8a6a6c3bc6f422686eb0c573a4b86c9d68be70388044b9ef6b013833369b5ba3c274897afe40ee657153420e5844924016d6fbf3bf14cdec2c4eedc7aebd5cc357f7b2c7662e1f4c2d79aa93eb4ddf9d55d2486ea6d6ca7d3232629b8934f4b58120c4dacd69e8004ed15d3092c31ac9fbbc208ffdabd5443b646f016dea9b978692148b8cda1fac6944e7e0e61a6ead7dbeb41d451cd98699301a2fb013', '2026-11-23 15:00:15.145+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('8ad97fdb-973e-4adf-ad69-7ce9191fc164', '292e5cde-166f-4628-b671-2555c55fe4aa', '189f19db-531e-42ba-bfb6-958343948b27', 1, '\x0193b5e7d2fa92c7ef68c4eb8a99ea0c639582de1553ae84884f818a2cb28b03e0d230e40b7cadbdbe1ba8ab7dc306e2e7080cc55854f30d464cecec00ba05d804acda546ee4f9da1fc548d54f04a95cce0f9fecd8a25cd255419ebe63cd43558f0a91520d611dd5edc3198ea2761ef1ada999186e7cf7a3326dac3e1b81c05ec22326be87b4e3bb6944d4b18fb512b5fda619b926d408605b0817960a221e0fb00fadbe4353ee57339bbb307c82a682ca1d3e139182c5431f3e3d1d0f6bff68fff96d4b725cbe929484dacf14819e90078ad4c21392e70081186d560a490c777ad501bcf5fcaaadce565ec9f088b48ffd72e99034f739ba0825e1792309527a548961bc6244b2433e3ec98497b77dbf893b4fa4773fc184ef681ca48c7aeb0fe9', '2026-11-23 15:00:15.286+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('c49d29c3-1e2e-4926-abb6-fcbf84221d33', '292e5cde-166f-4628-b671-2555c55fe4aa', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0193b5e7d229c2497b97857d58402a081d6de98ca8c8baa239623eac58e5247afaf4e81411075944c0f5995cf08d499edc01055ef4b587e4477c9b2ac45eb15f1a3cb6c4fc5d2a956af1e2cbd9dabe6ab3d195aef3a0f91e263f0aadca2ae9b4c199bfd9c174f649bf225461af75052e07b56a307b1c34f9301d84756cceb4ca584fbe88c97a4a59ef180dff1da8148a1754fb25a73e936efebc23b561a7eee04706ae71c14021ffced0f919aa24bbd7946990d0b17f68e3226d9a9418ff432031b31795bc0f216d6f216367e95a3a07e889b85e5e01d2ac998efcfd366acfc9bedc04073b387baae0d474f4675eada8b7cdbc11cb1811244e8040f9aee4aa30d68f7e862a6186b27e3fa4237fb3b07213d54d144621b3f53ecc01f5e49a8680b6', '2026-11-23 15:00:15.472+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('13457ec9-d6e6-4a21-afb3-290934e54014', '1cb7cb51-27a0-4029-a99f-2ac42e3bf1e6', '189f19db-531e-42ba-bfb6-958343948b27', 3, '\x0107dd8bcb4007df88deddcb37e356b5c8941b9a53a6806dd6fde14f3c349b9cccdb7a2dab80c6f1050b304910fa4ccdf11add08ec87012fc8dc18148557383e460567f272bd156ea6d17db11f3effa9827000c6195573e65936d6abe4f11c64558ed6475adc64df667e569d995c137320820d3a21cfb05f83c26a410bf50f546376349ab4e280d93248e49e2f6d1e9b7cce98b3807be47bd572347a401d1bf4045f677ee08f903dcf027b41b1f39198282a63bc3c9ea2b851bbc6a8e4b3224377129e30b7fd5e2dff6d9c5432b36d11c4e7eac395a7fe2e31b64c855db98f223f76e52cc2e932e25792b4730cdb8a184b19a41ec7ee3a6e4e266c88ff5929f38f7a6b4c769152b9a185d8322110bab70241d56be0f8efe1318cc0bb0e07c56ff7', '2026-12-01 15:05:00.296+00');
INSERT INTO public.goal_entry (id, goal_id, person_id, "position", entry, at) VALUES ('8a27bcce-a3e7-4781-88bf-83b24b71be41', '366f3263-5045-4b9e-ab86-6a4b988b4f80', '189f19db-531e-42ba-bfb6-958343948b27', 2, '\x0107dd8bcb7725af5927194fc767624b80ee28a9e84ffd690fd2767504a0e823c19c153a53c531a61ff5f094b4b0b41f16f6615d34eb9a133cb5267a14758446cfdc2940745db440774f7bc3732f463a10b60babdbd309eedf82b0ff3dcd031c8473229b23fdbe576edb7426e3b84984fe65f21c87fcd2fde5e22560c9f62fdea399c2ea9dbe015799ab10bece9ed145558f2f4db7cb54232f5894b3007bda18217afc568d26c3242a98a49267f5a1f5a6c29ab9822e32f07f29ec678a0c29bf2489ef518b232289855b32d1906403b300f5c353fb6b9035cd8131f2e6b9dc67bf849ddb6dc249cf587b675f760d90b5aaec942cce909b79b7d898af30c23e2a8ed67b3f24e7f9a97064cfb51d5e88f83030cbc8a7bf1feb35b5a4cc2156a6a64d', '2026-12-08 15:00:02.403+00');


--
-- Data for Name: goal_share; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.goal_share (goal_id, person_id, mentor_id, shared_at) VALUES ('691b2037-15bd-48df-ba56-3696181f4121', '189f19db-531e-42ba-bfb6-958343948b27', '8f375eac-2641-41e2-a652-483b91728af2', '2026-11-23 15:00:12.077+00');
INSERT INTO public.goal_share (goal_id, person_id, mentor_id, shared_at) VALUES ('263d3710-e865-4e10-b36b-6f3267c1c3be', '189f19db-531e-42ba-bfb6-958343948b27', '9f796b4a-b471-42b9-9f4c-8255f52aced1', '2026-11-23 15:00:14.806+00');
INSERT INTO public.goal_share (goal_id, person_id, mentor_id, shared_at) VALUES ('366f3263-5045-4b9e-ab86-6a4b988b4f80', '189f19db-531e-42ba-bfb6-958343948b27', '8f375eac-2641-41e2-a652-483b91728af2', '2026-12-08 15:00:02.403+00');


--
-- Data for Name: key_check; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.key_check (id, sealed) VALUES (1, '\x0193b5e7d2501f8fe32f75329b2e647a8dc7bcc1f69bee541a1b8ed624f406b0568702db2e55eff855c205930b27ca671ff85ee19eba41f718a253ac9f74e3f9c6897320140302ff50f0997e36a89652b4c230907fe67b92ebacf28784b73069a6352edb67694ba5d375336da0a1ae12c5deb963a9e3e02b0e13a0c9a65c04f5a8b7b15af1bf4f2a4f4ef090075745f0f94c89c8a134ed80f25f6abc1e8be7400c9ba81d31c2151443645c7e04b0536bb7475c760b75e67a3730c5e39d52244be12937a09d0272b44a75d9032d3ca758803890137990fc63d2361e05d4a794defc6e5625eedead8fffe2dfc095b236a9a3a5dcec4d11d54cbd0733a178335777837ccd606ef6cf43d4a64984e632c559cddeb9b85587d5fbcf8a85ef5ee1bec3d1');


--
-- Data for Name: kysely_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('2026-11-23-people-and-assessments', '2026-11-26T23:36:31.941Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('2026-11-24-goals', '2026-11-26T23:36:31.948Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('2026-11-25-network', '2026-11-26T23:36:31.960Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('2026-11-26-goal-shares', '2026-11-26T23:36:31.964Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('2026-11-26-reminders', '2026-11-26T23:36:31.967Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('2026-11-26-token-renewal', '2026-11-26T23:36:31.968Z');


--
-- Data for Name: kysely_migration_lock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0);


--
-- Data for Name: network_ask; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('e39a97d9-041c-4791-9331-46e5a0097ce8', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d2860b81f9e7e1556dc66c1367016b449b57e37ee8d321e11f1e36cb1ebae067f2248e175f47f8b943f473dce4bc126f928b0ac4157fd3332959a6ce3da2b682c57852d703954cb000bca0c040e6d45a1f1bd32b81063701562c62f187a363b1549220f3f75725af2a7ad98a42286b0d9a5895a0736f6b49b3c1e61ca77b71328b467341a6087875b19de812ec93f6540cde7eb8cd57f8756d08cd5bee4b761062d8c0a1811221be53305c3d6385f75034da441fb63e1b6626295d0c692ca83307aecf656a79b02f6c6cee122b8c8f9cbe0e571bea025c6e0298d3fba57266995e2ad101593f4615ba2bf8419109aff1f18c0e9cd2e95cefbf22a9c1ed6f891834fccd847ef0c3c6cb477b2193b573b771e5d337ff92696de0fa8dfd7f', '2026-11-23 15:00:09.803+00');
INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('ab0ccd1e-052e-4b56-be8e-818ee9dd08b2', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d23c9af304d110426f9ccd807734f629a9e744df0c7e1c0832aff7cadd25fa9be9e58e707132ef6460ef6210c21146205346cdeeaf02380280ab9fabb3657848fd4a487baa216a5a83a6d3cf2bd5ce58f732dd45fadebbd7f22727f84f025a525b433000b24c4dc2001a6daee4dfe6cfd6d8a915d881a3744c1424a6e243a304c0ccbd1bc1c47619f08b27abc64063d4cedf9d57bc47163e593acd849702584004908bf728e0372a9f7dc1c1e2cd549aaed6bd2c1ff561a499b3242b9437c0c17d54e6ad697ba20c8e19f4ef6b147a3071065fc07da9c9a80115f9c1954a78cef12533aa46454a6cc1dad4b77baabfcbc34ea0ff9a17870eef55a4cffa7c6ba3cd2b8c6158bfb05858b5f3d2748daf633e04576839050c8c569e709f71', '2026-11-23 15:00:10.324+00');
INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('ed4072d6-ff52-472e-8821-98303092be9f', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d222b17d7ad09ff5d607d58eacdecfd472d285b839dbcec3c27a77b4316da76eda4400c103205f3a959cec62e2a2f8c089ec292e68a23c5db88cf8609d5d8cc89cc255d24993336ba1016a3a8583fb3a58af59716e6d65ff3991f8dcda9ac50ac3b07012502331a4a2510a6733d4fcb80be06fec7854e427b423178a54397114fa81a6ff42fac0948bfc112197c54d24ed29d0314f64cacc66db41c3b695fc52d8017a35430456fa774f383500f7762aed93e19bcbaefd7a1eedd510b3f631326f4de00ff7dbd3a364188bc37b4ae351c178689803ec43ed9a7e485d73920a341c61828497b8d5df2444a751f7135192626670fddcd72e66daa7066b5c8002039bf461cefd3ecbfcf4082f06db2ccc611f2f9824a1326fd9d3396f4755', '2026-11-23 15:00:10.721+00');
INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('979623c8-ab50-42a4-b2c9-52e59fe83287', '189f19db-531e-42ba-bfb6-958343948b27', '\x0107dd8bcb9b87ba543d4aa0f10e8f28f4b5585ae60e3df1255bba428606a2c0374e24f8db2f3b85f496d1c82cd4bf0e97e7079afac5a98dbed97b325d636148df939363978b71dc6ebadcb8fd66912fe543617e703cf87a9672ef3bba6711930845f0c8f8db04ddca781fe2041f51b3890bc67fafe5e85f7723f7f5dd2ef2c3e55c5e91a38f7e4077cad639e437d4a8a8a479835674e4ad4ede07408e8ca57b31111941815d64df8c78b46f108428d75e12a18d745a120438477537809ff81b3d3074296eca4819ca1bb6e54a109a7b4c4c898a813a393c70480db40399842665efd6fe94d5cafea7dd439727236f605ebe2de6918d4a8cc6ca5df720ef3a4cdda24ac75c95221146c5a909090ef9c14c290dc84c96445a5950a6d9c285b11e7a', '2026-11-23 15:00:11.178+00');
INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('e1613c0b-f0f3-48ad-9210-4305f09619fa', '189f19db-531e-42ba-bfb6-958343948b27', '\x0107dd8bcb808258976514692fb2e115021eac3197e6a97e3e5748ed057b4f35e3730535292a3c1977937724534c9b0c18abd5863b43019cbea44e4e617c9718da219b935b48068554f339c792246c4f44704cb7710fe5d70621898ed3a3e8b58c9927c888c9c769ceb2c87f61b169099c9f9fc9baf54112b00ff1e77c9b501ddcc1ed0fb7f1111a3c1f5cf08c46c5af7d36ca82576593729597330046ecbc1d85b02af94d3a6499480ff4a572265143a520fec5eff29bc558997bd3b77982ec4c8802f76b091f377aa09de1d81597d3c837db67c63e50588cfff90ed43f1092d9ed0ef16caefc0dfa195d262b92b08c8b28cb830665e849fcee4c4c094644bc571a58663864a83fa0238eba8d6c9cd604e9f8511a50050db0c91fb78ca6e35732', '2026-12-07 15:00:00.17+00');
INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('7a8f750a-e785-4537-9d22-64f032d4b3b3', '189f19db-531e-42ba-bfb6-958343948b27', '\x0107dd8bcbaa2cd588a96ad5e762d2d90fb96f7249b59f0cd20a4fc2b31b0a5137cb67f3d2e241a297cf9ec319c5c6452b5003af31b2fc2474a2f2d0392d3321f2ce465174c42481c57f3d2e3e0e2f6dbbe29fcc1e265ba5824a8f9de10fe6a7df7153e3893daacad5afb202ad349faa1d5cbaa753c4fdcdae2ab3aaebdc938b5be6a76b9bf158ddbe6b667d7b212cc2f97c69efac879259195c1622539eadf1fa6873371b7c5a089fda18e3a83429c622b7ca58d139e2849068e3d1682457f5f76cb861b095312ad39f19e5f52cc70831e9794e37b99074617ff49a5a8581e70b38ff3a9938c4109148267e44beaa112ed509b017aa8dabdc69f5b7398ba65fb6e7e0adf8fedb9052a9d8bd77b0408474af8c33e5213aafe330e58d21a3d6a066', '2026-12-08 15:00:00.245+00');
INSERT INTO public.network_ask (id, person_id, noted, created_at) VALUES ('4f6852bd-06b1-4004-9336-eec380d1b968', 'a4fc4af5-934e-440b-a3ce-57d350523341', '\x0107dd8bcb8f9933fdca8c69f2bd1e54259259ac9d6b86bd253d208d9156ec9383575b6a47a55552ab78fb12312b2c61d0a106b76d64e6303c5614a2a384ef24bb5623925e75713f139cdbbda623edb937e9fb7f0136acbada818a42b3f239f135edbe5ca99147f7da2c4389e3ae477588e152ac328232e89e78953a07e68e7ababd12b661b4138f2691fb8ff250d010187231659ca75c13167975b297c36547ac76b69c5dc3db2f0d1afab0eca67084569c0dd022a8dcc3bff533926e13dc57d9d4f8f7715f412456a28abfb8996b769088332775c0cc23e87bb4f6c39482b4768d824c8b6c5661ba533ad44c10d12d5f3ccd0e03f79150fd28959566fadd5eed093bca7f9fe520c42ad4a89989b09492aabe68f34503a3c408f73b0616420049', '2026-11-23 18:00:00+00');


--
-- Data for Name: network_map; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network_map (person_id, dismissed, picture_file) VALUES ('189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d2cced7ddfb5c75abf21f38b5defe8260f775033948b27781b4634ff4df5ec82b3e6f5e5b52498b1117e6548dd15827f4d62336fc686e9908cd3b03f7c95079812c301df051ce81dbbf7ab4497fe04783fe31e354fdd40f5c7486e734a31c486604715a36ada4db363dd8cef83f35c419f181355065306d7211b270a2aa1a2908f2c1509b3f507bfd8a7084b67f14d045deedd70dffc961a7e4af265efd39db68c3d0e854de625f0589f5cea4de974cfe1c8d34d72535b14ebd5aa06e916ed34d42962ffd11e21f722fe39fa660500c6f68de1c63a75d1f307eafa6eb64ada731536f119458af0a77057ee2a331367332afd5d529c0ad6361ec28b2bd85ee63d76055b027706d8f82ac1dde68e4818c2b09e1a822f2c3d45a53f9f0a6d', 'F0F1L87FPW6');


--
-- Data for Name: network_person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('a956c263-a821-4e0b-a407-221556fe398d', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d276afe511e2f35fd1df3008a395dd5b8ff61451ae3975cde38f66f4d3e17198cc5533ec66aa9fddaa9aca16d437ad3a82f4c80cc3c7f4e4d2efd1e4390a2c8b46da07f84504361aec654fc8961f1d564e39d4ab98d5c17084d6e3e23ba88ed481d6f66bf69d9a368df271ba298fd5b4b3a2c7ead2f0de31b8971ec96e4dc3ffd3deb1ceae280c35c8f60694540bc0b0512810bd309e934fee85fbf7f3bb244878c1b92653627e03b77ce7d403ed243a09a009a35b130d079b7b74c19da945a77740c2cab9981d98171a80f222e33b9944907ef84f33f33929feca21c865f6598d49f05150bc839b245e6dad402b936de95055b6dc354204122916a183fa881106e9fc2203fbd6793caa5e45b227e600bbc03f0f49f0241c0a3d20bf89e436b96bfacc56798de6a06b8b4ad9078945883be1002a3369aa53659c809dbc027f1a6329db1e042df64cdf9d4db2c90a6140a1f3904f666e2ab0209877ccd47585d97b034c88e497a054e99998fcbc66c2de6435add36ffbd489c669fe3914b7b4b81a2b05102b70e3485fdb5ca40ecfcba1e7e632e72fcf6a0f5c0276a90d0c06155a2372647214f46f5f59396465473898dee91455cdd847b40f0aea6749f9f19a4c4d53b352696511853fd11920038c4f067bd95ad6c73708134f95b4aec94042bbe4a35a3d2336cf1a346314ad14683fc767fce542ad93e5a2ea2eb0213433218441e5778738ed6c5aef9eb64046dacbb3d558fa0f5d73470e4f6e57c5', '2026-11-23 15:00:06.736+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('59cf7053-2f3d-45cf-a19d-37dc1021fa73', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d21c599ec161a6d7ad166d5f412ece705821402cee95a15f3122496c71c66e65d81696b6a830d7aac220b448e7a7b9a1038ea1fa292c6a760e448636800258bc677dd8624c5804fb7defe175b0bd3cfe34bc77c1306d689b3589608dcf8c6477e851a55bdf6c964f69907f3e27a94df179db34f6e1c554b0735fb4e10d9f4c69a48127734a5bbe5c9cd1d2df9e6b0efd837f90472b00db3bd3a6e4fe78ceddd6bafdfc35e7b27cdfa31ce71b638371288f6882a4bc62fee663429ba3702a41c800a15979b0a1260a8c8638859aebc44f8a6a81c1921d223ea40b532f724621d0af22a19179fd02a2e3c2740c93d8b461c8828c9962441fb10eed23e45f19ad11b5cbd2924ba894352673cefae814462dac9a4cf109f569014370ca3e23', '2026-11-23 15:00:07.257+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('d2714994-bdf2-4737-af96-8430f6ac9d1f', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d27fa2caf948e4698a831a931ac824f31a723ce7abd7d1df75887340e4125c3fe5765fdcc18d15d8fa267c13bc7a4d6bbbc1780b9c23be4bb6b0c9ea031534e78dc0f24c9a9f6b811fbf11c12b32d7e2759e77163c6882282dc972d7167135edf1b553a7bcdc62d1efee989a07848f07106e6e516b736abf6460bc2d2249822163ea879b3701b7a88cb390053b9650989b6077e1e912b2ee6d8d8773609e2f99ae8a005f6955a6027a307f3d81941c1b50d74e5b097978269b2a2db45fff8f6c54c456adbbb16ee319884ddc097ab2c689d35e2c6e23a77dfd15762175b52f62629c63e7ad2d9e55209621358be2afd7e37e6ff7d2156c8024b4407783eaefa2917ee8f2555140ce6fa6e8f335abd999b9b7ffc967e038f6ee27ef4acf', '2026-11-23 15:00:07.518+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('e8b65891-6942-4a28-abf0-73ce81d78a26', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d21b4f3456889c88471d421d2bd526ea36f7337f970899098deb6c8556d57025484c419bd5d5bffff6a195850d5e8df2258b8399452c186f3eb0de6c088471b27524b16c2ca3fc9a063a7d922bcd2e919f5b83515556c742d50169c5d9d8b3cc63481cc7d275015b32ec8ed131b0a3b1c1d163400faf9cbef00da2d472fafd8531a55db928518b33a406a8fe29a196e54ba83f2fe696026e92de654fc43a8cfa94709b12df3db4aff3bbaaf9d44e8e3775fe92fad7af519ec2cf56d21f21659ac41c8671deb1f6604880c1bc014e892bdaa601d736c4883eefaf8a64779b063b348c60505a4bb8d4a6783059703c412a8d61b83c124bc51eccf2fcc9db26e3fb9fae64107b53556a759554ab033dd80db856ee8731309ea0a8e792db58', '2026-11-23 15:00:07.937+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('08f19cd6-1cf0-4763-856c-5d661877dd00', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d28d6ea5ae13e100ee5ebc824f4ca1457022c759800003845f81d25a7b5f4eea25c30931178f9c3b44e8a802fb17a52674cd18a7e3dfba87d196b5eb8827e819dd7223038b3e05665d1e03445eb1de7228fd2f93b6e0c1d43ae5f8528eb621d16f9e7c1e2b53954b15d20613663a41bd7017b49ef657828da112680e171d7b8a329dca2710978fd33698447d5bffb081fd45bd83daf11d8b89088ae04354d354b70b8e3ed7289dca19e078909442efc815180122a9e952b4ab63cf9f6837272a210cf0df32e8f39bf695bd31909278b8db2ce804894e5af169b733689f2b23c203346ddc06840a242f7525f2e0f6d734d644111fcc5c115974818e328628594c5cbd0aa68a092501678be2772cb1584682ec9e6307b86cb29cbf5d2f2d', '2026-11-23 15:00:08.305+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('080a2627-b8ff-42bd-8404-7274a0001e0f', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', '\x0193b5e7d231f67cbf062864c67a7516adcebc85a82e76834a6aecd978717b60748bec3a88639d3c01b5f3a6475f7d1ccd7fc9503f07f79e4609a8de973140c33f96993c0217ed64fd5c9e54055b18db8d21b0ca88abf6e7d7402145aa4a716d86498d64d8920f035397930766d6062f21cc4ff3505dedc2bc07bb0be78c4c6afebdcdc66a622d5e197be3455f75a9aa439df04b1fe2ea8723a9c6d2272dd59180cddcc8abe49d53f0441eabc1086a1b5f80afc7e8bfd7dfb15ef966d185b9b266d186760a21fc4f60bdc1ba064edea5235c68beb49c78ffa7b8105690bd1a8540935523502dc540852d193d08352d68ede263041a1452ce3986dcf11e4abc152de013b43ccda730e925c787534211e1f67e80f4a4209cd5066708fea952f86244', '2026-11-23 15:00:16.078+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('b61b1500-1cec-41d0-b1ca-71899c4365e5', '189f19db-531e-42ba-bfb6-958343948b27', '\x0107dd8bcb6c0eef978221b5cf8f76d531e149230a36a86c12528b86bb60ced2a5d14de8763b968014455678ebf1e059aa1410e510bcba5b7b55679904cd65b1dd75f225cecd3ca192479487265d15dc443efaf4e9e27158bd5392a7cce467ed17b6a6ef86094ec279b8bcd580ca96774ceaa769c27e6064ac0532c76ab508590600772414b29d46a7baee94353b07def1693c0857b43395347ded47026b1a6fb2021238571f52fa140cd2e09aedd99c2e3c383de4de8b186ae8888fc5471fb8ae4471d42c7b49aa41c609bb38fa48133383a7ba0ec6c104843b5b45373faf7fc42c4a26a0c3404e60f3263a39605e912322d83d5629b4a698e8a90b2d3d65b6f19c758917ddde9b81bedc140bab78484a22b2c4bfcf608fbab23cba06e59d70b5', '2026-11-23 15:00:08.593+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('624b2aa3-673d-4882-9f6f-68963be7f1ac', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d2a1e01e9dace72c03deae50039409a2afe4d00a25560764dabc81dac7bb763225f5b567fa86a58e845b9d3cf4c2d1e6153608fe72e86be0d7960e7539b3da8f23a35401b08a49b4240650dc5f516a29f0e582abb95e23fcefa291836075157b48244e68f1893e4d9a8d97ee5ff6534887ff125ee21142d35983ede69306459099077bbcfd4af4222fc7ecf223bce88cd72f079756a90d69b36c7666972f84a438bab5a2be720067cb02e4363dfaed0912adf0abddee6045e1b97e812ee31887036ee886eec4b25b8e5b85f7a945ea28fc690a7bed5a745540c69a05403393564e74070f590bf80546e16e73a5b9a8aa49f44fd8e7ca7f9cbfd2fab780477623b57f80732920dc581f6b334a639e0610255ff351e9d889da275e53d8f2', '2026-11-23 15:00:08.717+00', '2026-12-08 15:00:00.398+00');
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('2907dcf7-4085-4fe3-b7b7-a2eedccd8bf6', 'a4fc4af5-934e-440b-a3ce-57d350523341', '\x0107dd8bcb54028c6dfc6d5b1a110d1fe609f746cff5034ba42ef66abdacfca512ab85054d4553d0d7a084e2f2a9154e1d002aee7f0b971a0093861bb97d49a6ce56ddb7af5b802edbbfb30659da45395e04d8d59f6cc288d664caac2da408f0431ccf0dd38cb178cea4fdcee42dd0f987c61430fe66e42e789f11dc63c25024a5ec1f5567075d5ea4b531904cdcaf56037e2cc3448677c368bc1c88fccd30463b85bc70ffc70495349ff8e361f137eca108555d563e67b318e3052ab8bd2b63506f9cf5db1830a1bc140c0abf2daab473bd2798e84750df316e49daf2bd5874017860803bcc5e6619a8f2a9579b2de8d9933b888351f730a214b913e1d0341314da57127aa35f594d1a75601ad01085c6c48284d838825a0fd45d54dca11a2d50', '2026-11-23 18:00:00+00', NULL);
INSERT INTO public.network_person (id, person_id, noted, created_at, removed_at) VALUES ('49e9a802-7d10-411f-a77a-feeed6c4eacc', 'a4fc4af5-934e-440b-a3ce-57d350523341', '\x0107dd8bcba0ccd8c9cc7e6aa2572767f27f510a3342789288069e8003ee14c16860815f555fa19d4bb6e20e413e872b29e9ac3d0cba3d3c3fb38353f2ceffb3ff3574bdecc5b791d550a87ed241949bf2fb3f434107ba783e55178225de1cbdcdeae2531d0a6a2b6fcbd04107a737c3018fc18d8f9cdae69d5c3a29a0eec3408be2849b50cf79c7a965a649ed5a097602fec205d031110d0583c25a82cb22a2b96bb573ae549d3752c2c364a04c6130b65ff6fa6f14e3aee0bf1d4b05ed7e734a7426c09fe1dcc37776ce03b34a28b4942fd01903ec293cfd01efbc767864636c4758173a48be1da1b0dba3b52df9259ded0881daeaa45956e59424c13d9f0140f1094b14e67aa0f90fe383d2c6eef8b591e6d25f72eba7928fd01d32613d3abb', '2026-11-23 18:00:00+00', NULL);


--
-- Data for Name: network_reminder; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network_reminder (id, person_id, finding, remind_on, look_at, told_in) VALUES ('296e294c-ebdd-4b91-97d5-0c1efac2fb1c', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d27a9d73bdb9cab7a5a3a047b9648f383b153c50be6e50b2259b237e2932e097f9b392076abec9aa46d7567faf9fc1a7094fe13a0a769827589e5d3e556adab33867bfb22468dac9f112d4720e76985b8e0c2a7391f275f5c2855b657d36fd58d7b251d5c6e8419836c1ee90d1d8c6b47b6a73aafb7b0eddb2f378d9306812524e93522a1e1aa5514975e030a2cd4da5b5d674a670ea44a36734e16940e875fc210a0693d7fabed79dfa84cf94a773a42b37c9c2deb4cf768e58db11e19804aad6b6d5a3d178f1a8fac31f990bde2a902c81b4a061305be0984313a3370c07219dcf4f7beb5fbf54d324e89b70f011acaefab63a67648d4f7c87064cb0aa95bc398be636158190df7ca6d39d3f29cda0bc3ec93b73f58dd107247dca2a', '2027-01-11', '2027-01-10 19:00:00+00', NULL);
INSERT INTO public.network_reminder (id, person_id, finding, remind_on, look_at, told_in) VALUES ('b18c3be7-fec5-47eb-86a7-4ca7c5a46ef3', '189f19db-531e-42ba-bfb6-958343948b27', '\x0193b5e7d2d5b16e273f491d0b44abd752ec05ab3add7a48e5166aa1726190c91f7b8f7c74b3aee6bf4c857d1c49a63444f24697339ca728444a1d9525b701dd45b122ec31ab0e8984795b2cafb44fc40438271a733f7c89fef8931a3f2c2ccf1e78b07d201322c8074190b3a951f8a7df1f9f2124f62359cd07de585d2908af4e26ee8e67b0f86c3599493de201e0950f69decd272be9385833aa0d55e7da72a7421c96426a80f5c897d16d40881c4d7bfe0e31d1738bdca309b07b68f4a7248341d650a803504eb282318c6ec5291d95fcab7cd2d456c49a87423cbb475bc9fd617ceb608c3db6e951f12ea38d313505857b18637d5ad8006fbc12ee1949e052336457cc84a016f48f443f1345b26945d8eab5b2226d8eb349a109cdf7ec02e2', '2026-12-01', NULL, 'd242fc69-dd6e-4f6a-bad9-6e6e8a494666');
INSERT INTO public.network_reminder (id, person_id, finding, remind_on, look_at, told_in) VALUES ('fce0444b-4310-4b34-bc31-e1635ab066bf', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', '\x0107dd8bcbddc93f5fb78de58f87b1be4c74e876dec8dfad64fd21cb62200d334477698ded96a0abd36713865f6a22ccff2009f215190d596f44835c975892e30ef024c3bddea6107743aed55f56aa7921fead7d6d29ced3d8600a1389519a91bc12d10a147d9d2631a906eb956205c398c798afe7c71897e5aa019393981d918e92005ee66169614cb927a05f9a0e44b33466ecf6c293b12028a744f5400aeea0a46fc0a3affd61c4441fbcca3543988b69e7386be3784f02b79e7e1fb5168e65fc52608543148c553a72486e6769b1397a75f93b8c190440398ecf0e0812f21c575ebe318e629bd6f4e43e3044855f85b7069a28f095c545534011be431857023bc1a17a312ad5c06d119633109d3c60828716b96d38b2bc4e7f4b86db3d6a9d', '2026-12-02', NULL, '9a79c325-3414-4e54-8664-2a7bbb97160c');


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('189f19db-531e-42ba-bfb6-958343948b27', 'T0RIVERSID', 'U0MAYA7K2Q', 'Maya Okafor', 'America/Chicago', false, false, false, NULL, '2026-11-23 15:00:04.226+00', false, '2026-11-23 15:00:04.119+00', '2026-11-23 15:00:04.17+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('e166dbe1-9500-4a3b-8c4d-b18f431acc96', 'T0RIVERSID', 'U0PRIY9W3D', 'Priya Raman', 'America/Chicago', false, false, false, NULL, '2026-11-23 15:00:11.529+00', false, '2026-11-23 15:00:11.419+00', '2026-11-23 15:00:14.465+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('9f796b4a-b471-42b9-9f4c-8255f52aced1', 'T0RIVERSID', 'U0HELE4C6B', 'Dr. Helen Zhou', 'America/New_York', false, false, false, NULL, NULL, false, '2026-11-23 15:00:13.984+00', '2026-11-23 15:00:14.805+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'T0RIVERSID', 'U0AMAR3L9N', 'Dr. Amara Lindqvist', 'Europe/Stockholm', true, false, false, NULL, '2026-11-23 15:00:15.568+00', true, '2026-11-23 15:00:15.523+00', '2026-11-23 15:00:15.612+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('de9dc0e2-1688-438f-927e-09cb64c1642a', 'T0RIVERSID', 'U0JONA6P4S', 'Jonas Weber', 'America/Chicago', false, false, false, NULL, '2026-11-23 15:00:16.183+00', false, '2026-11-23 15:00:16.134+00', '2026-11-23 15:00:16.16+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('9eff9c5a-f9b3-4741-8c01-728c752878bf', 'T0RIVERSID', 'U0SOFI2T7M', 'Sofía Nuñez Álvarez', 'America/Chicago', false, false, false, NULL, '2026-11-23 15:00:17.002+00', false, '2026-11-23 15:00:16.938+00', '2026-11-23 15:00:16.965+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('a4fc4af5-934e-440b-a3ce-57d350523341', 'T0RIVERSID', 'U0TWPLTR4FA', 'Ines Marques', 'America/Chicago', false, false, false, NULL, '2026-11-23 15:00:17.448+00', false, '2026-11-23 15:00:17.384+00', '2026-11-23 15:00:17.412+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('f3ed3811-9c55-45ec-8e79-997c0b2bd85f', 'T0RIVERSID', 'U0FORM1Y6H', 'ruth', NULL, false, false, false, '2026-12-07 15:00:00.294+00', '2026-11-23 15:00:04.064+00', false, '2026-11-23 15:00:04.001+00', '2026-12-07 15:00:00.294+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('21251227-b9fd-4af3-8327-baedf6540227', 'T0RIVERSID', 'U0GUES8X5F', 'Tomáš Novák', 'Europe/Stockholm', false, true, false, NULL, NULL, false, '2026-12-08 15:00:02.169+00', '2026-12-08 15:00:02.187+00');
INSERT INTO public.person (id, workspace_id, slack_user_id, name, time_zone, is_admin, is_guest, is_bot, deactivated_at, welcomed_at, full_notification_text, created_at, updated_at) VALUES ('8f375eac-2641-41e2-a652-483b91728af2', 'T0RIVERSID', 'U0DANI5R8E', 'Dr. Daniel Reyes', 'America/New_York', false, false, false, NULL, '2026-11-23 15:00:11.35+00', false, '2026-11-23 15:00:11.306+00', '2026-12-08 15:00:02.4+00');


--
-- Data for Name: post; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('dcdc6fa1-fca7-4a0a-b17b-e4b7dd1e31d0', 'a4fc4af5-934e-440b-a3ce-57d350523341', 'assess.result', 'ede94e11-19ef-438c-9185-a288760f79f1', 'D0GPLLZ62PC', '1795446017.961000', 'sent', '2026-11-23 15:00:17.94+00', '2026-11-23 15:00:17.963+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('2a43167b-0500-4e50-98a5-2856a59ebe25', 'f3ed3811-9c55-45ec-8e79-997c0b2bd85f', 'people.welcome', 'f3ed3811-9c55-45ec-8e79-997c0b2bd85f', 'D05QXLKKSE6', '1795446004.058000', 'sent', '2026-11-23 15:00:04.032+00', '2026-11-23 15:00:04.062+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('c2dfb61f-f34a-41d8-ba50-8f114b77ee4b', '189f19db-531e-42ba-bfb6-958343948b27', 'people.welcome', '189f19db-531e-42ba-bfb6-958343948b27', 'D0QRJYR2MYP', '1795446004.216000', 'sent', '2026-11-23 15:00:04.175+00', '2026-11-23 15:00:04.219+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('33dcd043-e34d-4136-926d-79a85b51d233', '189f19db-531e-42ba-bfb6-958343948b27', 'assess.result', 'bcc00bd7-8063-40c4-98e3-4d737a6fe98d', 'D0QRJYR2MYP', '1795446004.982000', 'sent', '2026-11-23 15:00:04.969+00', '2026-11-23 15:00:04.983+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('055afbe2-2aef-4422-b3e3-3d7fc6610a72', '189f19db-531e-42ba-bfb6-958343948b27', 'network.reminder', 'd242fc69-dd6e-4f6a-bad9-6e6e8a494666', 'D0QRJYR2MYP', '1796137500.060000', 'sent', '2026-12-01 15:05:00.051+00', '2026-12-01 15:05:00.064+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('57bdff0a-aeba-472f-b13e-c4f016ee5551', '189f19db-531e-42ba-bfb6-958343948b27', 'network.map', '189f19db-531e-42ba-bfb6-958343948b27', 'D0QRJYR2MYP', '1795446009.563000', 'sent', '2026-11-23 15:00:09.558+00', '2026-11-23 15:00:09.563+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('01407c2b-93cd-4b31-91e2-4a7f1cddc6be', '8f375eac-2641-41e2-a652-483b91728af2', 'people.welcome', '8f375eac-2641-41e2-a652-483b91728af2', 'D06YBVFQM7M', '1795446011.347000', 'sent', '2026-11-23 15:00:11.322+00', '2026-11-23 15:00:11.349+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('b946b6a0-2c11-4c47-a696-89f24e9c25c2', 'e166dbe1-9500-4a3b-8c4d-b18f431acc96', 'people.welcome', 'e166dbe1-9500-4a3b-8c4d-b18f431acc96', 'D00GX79BZHC', '1795446011.522000', 'sent', '2026-11-23 15:00:11.443+00', '2026-11-23 15:00:11.522+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('0a717716-69e6-4ba4-9da8-99987286822e', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'assess.result', '33e752ee-feb7-4bfc-a9d9-c2bddc36a5c3', 'D08LJK7FLHT', '1796137500.655000', 'sent', '2026-12-01 15:05:00.636+00', '2026-12-01 15:05:00.655+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('82308584-6885-4ffa-8c49-738194a85da6', '8f375eac-2641-41e2-a652-483b91728af2', 'goals.shared', '691b2037-15bd-48df-ba56-3696181f4121', 'D06YBVFQM7M', '1795446012.115000', 'sent', '2026-11-23 15:00:12.086+00', '2026-11-23 15:00:12.116+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('14d2e715-42aa-4fda-a1b3-6ca46a1c69c9', '9f796b4a-b471-42b9-9f4c-8255f52aced1', 'goals.shared', '9f5c78cb-a170-4fcc-963e-cbe2b92c2cae', 'D0BAADH27DU', '1795446014.097000', 'removed', '2026-11-23 15:00:14.082+00', '2026-11-23 15:00:14.209+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('23638934-2273-42e7-8f15-a853459898b0', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'network.reminder', '9a79c325-3414-4e54-8664-2a7bbb97160c', NULL, NULL, 'unknown', '2026-12-02 08:05:00.026+00', '2026-12-02 08:05:00.032+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('d7ba3595-c870-4fa8-9b58-01d4a78e6c15', 'e166dbe1-9500-4a3b-8c4d-b18f431acc96', 'goals.shared', '44ebde2c-87dc-46ed-a0e2-c90dbee531d3', 'D00GX79BZHC', '1795446014.498000', 'removed', '2026-11-23 15:00:14.48+00', '2026-11-23 15:00:14.587+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('6e45f965-dc8f-4581-8e03-dc8e94f950e1', '9f796b4a-b471-42b9-9f4c-8255f52aced1', 'goals.shared', '263d3710-e865-4e10-b36b-6f3267c1c3be', NULL, NULL, 'unknown', '2026-11-23 15:00:14.824+00', '2026-11-23 15:00:14.84+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('e37150c4-5de8-4898-9676-e540e07c3c06', '9f796b4a-b471-42b9-9f4c-8255f52aced1', 'assess.result', '495870aa-0988-4def-8176-2e157746a3ff', NULL, NULL, 'queued', '2026-12-08 15:00:02.098+00', '2026-12-08 15:00:02.122+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('0d43346f-d69f-4815-b748-bbe1a7c9c2b4', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'people.welcome', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'D08LJK7FLHT', '1795446015.559000', 'sent', '2026-11-23 15:00:15.538+00', '2026-11-23 15:00:15.564+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('c12e1fee-e2f1-47f8-87ca-d0c041b9ea4c', 'bb8b0d8a-f190-4e63-8ed6-b1357bdfa84e', 'assess.result', '2351d99d-40ad-40d5-af02-c93107e9c31a', 'D08LJK7FLHT', '1795446015.938000', 'removed', '2026-11-23 15:00:15.926+00', '2026-11-23 15:00:15.984+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('0d89ff1b-62f5-4e47-b35a-6e8fddbc1657', 'de9dc0e2-1688-438f-927e-09cb64c1642a', 'people.welcome', 'de9dc0e2-1688-438f-927e-09cb64c1642a', 'D0CG7UEDRRU', '1795446016.177000', 'sent', '2026-11-23 15:00:16.168+00', '2026-11-23 15:00:16.177+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('089a2820-5fdb-4402-8d55-8aeff72b7fb2', 'e166dbe1-9500-4a3b-8c4d-b18f431acc96', 'assess.result', '2d6e5eaa-e36c-4f5e-bf92-2ab24d1b3295', 'D00GX79BZHC', '1795446016.745000', 'sent', '2026-11-23 15:00:16.723+00', '2026-11-23 15:00:16.746+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('18976b1a-3c3a-406f-9c97-5d16e5beb1e5', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'people.welcome', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'D05TMTGHTMU', '1795446016.998000', 'sent', '2026-11-23 15:00:16.976+00', '2026-11-23 15:00:16.999+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('9c7ad68a-9d8d-4f51-8d15-80d00b82ba91', '8f375eac-2641-41e2-a652-483b91728af2', 'goals.shared', '366f3263-5045-4b9e-ab86-6a4b988b4f80', NULL, NULL, 'queued', '2026-12-08 15:00:02.425+00', '2026-12-08 15:00:02.434+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('4839cde6-650c-43ee-8b8c-5caa12f73806', '9eff9c5a-f9b3-4741-8c01-728c752878bf', 'assess.result', 'e84d4d42-6395-479d-bd40-36d5819bb194', 'D05TMTGHTMU', '1795446017.321000', 'sent', '2026-11-23 15:00:17.314+00', '2026-11-23 15:00:17.322+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('605c0148-e505-44e8-982f-eae44307fc23', '21251227-b9fd-4af3-8327-baedf6540227', 'people.welcome', '21251227-b9fd-4af3-8327-baedf6540227', NULL, NULL, 'sending', '2026-12-08 15:00:02.189+00', '2026-12-08 15:00:02.203+00');
INSERT INTO public.post (id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at) VALUES ('b35537bc-60e0-46a7-9426-414d02deec48', 'a4fc4af5-934e-440b-a3ce-57d350523341', 'people.welcome', 'a4fc4af5-934e-440b-a3ce-57d350523341', 'D0GPLLZ62PC', '1795446017.441000', 'sent', '2026-11-23 15:00:17.414+00', '2026-11-23 15:00:17.442+00');


--
-- Data for Name: slack_installation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.slack_installation (workspace_id, team_id, enterprise_id, is_enterprise, app_id, bot_user_id, scopes, installation, expires_at, updated_at, renewing, renewing_until) VALUES ('T0RIVERSID', 'T0RIVERSID', NULL, false, 'A0WKSAKMGKB', 'U08Q4D22PDG', '{chat:write,commands,im:write,users:read,files:write}', '\x0193b5e7d2de6a12f76172f993e5ce2582c2e8dd0d1f01740b29997c31632ac07fd91a03cfb3075cc63730f2e04405b8b644cf1d4beb4f86facf77d2b6b88f8a63ab9cf5f9514503a3e0132b2e973b7d31cc9ca593d9febea1387ac9467e7e5598e9fa3da847bcc79e2edaaf864f70a57c8c8cd90aacee014ef2a210e5160b512a9d941437ae07a4558fee57dd976fd7ce21188db4f00e87fe0dacc8c1b27fc6ccd073f508a38136978d366249960e1f09040878886c250420fc9ad8b8f29dfe016a1124e7321731b62ce66e5884bfddebfa01f35134334592438ab344528c4b6e7e4fabb65ed502c45bb6cb478de181227825227491353b89af1c4ee57633692060158210ce294b383669971b47d7a6a7ae8626b52f38db2b8bf22bfc3a98dc98e966175a63346984da33b463298e74fe8f2c7ea00527fec3c22e07b3e0e04ef3ecc07df87bd6dc5c58419b82a8270a12289cfe1891ecae7ef2f29106f4fdb6f38318af744314abae2e89c3d8ada497115708fa8054836ac37460fb1f0c1d43b1aada45df3c16b37d2565fe34e84980baab08a0b1ad613c92d9e5c62586346eedfe8c70b8480c0a080fb18737d49cbcab3cbabfab2c82b5297cce88ea099ca06f73b5b3c88544dfa85d4e091f3dee2bd8a4c9d9e0471264969662a28fc36106db952ab71978a41d22be56e5f6c1d23023ac85b197265092dfea9553134eb80cca32746c99622faa69146b6cabc55b08067bff6e984e362e8a14285744ae29b95b', NULL, '2026-11-23 15:00:03.939+00', NULL, NULL);


--
-- Data for Name: workspace; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workspace (id, name, installed_at, uninstalled_at, refused_blocks) VALUES ('T0RIVERSID', 'Riverside Residency', '2026-11-23 15:00:03.939+00', NULL, '{}');


--
-- Name: bam bam_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.bam
    ADD CONSTRAINT bam_pkey PRIMARY KEY (id);


--
-- Name: instance instance_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (id);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);


--
-- Name: job_common job_common_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT job_common_pkey PRIMARY KEY (name, id);


--
-- Name: job_dependency job_dependency_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_dependency
    ADD CONSTRAINT job_dependency_pkey PRIMARY KEY (child_name, child_id, parent_name, parent_id);


--
-- Name: queue queue_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);


--
-- Name: queue_stats queue_stats_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats
    ADD CONSTRAINT queue_stats_pkey PRIMARY KEY (id, captured_on);


--
-- Name: queue_stats_20261126 queue_stats_20261126_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats_20261126
    ADD CONSTRAINT queue_stats_20261126_pkey PRIMARY KEY (id, captured_on);


--
-- Name: queue_stats_20261127 queue_stats_20261127_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats_20261127
    ADD CONSTRAINT queue_stats_20261127_pkey PRIMARY KEY (id, captured_on);


--
-- Name: schedule schedule_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name, key);


--
-- Name: subscription subscription_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);


--
-- Name: version version_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);


--
-- Name: warning warning_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (id);


--
-- Name: assessment assessment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (id);


--
-- Name: goal_entry goal_entry_order; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_entry
    ADD CONSTRAINT goal_entry_order UNIQUE (goal_id, "position");


--
-- Name: goal_entry goal_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_entry
    ADD CONSTRAINT goal_entry_pkey PRIMARY KEY (id);


--
-- Name: goal goal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal
    ADD CONSTRAINT goal_pkey PRIMARY KEY (id);


--
-- Name: goal_share goal_share_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_share
    ADD CONSTRAINT goal_share_pkey PRIMARY KEY (goal_id);


--
-- Name: key_check key_check_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_check
    ADD CONSTRAINT key_check_pkey PRIMARY KEY (id);


--
-- Name: kysely_migration_lock kysely_migration_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);


--
-- Name: kysely_migration kysely_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);


--
-- Name: network_ask network_ask_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_ask
    ADD CONSTRAINT network_ask_pkey PRIMARY KEY (id);


--
-- Name: network_map network_map_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_map
    ADD CONSTRAINT network_map_pkey PRIMARY KEY (person_id);


--
-- Name: network_person network_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_person
    ADD CONSTRAINT network_person_pkey PRIMARY KEY (id);


--
-- Name: network_reminder network_reminder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_reminder
    ADD CONSTRAINT network_reminder_pkey PRIMARY KEY (id);


--
-- Name: person person_of_workspace; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_of_workspace UNIQUE (workspace_id, slack_user_id);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: post post_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_once UNIQUE (person_id, kind, subject_id);


--
-- Name: post post_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (id);


--
-- Name: slack_installation slack_installation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.slack_installation
    ADD CONSTRAINT slack_installation_pkey PRIMARY KEY (workspace_id);


--
-- Name: workspace workspace_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workspace
    ADD CONSTRAINT workspace_pkey PRIMARY KEY (id);


--
-- Name: job_common_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i1 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));


--
-- Name: job_common_i10; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i10 ON pgboss.job_common USING btree (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked) AND (policy = 'key_strict_fifo'::text));


--
-- Name: job_common_i11; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i11 ON pgboss.job_common USING btree (name, priority DESC, created_on, start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));


--
-- Name: job_common_i12; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i12 ON pgboss.job_common USING btree (source_root_id) WHERE (source_root_id IS NOT NULL);


--
-- Name: job_common_i13; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i13 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = 'created'::pgboss.job_state) AND upsert_by_key);


--
-- Name: job_common_i14; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i14 ON pgboss.job_common USING btree (name, state, blocked, start_after) WHERE (state = ANY (ARRAY['created'::pgboss.job_state, 'retry'::pgboss.job_state, 'active'::pgboss.job_state, 'failed'::pgboss.job_state]));


--
-- Name: job_common_i15; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i15 ON pgboss.job_common USING btree (name, created_on);


--
-- Name: job_common_i16; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i16 ON pgboss.job_common USING btree (name, completed_on) WHERE (completed_on IS NOT NULL);


--
-- Name: job_common_i17; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i17 ON pgboss.job_common USING btree (name, singleton_key, created_on) WHERE ((state < 'active'::pgboss.job_state) AND (singleton_key IS NOT NULL));


--
-- Name: job_common_i2; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i2 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));


--
-- Name: job_common_i3; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i3 ON pgboss.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));


--
-- Name: job_common_i4; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i4 ON pgboss.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));


--
-- Name: job_common_i6; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i6 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'exclusive'::text));


--
-- Name: job_common_i7; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i7 ON pgboss.job_common USING btree (name, group_id) WHERE ((state = 'active'::pgboss.job_state) AND (group_id IS NOT NULL));


--
-- Name: job_common_i8; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i8 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = ANY (ARRAY['active'::pgboss.job_state, 'retry'::pgboss.job_state, 'failed'::pgboss.job_state])) AND (policy = 'key_strict_fifo'::text));


--
-- Name: job_common_i9; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i9 ON pgboss.job_common USING btree (name, id) WHERE (blocking AND (state = 'completed'::pgboss.job_state));


--
-- Name: job_dep_parent_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_dep_parent_idx ON pgboss.job_dependency USING btree (parent_name, parent_id);


--
-- Name: queue_stats_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_i1 ON ONLY pgboss.queue_stats USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: queue_stats_20261126_name_captured_on_deferred_count_queued_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_20261126_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261126 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: queue_stats_20261127_name_captured_on_deferred_count_queued_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_20261127_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261127 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: warning_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);


--
-- Name: assessment_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX assessment_of_person ON public.assessment USING btree (person_id, started_at);


--
-- Name: assessment_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX assessment_one_open ON public.assessment USING btree (person_id) WHERE ((finished_at IS NULL) AND (replaced_at IS NULL));


--
-- Name: goal_entry_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX goal_entry_of_person ON public.goal_entry USING btree (person_id);


--
-- Name: goal_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX goal_of_person ON public.goal USING btree (person_id, state, due_on);


--
-- Name: goal_share_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX goal_share_of_person ON public.goal_share USING btree (person_id);


--
-- Name: goal_share_with_mentor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX goal_share_with_mentor ON public.goal_share USING btree (mentor_id);


--
-- Name: network_ask_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX network_ask_of ON public.network_ask USING btree (person_id);


--
-- Name: network_person_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX network_person_of ON public.network_person USING btree (person_id);


--
-- Name: network_reminder_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX network_reminder_due ON public.network_reminder USING btree (look_at) WHERE (look_at IS NOT NULL);


--
-- Name: network_reminder_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX network_reminder_of ON public.network_reminder USING btree (person_id);


--
-- Name: job_common_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;


--
-- Name: queue_stats_20261126_name_captured_on_deferred_count_queued_idx; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261126_name_captured_on_deferred_count_queued_idx;


--
-- Name: queue_stats_20261126_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261126_pkey;


--
-- Name: queue_stats_20261127_name_captured_on_deferred_count_queued_idx; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261127_name_captured_on_deferred_count_queued_idx;


--
-- Name: queue_stats_20261127_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261127_pkey;


--
-- Name: job_common dlq_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: job_common q_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: queue queue_dead_letter_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);


--
-- Name: schedule schedule_name_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;


--
-- Name: subscription subscription_name_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;


--
-- Name: assessment assessment_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: goal_entry goal_entry_goal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_entry
    ADD CONSTRAINT goal_entry_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES public.goal(id) ON DELETE CASCADE;


--
-- Name: goal_entry goal_entry_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_entry
    ADD CONSTRAINT goal_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: goal goal_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal
    ADD CONSTRAINT goal_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: goal_share goal_share_goal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_share
    ADD CONSTRAINT goal_share_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES public.goal(id) ON DELETE CASCADE;


--
-- Name: goal_share goal_share_mentor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_share
    ADD CONSTRAINT goal_share_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: goal_share goal_share_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goal_share
    ADD CONSTRAINT goal_share_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: network_ask network_ask_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_ask
    ADD CONSTRAINT network_ask_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: network_map network_map_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_map
    ADD CONSTRAINT network_map_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: network_person network_person_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_person
    ADD CONSTRAINT network_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: network_reminder network_reminder_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_reminder
    ADD CONSTRAINT network_reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: person person_workspace_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspace(id) ON DELETE CASCADE;


--
-- Name: post post_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: slack_installation slack_installation_workspace_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.slack_installation
    ADD CONSTRAINT slack_installation_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspace(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


