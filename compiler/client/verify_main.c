/* verify_main.c: schemac-verify: schemac with the client libraries. `schemac verify` becomes this program (main.c), so that no
 * other command has to load them. CLIENT. */
#include <jansson.h>
#include <stdlib.h>

#include "client/client.h"
#include "driver.h"

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct config config;
    int status = EXIT_CLEAN;
    json_set_alloc_funcs(xmalloc, free);
    if (config_load(&arena, argc, argv, &config, &status)) {
        config.live = &client_driver;
        status = (int)driver_run(&arena, &config);
    }
    arena_free(&arena);
    return status;
}
