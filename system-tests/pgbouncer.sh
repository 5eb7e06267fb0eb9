#!/usr/bin/env bash
# Runs the tests that need a real PgBouncer; installs Debian's package where there is none (that takes root).
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! -x /usr/sbin/pgbouncer ]; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends pgbouncer
fi
exec ./mvnw -B verify -pl system-tests -am -DexcludedGroups= -Dgroups=pgbouncer -Dsurefire.failIfNoSpecifiedTests=false
