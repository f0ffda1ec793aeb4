/* main.c: argv → exit status. */
#include "driver.h"

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct config config;
    int status = EXIT_CLEAN;
    if (config_load(&arena, argc, argv, &config, &status)) status = (int)driver_run(&arena, &config);
    arena_free(&arena);
    return status;
}
