/* main.c: argv → exit status. */
#include <jansson.h>
#include <stdlib.h>

#include "become.h"
#include "driver.h"

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct config config;
    int status = EXIT_CLEAN;
    json_set_alloc_funcs(xmalloc, free); /* on its own jansson takes a want of memory for a text that is no JSON */
    if (config_load(&arena, argc, argv, &config, &status))
        status =
            config.action == ACTION_VERIFY ? become(&arena, "schemac-verify", argv) : (int)driver_run(&arena, &config);
    arena_free(&arena);
    return status;
}
