# Sourced by the scripts: goes to the root of the project and finds a Python ≥ 3.11 as $PYTHON.
cd "$(dirname "$0")/.." || exit 1
for PYTHON in "${NUANJU_PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 python none; do
    [ -n "$PYTHON" ] || continue
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
if [ "$PYTHON" = none ]; then
    echo "需要 Python 3.11 或更新的版本（现在是：$(python3 --version 2>&1)）。请先安装，或用 NUANJU_PYTHON=/路径/python3 指明。" >&2
    exit 1
fi
