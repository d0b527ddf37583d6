#!/usr/bin/env bash
# Pins the app APP to the image TAG in the environment ENVIRONMENT, which is published from the branch BRANCH:
#   BY=push           by a commit on that branch, whose pipeline tests and publishes it
#   BY=pull-request   by a pull request, which somebody merges
# APP and TAG come from outside. PLATFORM_REPOSITORY is this repository's OWNER/NAME on GitHub, PLATFORM_TOKEN may write to it.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

windlass=${WINDLASS:-target/windlass/bin/windlass}
remote=${PLATFORM_URL:-https://github.com/$PLATFORM_REPOSITORY.git}
api=${PLATFORM_API:-https://api.github.com}/repos/$PLATFORM_REPOSITORY

if ! [[ $APP =~ ^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$ ]]; then
    echo 'the parameter "app" is not the name of an app' >&2
    exit 1
fi
if ! [[ $TAG =~ ^[0-9a-f]{40}$ ]]; then
    echo 'the parameter "tag" is not the hash of a commit: 40 digits of 0-9 and a-f' >&2
    exit 1
fi
if [ "$CIRCLE_BRANCH" != "$BRANCH" ]; then
    echo "$ENVIRONMENT is pinned on $BRANCH, and this is $CIRCLE_BRANCH" >&2
    exit 1
fi

# Git with the token, which stands in no argument and no file: Git asks this one-line program for it. What CircleCI's checkout has
# set for the user, addresses of GitHub rewritten to its own read-only key, does not count here.
# shellcheck disable=SC2016
as_platform() {
    GIT_TERMINAL_PROMPT=0 GIT_CONFIG_GLOBAL=/dev/null git -c credential.helper='!f() { echo username=x-access-token; echo "password=$PLATFORM_TOKEN"; }; f' "$@"
}

# The newest commit of BRANCH with the pin on top; says nothing where it is pinned already.
commit_on_newest() {
    as_platform fetch --quiet "$remote" "refs/heads/$BRANCH"
    git checkout --quiet --force --detach FETCH_HEAD
    if ! [ -f "apps/$APP.yaml" ]; then
        echo "there is no app \"$APP\" on $BRANCH" >&2
        return 1
    fi
    "$windlass" pin "$APP" --tag "$TAG" --env "$ENVIRONMENT" --approve >&2
    git add --all
    if ! git diff --cached --quiet; then
        git -c user.name=Windlass -c user.email=windlass@users.noreply.github.com \
            commit --quiet --message "[pin] $APP in $ENVIRONMENT to $TAG"
        git rev-parse HEAD
    fi
}

push() {
    local newest='' before commit attempt
    for attempt in 1 2 3 4 5; do
        before=$newest
        commit=$(commit_on_newest)
        if [ -z "$commit" ]; then
            echo "$APP is at $TAG in $ENVIRONMENT already"
            return
        fi
        newest=$(git rev-parse "$commit^")
        if [ "$newest" = "$before" ]; then
            echo "the push to $BRANCH was refused, and nobody else has pushed: see what Git says above" >&2
            return 1
        fi
        if as_platform push --quiet "$remote" "$commit:refs/heads/$BRANCH"; then
            echo "pinned by $commit on $BRANCH, whose pipeline publishes it"
            return
        fi
        sleep "${PIN_PAUSE:-$((attempt * 3))}"
    done
    echo "others pushed to $BRANCH each time: run this job again" >&2
    return 1
}

# The commit of a branch, which is fetched; says nothing where there is no such branch.
proposed() {
    if [ -n "$(as_platform ls-remote "$remote" "refs/heads/$1")" ]; then
        as_platform fetch --quiet "$remote" "refs/heads/$1"
        git rev-parse FETCH_HEAD
    fi
}

# Whether a commit changes the same commit to the same files as another does, whenever it was made.
is_this_pin() {
    [ "$(git rev-parse "$1^@" "$1^{tree}")" = "$(git rev-parse "$2^@" "$2^{tree}")" ]
}

pull_request() {
    local commit newest there proposal=pin/$APP-$TAG answer status
    commit=$(commit_on_newest)
    if [ -z "$commit" ]; then
        echo "$APP is at $TAG in $ENVIRONMENT already"
        return
    fi
    # A branch that is there already is proposed where it is this very pin on what BRANCH is now, and else left alone: it may hold
    # anything. Then the pin has a branch of its own for this state of BRANCH.
    newest=$(git rev-parse "$commit^")
    there=$(proposed "$proposal")
    if [ -n "$there" ] && ! is_this_pin "$there" "$commit"; then
        proposal=$proposal-${newest:0:12}
        there=$(proposed "$proposal")
        if [ -n "$there" ] && ! is_this_pin "$there" "$commit"; then
            echo "the branch $proposal holds something else than this pin: look at it and remove it" >&2
            return 1
        fi
    fi
    if [ -z "$there" ]; then
        as_platform push --quiet "$remote" "$commit:refs/heads/$proposal"
    fi
    # APP and TAG hold nothing that JSON would have to quote: see above.
    answer=$(mktemp)
    status=$(
        printf 'Authorization: Bearer %s\n' "$PLATFORM_TOKEN" |
            curl --silent --show-error --output "$answer" --write-out '%{http_code}' \
                --header @- --header 'Accept: application/vnd.github+json' --header 'X-GitHub-Api-Version: 2022-11-28' \
                --data "{\"title\": \"[pin] $APP in $ENVIRONMENT to $TAG\", \"head\": \"$proposal\", \"base\": \"$BRANCH\",
                    \"body\": \"Its pipeline has built, tested and pushed this image. The check \`review\` shows what changes.\"}" \
                "$api/pulls"
    )
    if [ "$status" = 201 ]; then
        echo "proposed on the branch $proposal"
    elif [ "$status" = 422 ] && grep --quiet 'already exists' "$answer"; then
        echo "proposed on the branch $proposal already"
    else
        echo "GitHub answers $status to the pull request:" >&2
        cat "$answer" >&2
        return 1
    fi
}

case $BY in
    push) push ;;
    pull-request) pull_request ;;
esac
