-- One row an event of an agent's session: what a model answered, which tool it called, what went wrong.
CREATE TABLE events (
  event_id        VARCHAR(64)  NOT NULL,
  session_id      VARCHAR(64)  NOT NULL,
  event_type      ENUM('model_response', 'tool_call', 'error', 'session_start', 'session_end') NOT NULL,
  created_at      TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),

  -- OpenTelemetry's identity; a root span has no parent.
  trace_id        CHAR(32)     NOT NULL,
  span_id         CHAR(16)     NOT NULL,
  parent_span_id  CHAR(16)     NULL,

  -- Who did what to what, and on which grounds it was allowed.
  principal_id    VARCHAR(255) NOT NULL,
  principal_type  ENUM('human', 'agent', 'service') NOT NULL,
  action          VARCHAR(128) NOT NULL,
  resource        VARCHAR(255) NOT NULL,
  authz_basis     VARCHAR(255) NOT NULL,

  model           VARCHAR(128),
  provider        VARCHAR(64),
  api             VARCHAR(64),
  tokens_input        INT UNSIGNED,
  tokens_output       INT UNSIGNED,
  tokens_cache_read   INT UNSIGNED,
  tokens_cache_write  INT UNSIGNED,
  cost_total      DECIMAL(10,6),
  content         TEXT,
  stop_reason     ENUM('stop', 'length', 'tool_use', 'error', 'aborted'),
  tool_name       VARCHAR(128),
  tool_call_id    VARCHAR(128),
  tool_arguments  JSON,
  tool_result     TEXT,
  tool_is_error   BOOLEAN,
  thinking        TEXT,
  duration_ms     INT UNSIGNED,

  PRIMARY KEY (event_id),
  INDEX idx_session (session_id, created_at),
  INDEX idx_trace (trace_id, span_id),
  INDEX idx_parent (parent_span_id),
  INDEX idx_type (event_type, created_at),
  INDEX idx_principal (principal_id, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
