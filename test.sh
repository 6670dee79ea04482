#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test.   ./test.sh --long: the same tests at their full counts.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/deploy/setup.sh"

[ "${1:-}" = --long ] && export HYDROEDGE_TEST_LONG=1

need_programs
need_packages "${run_packages[@]}" openssl python3 python3-numpy python3-opencv python3-pil python3-gi gir1.2-gst-rtsp-server-1.0 \
    gstreamer1.0-plugins-{base,good,bad,ugly} systemd
need_npm_packages
publish

say "Building the tests"
dotnet build HydroEdge.sln -c Release --nologo -v quiet -clp:ErrorsOnly || stop "The build failed; the errors are above."

passed=0 failed=0
for project in HydroEdge.Tests HydroEdge.SystemTests; do
    say "Running $project"
    log=$(mktemp)
    set +e
    dotnet test "tests/$project" -c Release --no-build --nologo 2>&1 | tee "$log" | grep -vE '^(Test run for|VSTest version|Starting test|A total of|$)'
    ended=${PIPESTATUS[0]}
    set -e

    # "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, Duration: ..."
    counts=$(grep -E '(Passed|Failed)! +- Failed:' "$log" | tail -1 || true)
    rm -f "$log"
    not_passed=$(sed -nE 's/.*Failed: +([0-9]+),.*/\1/p' <<<"${counts:-Failed: 0,}")
    # A run that died before or after its count is a failure, whatever had passed.
    [ "$ended" = 0 ] || [ "$not_passed" -gt 0 ] || not_passed=1
    failed=$((failed + not_passed))
    passed=$((passed + $(sed -nE 's/.*Passed: +([0-9]+),.*/\1/p' <<<"${counts:-Passed: 0,}")))
done

say "Running models/training/tests"
log=$(mktemp)
set +e
(cd models/training && /usr/bin/python3 -B -m unittest discover -s tests -t .) 2>&1 | tee "$log"
ended=${PIPESTATUS[0]}
set -e

# "Ran 35 tests in 3.9s", then "OK" or "FAILED (failures=1, errors=2)".
ran=$(sed -nE 's/^Ran ([0-9]+) tests?.*/\1/p' "$log")
not_passed=$(sed -nE '/^FAILED/s/[^0-9]+/ /gp' "$log" | awk '{ for (i = 1; i <= NF; i++) sum += $i } END { print sum + 0 }')
rm -f "$log"
[ "$ended" = 0 ] && [ "${ran:-0}" -gt 0 ] || [ "$not_passed" -gt 0 ] || not_passed=1
failed=$((failed + not_passed))
passed=$((passed + (${ran:-0} > not_passed ? ${ran:-0} - not_passed : 0)))

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
