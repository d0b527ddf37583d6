#!/usr/bin/env bash
# Starts the pipeline of the platform on its branch BRANCH, which pins APP to the image of this commit. The platform is the project
# PLATFORM_PROJECT of CircleCI with the pipeline definition PLATFORM_DEFINITION; PLATFORM_PIPELINE_TOKEN may start it.
set -euo pipefail
shopt -s inherit_errexit

# An older commit, whose pipeline was slower or was run again, does not go over a newer one.
newest=$(git ls-remote --exit-code origin refs/heads/main | cut -f 1)
if [ "$newest" != "$CIRCLE_SHA1" ]; then
    echo "not pinned: main is at $newest by now, whose own pipeline pins it"
    exit 0
fi

call=$(printf '{"definition_id": "%s", "config": {"branch": "%s"}, "checkout": {"branch": "%s"}, "parameters": {"app": "%s", "tag": "%s"}}' \
    "$PLATFORM_DEFINITION" "$BRANCH" "$BRANCH" "$APP" "$CIRCLE_SHA1")
printf 'Circle-Token: %s\n' "$PLATFORM_PIPELINE_TOKEN" |
    curl --silent --show-error --fail-with-body --header @- --header 'Content-Type: application/json' --data "$call" \
        "${CIRCLE_API:-https://circleci.com/api/v2}/project/$PLATFORM_PROJECT/pipeline/run"
