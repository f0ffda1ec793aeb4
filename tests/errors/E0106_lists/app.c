#include "generated/app_queries.h"

SCHEMAC_QUERY(some_events,
    "SELECT kind FROM events WHERE id IN (:a0...) OR id IN (:a1...) OR id IN (:a2...) OR id IN (:a3...) OR id IN (:a4...) OR id IN (:a5...) OR id IN (:a6...) OR id IN (:a7...) OR id IN (:a8...) OR id IN (:a9...) OR id IN (:a10...) OR id IN (:a11...) OR id IN (:a12...) OR id IN (:a13...) OR id IN (:a14...) OR id IN (:a15...) OR id IN (:a16...)");
