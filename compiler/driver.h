/* driver.h: the hallway. One run of one command, from configuration to exit status. */
#ifndef SCHEMAC_DRIVER_H
#define SCHEMAC_DRIVER_H

#include "config.h"

enum exit_status { EXIT_CLEAN = 0, EXIT_SQL = 1, EXIT_ENVIRONMENT = 2 };

/* Runs the configured command; diagnostics go to standard error, what was asked for to standard output. */
enum exit_status driver_run(struct arena *a, const struct config *config);

#endif
