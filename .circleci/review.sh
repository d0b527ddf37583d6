#!/usr/bin/env bash
# Writes what this branch changes in the clusters, against the branch that it goes to, into the folder FOLDER:
#   diff.md       to be read, or posted as a comment
#   results/      the same as test results: a change that the gate blocks is a failed test
#   status        0; or what windlass ended with, when the gate blocks something or something is wrong
#   verdict.txt   what it says of that, and how to acknowledge it
# Usage: .circleci/review.sh FOLDER
set -euo pipefail
shopt -s inherit_errexit

folder=$1
windlass=${WINDLASS:-target/windlass/bin/windlass}
mkdir -p "$folder/results"

# The branch that it goes to is the one that it is fewest commits ahead of; develop goes to main.
base='' fewest=''
for branch in main develop; do
    [ "$branch" != "${CIRCLE_BRANCH:-}" ] || continue
    git fetch --quiet origin "+refs/heads/$branch:refs/remotes/origin/$branch" || continue
    ahead=$(git rev-list --count "refs/remotes/origin/$branch..HEAD")
    if [ -z "$base" ] || [ "$ahead" -lt "$fewest" ]; then
        base=$branch
        fewest=$ahead
    fi
done
if [ -z "$base" ]; then
    echo 'there is neither a branch main nor develop to compare with' >&2
    exit 1
fi
if ! since=$(git merge-base "refs/remotes/origin/$base" HEAD); then
    echo "this branch has no commit in common with $base" >&2
    exit 1
fi
echo "compared with $base at $since"

status=0
"$windlass" diff --base "$since" --gate 2>"$folder/verdict.txt" || status=$?
"$windlass" diff --base "$since" --gate --format markdown >"$folder/diff.md" || [ "$status" != 0 ]
"$windlass" diff --base "$since" --gate --format junit >"$folder/results/windlass.xml" || [ "$status" != 0 ]
echo "$status" >"$folder/status"
