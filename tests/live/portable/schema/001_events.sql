-- The events of schema/001_events.sql in the portable dialect (PostgreSQL's SQL). Enum types carry the names that the
-- columns give them there, and a domain's CHECK proves an unsigned width, so that the C interface is the same.
CREATE TYPE events_event_type AS ENUM ('model_response', 'tool_call', 'error', 'session_start', 'session_end');
CREATE TYPE events_principal_type AS ENUM ('human', 'agent', 'service');
CREATE TYPE events_stop_reason AS ENUM ('stop', 'length', 'tool_use', 'error', 'aborted');
CREATE DOMAIN u32 AS BIGINT CHECK (VALUE BETWEEN 0 AND 4294967295);

CREATE TABLE events (
  event_id        VARCHAR(64)  NOT NULL PRIMARY KEY,
  session_id      VARCHAR(64)  NOT NULL,
  event_type      events_event_type NOT NULL,
  created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
  trace_id        CHAR(32)     NOT NULL,
  span_id         CHAR(16)     NOT NULL,
  parent_span_id  CHAR(16),
  principal_id    VARCHAR(255) NOT NULL,
  principal_type  events_principal_type NOT NULL,
  action          VARCHAR(128) NOT NULL,
  resource        VARCHAR(255) NOT NULL,
  authz_basis     VARCHAR(255) NOT NULL,
  model           VARCHAR(128),
  provider        VARCHAR(64),
  api             VARCHAR(64),
  tokens_input        u32,
  tokens_output       u32,
  tokens_cache_read   u32,
  tokens_cache_write  u32,
  cost_total      NUMERIC(10,6),
  content         TEXT,
  stop_reason     events_stop_reason,
  tool_name       VARCHAR(128),
  tool_call_id    VARCHAR(128),
  tool_arguments  JSON,
  tool_result     TEXT,
  tool_is_error   BOOLEAN,
  thinking        TEXT,
  duration_ms     u32
);

CREATE INDEX idx_session ON events (session_id, created_at);
CREATE INDEX idx_trace ON events (trace_id, span_id);
CREATE INDEX idx_parent ON events (parent_span_id);
CREATE INDEX idx_type ON events (event_type, created_at);
CREATE INDEX idx_principal ON events (principal_id, created_at);
