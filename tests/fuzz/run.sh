#!/bin/sh
# run.sh [-n EXECUTIONS] [-l LENGTH] [BUILD [SECONDS [TARGET…]]]: builds the fuzz targets (or those named) with clang
# and runs each for SECONDS (60), or for EXECUTIONS, on inputs of LENGTH bytes at most (65536), from its committed
# seeds and what earlier runs kept in BUILD/corpus. What a target finds is left in BUILD/found/. How many executions
# each run made is a line of BUILD/executions.tsv; the sums of all runs are printed, and the last line counts targets.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
runs=-1 length=65536
while getopts n:l: option; do
    case $option in n) runs=$OPTARG ;; l) length=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
build=${1:-$root/build/fuzz} seconds=${2:-60}
[ $# -lt 2 ] && shift $# || shift 2
mkdir -p "$build"
targets=${*:-$(cd "$root/tests/fuzz" && ls -- *_fuzz.c | sed 's/_fuzz\.c$//')}
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSCHEMAC_FUZZ=ON \
    -DSCHEMAC_BUILD_TESTS=ON -DSCHEMAC_BUILD_EXAMPLES=OFF >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
# shellcheck disable=SC2046,SC2086
cmake --build "$build" --target $(printf '%s_fuzz ' $targets) >>"$build.log" 2>&1 || { tail -n 40 "$build.log" >&2; exit 1; }
# Every case is a seed of ddl and pipeline; the first byte says the dialect.
mkdir -p "$build/cases/ddl" "$build/cases/pipeline"
for case in "$root"/tests/cases/*/*/; do
    [ -f "$case/schema.sql" ] || continue
    case $(sed -n 's/^-- dialect: *//p' "$case/query.sql") in sqlite) first=@ ;; postgres) first=A ;; *) first=B ;; esac
    name=$(basename "$(dirname "$case")")_$(basename "$case")
    { printf %s $first && cat "$case/schema.sql"; } >"$build/cases/ddl/$name"
    { cat "$build/cases/ddl/$name" && printf '\n-- queries\n' && cat "$case/query.sql"; } >"$build/cases/pipeline/$name"
done
# Inputs are small and many: a quarantine that stays in the processor's cache, no stack for each allocation, no search
# for shorter inputs of the same coverage. It is four to eight times as many executions a second.
export ASAN_OPTIONS="quarantine_size_mb=1:thread_local_quarantine_size_kb=16:malloc_context_size=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
passed=0 failed=0
for target in $targets; do
    mkdir -p "$build/corpus/$target" "$build/found"
    cp "$build/tests/${target}_fuzz" "$build/$target.run" # a build meanwhile does not pull it away
    echo "fuzz: $target for $seconds s"
    # shellcheck disable=SC2046
    if "$build/$target.run" -max_total_time="$seconds" -runs="$runs" -timeout=10 -rss_limit_mb=2048 -max_len="$length" \
        -entropic=0 -reduce_inputs=0 \
        -print_final_stats=1 -artifact_prefix="$build/found/$target-" "$build/corpus/$target" \
        "$root/tests/fuzz/seeds/$target" $([ ! -d "$build/cases/$target" ] || echo "$build/cases/$target") >"$build/$target.log" 2>&1
    then passed=$((passed + 1))
    else failed=$((failed + 1)); echo "fuzz: $target failed" >&2; tail -n 40 "$build/$target.log" >&2
    fi
    made=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")
    printf '%s\t%s\n' "$target" "${made:-0}" >>"$build/executions.tsv"
    awk -v target="$target" '$1 == target { n += $2 } END { printf "fuzz: %s: %.0f executions in all\n", target, n }' \
        "$build/executions.tsv"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
