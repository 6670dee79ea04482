#!/usr/bin/env bash
# Installs what is missing, builds, and runs HydroEdge on the demo site: four cameras, a real broker, alarms as they come.
#   ./demo.sh                    one pass over the clips, then a summary
#   ./demo.sh --seconds 60       ends after a minute; exit code 0 only if every planted event was raised and nothing else
#   ./demo.sh --site DIR         another site folder (hydroedge.yaml, watches/, clips, truth.csv)
#   ./demo.sh --broker HOST:PORT a broker of yours instead of a mosquitto of its own
set -euo pipefail
caller=$PWD
. "$(dirname "${BASH_SOURCE[0]}")/deploy/setup.sh"

need_programs
need_packages "${run_packages[@]}"
need_npm_packages
publish
cd "$caller"
exec "$here/artifacts/hydroedge/hydroedge" demo "$@"
