#!/usr/bin/env bash
# Publishes the environment ENVIRONMENT, where this commit is still the newest of the branch BRANCH. The credentials for the
# deploy repository are in WINDLASS_GIT_TOKEN, which windlass reads by itself.
set -euo pipefail
shopt -s inherit_errexit

windlass=${WINDLASS:-target/windlass/bin/windlass}

if [ "$CIRCLE_BRANCH" != "$BRANCH" ]; then
    echo "$ENVIRONMENT is published from $BRANCH, and this is $CIRCLE_BRANCH" >&2
    exit 1
fi
# A pipeline that was slow, or was run again, would take the environment back in time.
newest=$(git ls-remote --exit-code origin "refs/heads/$BRANCH" | cut -f 1)
if [ "$newest" != "$CIRCLE_SHA1" ]; then
    echo "not published: $BRANCH is at $newest by now, whose own pipeline publishes it"
    exit 0
fi
# To publish the name of an environment that is there no more, or only for others to extend, is to remove it from the cluster.
if ! [ -f "environments/$ENVIRONMENT/environment.yaml" ] || ! "$windlass" check "$ENVIRONMENT"; then
    echo "not published: $ENVIRONMENT is not an environment, or something is wrong with it." >&2
    echo "Removing an environment is done by a person: windlass publish $ENVIRONMENT" >&2
    exit 1
fi
"$windlass" publish "$ENVIRONMENT"
